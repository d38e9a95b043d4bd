"""What the dialogue wants remembered, on its way to the database: nobody's answer waits for a slow one."""

import asyncio
from collections import deque
from collections.abc import Iterable
from datetime import UTC, date, datetime
from threading import Lock

import structlog

from bot.feedback.usage_counter import Counting
from bot.privacy.daily_pseudonyms import Voices
from catalog.queues.model import Missed
from catalog.statistics.usage import Count
from catalog.store.desk.queues import Queues
from catalog.store.errors import StoreError
from catalog.store.processes.counts import Counts
from handlers.messages import Miss, Report

MOST_WAITING = 1_000
"""Notes that wait while the database is away; more are lost, and counted in the log."""

SECONDS_BETWEEN_WRITES = 1.0

log = structlog.get_logger()


class Notes:
    """Keeps reports and misses beside a voice, which tells conversations apart and names nobody."""

    def __init__(self, queues: Queues, counts: Counts) -> None:
        self._queues = queues
        self._counting = Counting(counts)
        self._voices = Voices()
        self._waiting: deque[tuple[Report | Miss, str, date]] = deque()
        self._writing = Lock()
        self._lost = 0
        self._purged = date.min

    async def report(self, person: str, report: Report, on: date) -> int:
        """Write a report down now, and give its number. Raises StoreError."""
        return await asyncio.to_thread(self._write_report, report, self._voice(person, report, on), on)

    def hand_over(self, person: str, note: Report | Miss, on: date) -> None:
        """Have a note written within a second or so. Never waits, never raises."""
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append((note, self._voice(person, note, on), on))
        else:
            self._lost += 1

    def count(self, counts: Iterable[Count], on: date) -> None:
        """Have these counted, without whoever they are of. Never waits, never raises."""
        self._counting.add(counts, on)

    async def keep_writing(self) -> None:
        """Write what was handed over and counted, and forget what is old, until cancelled."""
        await asyncio.gather(self._keep_writing(), self._counting.keep_writing())

    async def _keep_writing(self) -> None:
        while True:
            await asyncio.to_thread(self._try_to_write)
            await asyncio.sleep(SECONDS_BETWEEN_WRITES)

    def close(self) -> None:
        """Write what is left, after the last answer."""
        self._try_to_write()
        self._counting.write()

    def write(self) -> None:
        """Write all that waits; what isn't written goes on waiting. Raises StoreError."""
        with self._writing:
            waiting = tuple(self._waiting)
            misses = [_missed(note, voice, on) for note, voice, on in waiting if isinstance(note, Miss)]
            if misses:
                self._queues.write_misses(misses)
            for note, voice, on in waiting:
                if isinstance(note, Report):
                    self._write_report(note, voice, on)
                self._waiting.popleft()

    def _try_to_write(self) -> None:
        try:
            self.write()
            self._purge(datetime.now(UTC).date())
        except StoreError as error:
            log.warning("notes_not_written", waiting=len(self._waiting), reason=str(error))
        except Exception as error:  # noqa: BLE001 - a note that can't be written mustn't end the writing
            # The message of a driver holds the values, which are somebody's words: only its name is told.
            log.error("notes_dropped", waiting=len(self._waiting), error=type(error).__name__)  # noqa: TRY400
            self._waiting.clear()
        if self._lost:
            log.warning("notes_lost", count=self._lost)
            self._lost = 0

    def _purge(self, today: date) -> None:
        if today != self._purged:
            self._queues.purge(today)
            self._purged = today

    def _write_report(self, report: Report, voice: str, on: date) -> int:
        return self._queues.write_report(report.kind, report.code, report.text, on, voice)

    def _voice(self, person: str, note: Report | Miss, on: date) -> str:
        about = (note.kind, note.code) if isinstance(note, Report) else (note.sought, note.place)
        return self._voices.of(person, "\0".join(about), on)


def _missed(note: Miss, voice: str, on: date) -> Missed:
    return Missed(note.text, note.sought, note.place, voice, on, found=note.found)
