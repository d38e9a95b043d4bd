"""One delivery on its way: answered by the conversation, then call by call told to the platform."""

import asyncio
from dataclasses import replace

import structlog

from bot.delivery.admission import Room
from bot.delivery.inbox import Inbox
from bot.delivery.model import Call, Channel, LaterError, RefusedError, Work
from bot.delivery.sent_marks import Departures
from bot.observability import metrics

MOST_TRIES = 3
MOST_SECONDS = 600.0
"""So long a call is tried again; what a platform didn't take in that time is old news to the person."""

PREPARED_AT_ONCE = 256
SECONDS_UNTIL_WAITING = 0.3
SECONDS_BETWEEN_TRIES = 0.1

log = structlog.get_logger()


class Answering:
    """What one channel does with a delivery."""

    def __init__(self, channel: Channel, inbox: Inbox, departures: Departures, room: Room) -> None:
        self.room = room
        self._channel = channel
        self._inbox = inbox
        self._departures = departures
        self._preparing = asyncio.Semaphore(PREPARED_AT_ONCE)
        self._sending = asyncio.Semaphore(channel.sent_at_once)
        self._alone = asyncio.Lock()

    async def answer(self, work: Work) -> None:
        """Never raises: an update that can't be answered is set aside after three tries."""
        loop = asyncio.get_running_loop()
        waiting = loop.call_later(SECONDS_UNTIL_WAITING, self._show_waiting, work)
        try:
            with self.room.taken(), metrics.DELIVERED.labels(self._channel.name).time():
                await self._answer(work)
        finally:
            waiting.cancel()

    async def _answer(self, work: Work) -> None:
        work = await self._prepared(work)
        for position in range(work.position, len(work.calls or ())):
            begun = work.calling and position == work.position
            await self._made(replace(work, position=position, calling=begun))

    async def _prepared(self, work: Work) -> Work:
        while work.calls is None:
            if work.tries >= MOST_TRIES:
                log.error("update_set_aside", channel=self._channel.name)
                metrics.SET_ASIDE.labels(self._channel.name).inc()
                return work
            try:
                work = await (self._prepared_alone(work) if work.is_left else self._prepared_once(work))
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one update, the next is answered
                work = await self._failed(work, error)
        return work

    async def _prepared_once(self, work: Work) -> Work:
        async with self._preparing:
            calls = await self._channel.prepare(work.delivery.payload)
        return replace(work, calls=tuple(calls))

    async def _prepared_alone(self, work: Work) -> Work:
        """No other that was left is prepared meanwhile: what ends the process then is this one."""
        async with self._alone:
            await self._inbox.keep(replace(work, tries=work.tries + 1))
            return await self._prepared_once(work)

    async def _made(self, work: Work) -> None:
        """Make the call at the work's position; until it is made, it is tried again as the platform asks."""
        call = (work.calls or ())[work.position]
        if work.calling and call.shown and await self._was_made(work, call):
            return
        end = asyncio.get_running_loop().time() + MOST_SECONDS
        while asyncio.get_running_loop().time() < end and work.tries < MOST_TRIES:
            with self.room.left():
                await self._channel.ready(call)
            try:
                async with self._sending:
                    await self._send(work, call)
            except LaterError as error:
                await self._later(work, call, error)
            except RefusedError as error:
                log.info("call_refused", channel=self._channel.name, method=call.method, reason=str(error))
                return
            except Exception as error:  # noqa: BLE001 - likewise for one call
                work = await self._failed(work, error)
            else:
                return
        log.error("call_given_up", channel=self._channel.name, method=call.method)
        metrics.GIVEN_UP.labels(self._channel.name).inc()

    async def _send(self, work: Work, call: Call) -> None:
        departure = self._departures.new()
        await self._inbox.keep(replace(work, calling=True, departure=departure))
        with self._departures.noting(departure):
            await self._channel.send(call)

    async def _was_made(self, work: Work, call: Call) -> bool:
        """A process that died had begun the call."""
        has_left = self._departures.has_left(work.departure)
        return await self._channel.was_made(call, work.delivery.payload, has_left=has_left)

    async def _later(self, work: Work, call: Call, error: LaterError) -> None:
        await self._inbox.keep(replace(work, calling=False))
        metrics.PUT_OFF.labels(self._channel.name).inc()
        log.info("call_later", channel=self._channel.name, method=call.method, seconds=error.seconds)
        with self.room.left():
            await asyncio.sleep(error.seconds)

    async def _failed(self, work: Work, error: Exception) -> Work:
        work = replace(work, tries=work.tries + 1, calling=False)
        log.warning("try_failed", channel=self._channel.name, error=type(error).__name__, tries=work.tries)
        await self._inbox.keep(work)
        await asyncio.sleep(SECONDS_BETWEEN_TRIES * work.tries)
        return work

    def _show_waiting(self, work: Work) -> None:
        if self.room.is_crowded:
            return
        task = asyncio.ensure_future(self._channel.waiting(work.delivery.payload))
        self._shown = task  # held, or the loop might let it go before it ends
