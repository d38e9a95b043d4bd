"""Answers what was delivered: conversations side by side, each in its order; a fault costs itself alone."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog

from bot.delivery.admission import MOST_BUSY, Room
from bot.delivery.answering import Answering
from bot.delivery.inbox import Inbox
from bot.delivery.model import Channel, Delivery
from bot.delivery.sent_marks import Departures
from bot.observability import metrics

SECONDS_BETWEEN_LOOKS = 1.0

log = structlog.get_logger()


class Dispatcher:
    """Holds one task per conversation in which something waits.

    `loaded`: nothing is answered before; it is accepted all the same. `most_busy`: so many of each channel
    are answered at once; one whose platform doesn't answer takes no room from the others.
    """

    def __init__(
        self,
        inbox: Inbox,
        channels: Sequence[Channel],
        loaded: asyncio.Event | None = None,
        departures: Departures | None = None,
        most_busy: int = MOST_BUSY,
    ) -> None:
        self._inbox = inbox
        self._loaded = loaded
        noted = departures or Departures()
        self._answering: Mapping[str, Answering] = {
            channel.name: Answering(channel, inbox, noted, Room(most_busy)) for channel in channels
        }
        self._tasks: set[asyncio.Task[None]] = set()
        metrics.WAITING.set_function(lambda: len(self._tasks))

    async def accept(self, deliveries: Sequence[Delivery]) -> None:
        """Once it returns, the deliveries are safe; the platform may be told so.

        Waits for room, so that what is taken is answered soon. Raises OverloadedError.
        """
        for name in {delivery.channel for delivery in deliveries} & self._answering.keys():
            await self._answering[name].room.free()
        for delivery in deliveries:
            metrics.DELIVERIES.labels(delivery.channel).inc()
        self._hold(await self._inbox.accept(deliveries))

    async def run(self) -> None:
        """Go on with what a process that is no more left behind, until cancelled."""
        while True:
            self._hold(await self._inbox.abandoned())
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def drain(self, seconds: float) -> int:
        """Wait so long for what was accepted to be answered; returns how many conversations are left."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = [task for task in self._tasks if not task.done()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return len(left)

    def _hold(self, conversations: Sequence[str]) -> None:
        for conversation in conversations:
            task = asyncio.create_task(self._converse(conversation))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _converse(self, conversation: str) -> None:
        if self._loaded is not None:
            await self._loaded.wait()
        work = await self._inbox.next(conversation)
        while work is not None:
            answering = self._answering.get(work.delivery.channel)
            if answering is not None:  # else its settings were taken away since it was delivered
                await answering.answer(work)
            work = await self._inbox.next(conversation, work)
