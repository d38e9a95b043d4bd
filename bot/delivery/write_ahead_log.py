"""Writes the journal of deliveries in groups, and holds no answer up for a database that is slow or away."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Protocol, TypeVar

import structlog

from bot.delivery.seen_keys import SECONDS_REMEMBERED
from catalog.store.errors import StoreError, ValueRefused
from catalog.store.processes.journal import Journal, JournalEntry

KEPT = timedelta(seconds=SECONDS_REMEMBERED)

SECONDS_PATIENT = 5.0
"""So long one waits for a journal that is slow: on a busy machine a group takes more than a second, and what
isn't written is lost by a kill. One that is away holds nothing up: what is left is written afterwards."""

SECONDS_BETWEEN_GROUPS = 0.02
"""A transaction costs as much as some entries; who writes alone doesn't wait for it."""

SECONDS_BETWEEN_TRIES = 1.0
SECONDS_BETWEEN_PURGES = 3600.0
MOST_PENDING = 50_000

T = TypeVar("T")
Told = JournalEntry | tuple[str, str] | tuple[str, bytes]
"""A delivery, a bookmark, a sealed session."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Written:
    """Keys of new entries: of those that had come before, and of those that the journal doesn't take."""

    seen: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()

    def __or__(self, other: "Written") -> "Written":
        return Written(self.seen | other.seen, self.refused | other.refused)


def _future() -> asyncio.Future[Written]:
    return asyncio.get_running_loop().create_future()


class Unwritten(Protocol):
    """What goes in the next transaction beside the deliveries: `bot.sessions.database.DatabaseSessions`."""

    def take(self) -> Mapping[str, bytes]:
        """Sealed, and by its names."""

    def put_back(self, group: Mapping[str, bytes]) -> None:
        """The database was away."""


@dataclass(slots=True)
class _Group:
    """What is written in one transaction. Of one delivery the newest entry counts."""

    entries: dict[str, JournalEntry] = field(default_factory=dict)
    bookmarks: dict[str, str] = field(default_factory=dict)
    written: asyncio.Future[Written] = field(default_factory=_future)

    def add(self, entry: JournalEntry) -> None:
        before = self.entries.get(entry.key)
        self.entries[entry.key] = replace(entry, is_new=True) if before and before.is_new else entry

    def take_back(self, earlier: "_Group") -> None:
        """What couldn't be written goes with this group; beyond a bound the oldest is let go."""
        self.entries = earlier.entries | self.entries
        self.bookmarks = earlier.bookmarks | self.bookmarks
        for key in list(self.entries)[: max(0, len(self.entries) - MOST_PENDING)]:
            del self.entries[key]


class JournalWriter:
    """One transaction at a time: while it is written, the next group gathers."""

    def __init__(self, journal: Journal, sessions: Unwritten | None = None) -> None:
        self._journal = journal
        self._sessions = sessions
        self._group: _Group | None = None
        self._something = asyncio.Event()
        self._is_late = False  # nobody waits for a database that is away, or that was waited for in vain
        self._task: asyncio.Task[None] | None = None
        self._asking: set[asyncio.Future[Any]] = set()

    async def write(self, *entries: JournalEntry) -> Written:
        """What became of the new entries; nothing is known of them where the journal is late."""
        group = self._gathering()
        for entry in entries:
            group.add(entry)
        return await self._patiently(group)

    async def keep_bookmark(self, name: str, value: str) -> None:
        group = self._gathering()
        group.bookmarks[name] = value
        await self._patiently(group)

    def write_later(self, entry: JournalEntry) -> None:
        """Without waiting for it."""
        self._gathering().add(entry)

    async def ask(self, question: Callable[[Journal], T]) -> T | None:
        """What the journal says; None while the database is away. Raises ValueRefused."""
        asking = asyncio.ensure_future(asyncio.to_thread(question, self._journal))
        self._asking.add(asking)
        asking.add_done_callback(self._asking.discard)
        try:
            return await asyncio.shield(asking)
        except ValueRefused:
            raise
        except StoreError as error:
            log.warning("journal_away", reason=str(error))
            return None

    async def close(self, seconds: float = 2.0) -> None:
        """Write what is left, as far as it can be done in that time."""
        if self._group:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await asyncio.shield(self._group.written)
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._asking:  # a thread can't be called off: its connection would stay open
            await asyncio.wait(self._asking, timeout=seconds)
        await asyncio.to_thread(self._journal.close)

    def _gathering(self) -> _Group:
        if self._task is None:
            self._task = asyncio.create_task(self._write_on())
        if self._group is None:
            self._group = _Group()
        self._something.set()
        return self._group

    async def _patiently(self, group: _Group) -> Written:
        if self._is_late:
            return Written()
        await asyncio.wait((group.written,), timeout=SECONDS_PATIENT)
        if group.written.done():
            return group.written.result()
        if not self._is_late:  # others waited as well
            self._is_late = True
            log.warning("journal_late")
        return Written()

    async def _write_on(self) -> None:
        loop = asyncio.get_running_loop()
        purge_at, next_at = loop.time(), 0.0
        while True:
            await self._something.wait()
            await asyncio.sleep(next_at - loop.time())
            next_at = loop.time() + SECONDS_BETWEEN_GROUPS
            self._something.clear()
            if loop.time() >= purge_at:  # first: after a long silence a new number may be an old one
                purge_at = loop.time() + SECONDS_BETWEEN_PURGES
                await self.ask(lambda journal: journal.forget(KEPT))
            group, self._group = self._group, None
            if group and not await self._wrote(group):
                self._gathering().take_back(group)
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)

    async def _wrote(self, group: _Group) -> bool:
        sessions = self._sessions.take() if self._sessions else {}
        written = await self._written([*group.entries.values(), *group.bookmarks.items(), *sessions.items()])
        if written is None and self._sessions:
            self._sessions.put_back(sessions)
        self._is_late = written is None
        group.written.set_result(written or Written())
        return written is not None

    async def _written(self, told: Sequence[Told]) -> Written | None:
        """Write it in one transaction, in halves where one of it can't be; None: the database is away."""
        entries = [one for one in told if isinstance(one, JournalEntry)]
        named = [one for one in told if not isinstance(one, JournalEntry)]
        bookmarks = {name: value for name, value in named if isinstance(value, str)}
        sessions = {name: value for name, value in named if isinstance(value, bytes)}
        try:
            seen = await self.ask(lambda journal: journal.write(entries, bookmarks, sessions))
        except Exception as error:  # noqa: BLE001 - one that can't be written costs itself alone
            if len(told) == 1:
                log.error("journal_refused", error=type(error).__name__)  # noqa: TRY400 - it may quote the entry
                return Written(refused=frozenset(one.key for one in entries if one.is_new))
            half = len(told) // 2
            first = await self._written(told[:half])
            second = await self._written(told[half:]) if first is not None else None
            return None if first is None or second is None else first | second
        return None if seen is None else Written(frozenset(seen))
