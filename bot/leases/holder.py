"""A job that one process alone may do: whoever holds its lease does it, and the others stand by.

A lease ends by itself: the job of a process that died, or hangs, is taken over within `SECONDS_HELD`.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

import structlog

from bot.observability import metrics
from catalog.store.errors import RegisterUnavailable
from catalog.store.processes.holder import new_holder
from catalog.store.processes.leases import KeptLeases

SECONDS_HELD = 12.0
"""Longer than a busy machine makes a renewal wait; short, for nobody polls in that time after a kill."""

BETWEEN_RENEWALS, PATIENCE, SAFE = 1 / 6, 1 / 6, 1 / 2
"""Parts of the time held. They add up to less than it: who hears nothing stops before another may begin."""

Job = Callable[[], Coroutine[Any, Any, None]]

log = structlog.get_logger()


class LeasesAwayError(Exception):
    """What keeps the leases can't be reached: nobody knows who holds them."""


class LeaseKeeper(Protocol):
    """Where the leases of all processes are kept. `holder` names one process."""

    async def take(self, name: str, holder: str, seconds: float) -> bool:
        """Take the lease, or renew one's own; False where another holds it. Raises LeasesAwayError."""

    async def free(self, name: str, holder: str) -> None:
        """Let go of one's own. Raises LeasesAwayError."""


class Leases:
    """The leases of this process: `await leases.alone("poll:vk", poll)`."""

    def __init__(self, keeper: LeaseKeeper, seconds: float = SECONDS_HELD) -> None:
        self._keeper = keeper
        self._seconds = seconds
        self._holder = new_holder()

    async def alone(self, name: str, job: Job, *, through_outages: bool = False) -> None:
        """Wait for the lease, and do the job under it; return, or raise, as the job does.

        Where the lease is lost the job is cancelled before another process may begin it, and begun anew once
        the lease is held again. While the leases can't be reached nobody begins; who is at it stops in time
        too, or goes on `through_outages`, where two at once for a moment do less harm than none.
        `name`: up to 64 characters.
        """
        while True:
            await self._wait_for(name)
            log.info("lease_taken", name=name)
            metrics.LEASES.labels(name).set(1)
            working = asyncio.ensure_future(job())
            try:
                if await self._keep(name, working, through_outages=through_outages):
                    return working.result()
            finally:
                metrics.LEASES.labels(name).set(0)
                working.cancel()
                await asyncio.gather(working, return_exceptions=True)
                await self._free(name)
            log.warning("lease_lost", name=name)

    async def _wait_for(self, name: str) -> None:
        while not await self._taken(name):  # noqa: ASYNC110 - another process lets go of it
            await asyncio.sleep(self._seconds * BETWEEN_RENEWALS)

    async def _keep(self, name: str, working: asyncio.Future[None], *, through_outages: bool) -> bool:
        """Renew the lease until the job is done (True), or the lease is or soon may be another's (False)."""
        clock = asyncio.get_running_loop().time
        safe_until = clock() + self._seconds * SAFE
        while through_outages or clock() < safe_until:
            done, _ = await asyncio.wait([working], timeout=self._seconds * BETWEEN_RENEWALS)
            if done:
                return True
            asked_at = clock()
            taken = await self._taken(name)
            if taken:
                safe_until = asked_at + self._seconds * SAFE
            elif taken is False:
                return False
        return False

    async def _taken(self, name: str) -> bool | None:
        """Whether the lease is ours now; None: nobody knows."""
        try:
            async with asyncio.timeout(self._seconds * PATIENCE):
                return await self._keeper.take(name, self._holder, self._seconds)
        except (LeasesAwayError, TimeoutError) as error:
            log.warning("lease_unknown", name=name, reason=str(error))
            return None

    async def _free(self, name: str) -> None:
        try:
            await self._keeper.free(name, self._holder)
        except LeasesAwayError as error:
            log.warning("lease_unknown", name=name, reason=str(error))


class DatabaseLeases:
    """Leases as rows of the register's database."""

    def __init__(self, leases: KeptLeases) -> None:
        self._leases = leases

    async def take(self, name: str, holder: str, seconds: float) -> bool:
        try:
            return await asyncio.to_thread(self._leases.take, name, holder, seconds)
        except RegisterUnavailable as error:
            raise LeasesAwayError(str(error)) from error

    async def free(self, name: str, holder: str) -> None:
        try:
            await asyncio.to_thread(self._leases.free, name, holder)
        except RegisterUnavailable as error:
            raise LeasesAwayError(str(error)) from error
