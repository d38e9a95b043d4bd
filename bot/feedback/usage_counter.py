"""What the guide is used for, counted in memory and added to the database's counts now and then."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from datetime import date
from threading import Lock

import structlog

from catalog.statistics.usage import Count
from catalog.store.errors import StoreError
from catalog.store.processes.counts import Counts

SECONDS_BETWEEN_WRITES = 10.0
"""A kill loses what was counted since the last write: a day's figures are then short by that, and no more."""

log = structlog.get_logger()


class Counting:
    """Counts need no bound while the database is away: there are no more of them than institutions a day."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._waiting: Counter[tuple[date, Count]] = Counter()
        self._changing = Lock()

    def add(self, counts: Iterable[Count], on: date) -> None:
        """Count these for that day. Never waits for the database, never raises."""
        with self._changing:
            self._waiting.update((on, count) for count in counts)

    async def keep_writing(self) -> None:
        """Add what was counted to the database, until cancelled."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_WRITES)
            await asyncio.to_thread(self.write)

    def write(self) -> None:
        """Add what was counted to the database; what can't be written waits for the next time."""
        with self._changing:
            counted, self._waiting = self._waiting, Counter()
        if not counted:
            return
        try:
            self._counts.add(counted)
        except StoreError as error:
            log.warning("counts_not_written", waiting=len(counted), reason=str(error))
            with self._changing:
                self._waiting.update(counted)
        except Exception:  # a count that can't be written mustn't end the counting
            log.exception("counts_dropped", count=len(counted))
