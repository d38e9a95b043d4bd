"""Answers what was delivered: conversations side by side, each in its order; a fault costs itself alone."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog

from bot.delivery.admission import MOST_BUSY, Room
from bot.delivery.answering import Answering
from bot.delivery.inbox import Inbox
from bot.delivery.intake import alone, count_lost
from bot.delivery.model import Channel, Delivery, OverloadedError
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
        self._keeping: set[asyncio.Task[None]] = set()
        metrics.WAITING.set_function(lambda: len(self._tasks))

    async def accept(self, deliveries: Sequence[Delivery]) -> None:
        """Once it returns, the deliveries are safe; the platform may be told so.

        Waits for room, so that what is taken is answered soon. Raises OverloadedError.
        """
        for name in {delivery.channel for delivery in deliveries} & self._answering.keys():
            await self._answering[name].room.free()
        for delivery in deliveries:
            metrics.DELIVERIES.labels(delivery.channel).inc()
        # A poller that is called off meanwhile must leave nothing that is kept and answered by nobody.
        keeping = asyncio.create_task(self._keep(deliveries))
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)
        await asyncio.shield(keeping)

    async def run(self) -> None:
        """Go on with what a process that is no more left behind, until cancelled."""
        while True:
            try:
                self._hold(await self._inbox.abandoned())
            except Exception as error:  # noqa: BLE001 - the next look may do
                log.error("look_failed", error=type(error).__name__)  # noqa: TRY400 - it may quote a person
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def drain(self, seconds: float) -> int:
        """Wait so long for what was accepted to be answered; returns how many conversations are left."""
        if self._keeping:
            await asyncio.wait(self._keeping, timeout=seconds)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = [task for task in self._tasks if not task.done()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return len(left)

    async def _keep(self, deliveries: Sequence[Delivery]) -> None:
        """Keep them together; where that fails one by one, so that one costs itself alone."""
        try:
            self._hold(await self._inbox.accept(deliveries))
        except OverloadedError:
            raise
        except Exception as error:  # noqa: BLE001 - nobody else's update may be lost for it
            if len(deliveries) == 1:
                count_lost(deliveries[0].channel, "keep", error)
                return
            for one in deliveries:
                await self._keep([one])

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
                with alone(work.delivery.channel, "answer"):
                    await answering.answer(work)
            work = await self._inbox.next(conversation, work)
