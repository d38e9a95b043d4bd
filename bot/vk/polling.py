"""VK's Long Poll: events fetched until cancelled, whatever happens on the way.

vk_api's own listener ends at the first fault, and moves on before it has read what came: here an event that
can't be read costs itself alone, and the place in the stream (`ts`) is kept once its events are safe.
https://dev.vk.com/ru/api/bots-long-poll/getting-started
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import Any, NoReturn

import aiohttp
import structlog

from bot.delivery.intake import each
from bot.delivery.model import Accept, Bookmarks, Delivery, LaterError, OverloadedError, RefusedError
from bot.delivery.shape import integer, members, text
from bot.delivery.tame_json import read_json
from bot.vk.receive import delivery
from bot.vk.received import NAME

SECONDS_OF_POLL = 25
SECONDS_MORE = 5
SECONDS_TO_CONNECT = 3
SHORTEST_WAIT, LONGEST_WAIT, MOST_DOUBLINGS = 0.5, 6.0, 10
"""With the time to connect: it goes on within ten seconds of an outage's end."""

OUTDATED, LOST = 1, 3
"""`failed`: go on from the `ts` given; from now on. With 2 (the key is old) and others our place stands."""

LONGEST_TS = 64

log = structlog.get_logger()


class PollError(Exception):
    """The answer can't be used. The message says why, in a word."""


@dataclass(frozen=True, slots=True)
class LongPollServer:
    """Where to ask, with which key, and from which event on."""

    address: str
    key: str
    ts: str


class Listener:
    """Follows one community. `ask`: calls a method of VK's API."""

    def __init__(
        self, ask: Callable[[str, Mapping[str, Any]], Awaitable[Any]], group: int, bookmarks: Bookmarks
    ) -> None:
        self._ask = ask
        self._group = group
        self._bookmarks = bookmarks
        self._name = f"{NAME}:{group}:ts"
        self._server: LongPollServer | None = None
        self._faults = 0

    async def listen(self, accept: Accept) -> None:
        """Never returns, and raises nothing but its cancellation."""
        limit = aiohttp.ClientTimeout(total=SECONDS_OF_POLL + SECONDS_MORE, sock_connect=SECONDS_TO_CONNECT)
        async with aiohttp.ClientSession(timeout=limit, trust_env=True) as session:
            while True:
                try:
                    await self._step(session, accept)
                    self._faults = 0
                except (LaterError, RefusedError, PollError, aiohttp.ClientError, TimeoutError) as error:
                    await self._fault(error)

    async def _step(self, session: aiohttp.ClientSession, accept: Accept) -> None:
        if self._server is None:
            self._server = await self._found(await self._bookmarks.bookmark(self._name))
        server, asked_at = self._server, monotonic()
        answer = await _checked(session, server)
        if "failed" in answer:
            await self._failed(answer)
        ts, updates = _ts(answer), answer.get("updates")
        if not ts or not isinstance(updates, list):
            raise PollError("unreadable")
        await _accepted(accept, each(NAME, updates, partial(delivery, group=self._group)))
        await self._bookmarks.keep_bookmark(self._name, ts)
        self._server = replace(server, ts=ts)
        if ts == server.ts or not updates:
            await asyncio.sleep(asked_at + SHORTEST_WAIT - monotonic())

    async def _found(self, ts: str) -> LongPollServer:
        """The server, to go on from `ts`; empty: from now on."""
        found = members(await self._ask("groups.getLongPollServer", {"group_id": self._group}))
        address, key, now = text(found.get("server")), text(found.get("key")), _ts(found)
        if not (address and now):
            raise PollError("no server")
        if not ts:
            await self._bookmarks.keep_bookmark(self._name, now)
        return LongPollServer(address if "://" in address else f"https://{address}", key, ts or now)

    async def _failed(self, answer: Mapping[str, Any]) -> NoReturn:
        """Look the server up anew; where VK doesn't know our place any more, go on from the one it names."""
        reason = integer(answer.get("failed"))
        if reason in (OUTDATED, LOST):
            await self._bookmarks.keep_bookmark(self._name, _ts(answer) if reason == OUTDATED else "")
        self._server = None
        raise PollError(f"failed {reason}")

    async def _fault(self, error: Exception) -> None:
        """Wait, ever longer, each time at random; from the second fault on the server is looked up anew."""
        wait = min(SHORTEST_WAIT * 2 ** min(self._faults, MOST_DOUBLINGS), LONGEST_WAIT)
        self._faults += 1
        log.warning("vk_poll_fault", error=type(error).__name__, reason=_reason(error), times=self._faults)
        if self._faults > 1:
            self._server = None
        await asyncio.sleep(random.uniform(wait / 2, wait))  # noqa: S311 - no secret, a moment


async def _checked(session: aiohttp.ClientSession, server: LongPollServer) -> Mapping[str, Any]:
    asked = {"act": "a_check", "key": server.key, "ts": server.ts, "wait": str(SECONDS_OF_POLL)}
    async with session.get(server.address, params=asked) as response:
        try:
            answer = read_json(await response.read())
        except ValueError as error:
            raise PollError("no JSON") from error
    if not isinstance(answer, dict):
        raise PollError("unreadable")
    return answer


async def _accepted(accept: Accept, deliveries: list[Delivery]) -> None:
    """Accept them, however long it takes until there is room."""
    while deliveries:
        try:
            await accept(deliveries)
        except OverloadedError:
            await asyncio.sleep(SHORTEST_WAIT)
        else:
            return


def _ts(answer: Mapping[str, Any]) -> str:
    """VK gives it as a number or as a string; whatever is longer than one is none."""
    ts = answer.get("ts")
    told = str(ts) if isinstance(ts, int) else text(ts)
    return told if len(told) <= LONGEST_TS else ""


def _reason(error: Exception) -> str:
    """Its own words where they are ours; a library's may hold the key."""
    return str(error) if isinstance(error, LaterError | RefusedError | PollError) else ""
