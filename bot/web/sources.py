"""Not too much from one address: a flood is refused before anything of it is read, and the rest go on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv6Address, ip_address
from time import monotonic
from weakref import WeakValueDictionary

from starlette.requests import Request

from bot.observability import metrics
from bot.rate_limit.memory import Allowance, Pace
from bot.web.receive import RefusedRequestError
from handlers.texts import page as texts

MOST_MESSAGES = 200
"""In ten seconds: a school or a mobile operator stands behind one address, and a flood is more."""

SECONDS_BETWEEN = 0.025
"""Until the next message of an address may begin: between two steps of another's answer the loop makes few of
these, and an address gets more of them than it may send."""

TIMES_PAUSED, LONGEST_PAUSE = 3, 3.0
"""So many times as long as its answer took an address pauses, and so many seconds at most: whoever sends what
takes longest has that part of the interpreter alone, and the others keep the rest."""

SECONDS_HELD = 1.0
"""So long a refusal is held back: who sends as fast as answers come is slowed by it, at no cost here."""

MOST_HELD = 200
"""Refusals held at once; beyond them they are given at once, so that a flood can't hold all connections."""

SUBSCRIBER_BITS = 64
"""So much of an IPv6 address names the subscriber, who chooses the rest at will."""


class Sources:
    """Where the messages of the last seconds came from."""

    def __init__(self, most: int = MOST_MESSAGES) -> None:
        """`most`: what is let through of one address in ten seconds."""
        self._pace = Pace(most=most)
        self._held = asyncio.Semaphore(MOST_HELD)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def admit(self, request: Request) -> None:
        """Raises RefusedError where too much comes from there.

        This machine itself is not counted: a proxy on it that isn't trusted hides who asks, and all residents
        would be one.
        """
        source = source_of(request)
        if source and await self._pace.count(source) is not Allowance.GO:
            metrics.TOO_OFTEN.labels("address").inc()
            if not self._held.locked():
                async with self._held:
                    await asyncio.sleep(SECONDS_HELD)
            raise RefusedRequestError(texts.TOO_MUCH_FROM_HERE, status=429)

    @asynccontextmanager
    async def turn(self, request: Request) -> AsyncIterator[None]:
        """Wait until what came before from there is answered.

        One at a time: two texts that take long would have both threads beside the loop, and each step of
        another's answer that lets the interpreter go would wait for two to have it again.
        """
        source = source_of(request)
        if not source:
            yield
            return
        turn = self._turns.setdefault(source, asyncio.Lock())
        await turn.acquire()
        began = monotonic()
        try:
            yield
        finally:
            asyncio.get_running_loop().call_later(pause_after(monotonic() - began), turn.release)


def pause_after(took: float) -> float:
    """Seconds until an address has its next turn, after an answer that took so many."""
    return min(LONGEST_PAUSE, max(SECONDS_BETWEEN, TIMES_PAUSED * took))


def source_of(request: Request) -> str:
    """The address, of IPv6 the subscriber's part; empty for this machine and where it isn't known."""
    try:
        address = ip_address(request.client.host if request.client else "")
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return ""
    kept = int(address) >> SUBSCRIBER_BITS if isinstance(address, IPv6Address) else int(address)
    return f"{address.version}:{kept:x}"
