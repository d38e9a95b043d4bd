"""Sessions that outlive the process, in the database: under names of the hour, sealed for the person alone.

Whoever is answered waits until the session is written, with what others wrote meanwhile in one transaction: a
kill loses no list that somebody has seen. With the database away conversations go on in memory, and what they
came to is written once it is back.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, time

import structlog

from bot.privacy.pseudonyms import People
from bot.sessions.memory import LIFETIME_SECONDS, MemorySessions, session_from_json, session_to_json
from catalog.store.errors import StoreError
from catalog.store.sessions import SessionStore
from handlers.messages import Session

SECONDS_PATIENT = 1.0
"""So long an answer waits for a database that is slow; one that is away holds nothing up."""

SECONDS_BETWEEN_TRIES = 1.0
MOST_PENDING = 20_000

log = structlog.get_logger()


class DatabaseSessions:
    """Read from the database once, where this process doesn't know the conversation yet."""

    def __init__(self, store: SessionStore, people: People, clock: Callable[[], float] = time) -> None:
        self._store = store
        self._people = people
        self._clock = clock
        self._known = MemorySessions()
        self._pending: dict[str, bytes] = {}
        self._writing: asyncio.Task[None] | None = None
        self._away_until = 0.0

    async def load(self, person: str) -> Session:
        """Return what this process knows, else what one before it wrote, else a new session."""
        known = self._known.find(person)
        if known is not None or monotonic() < self._away_until:
            return known or Session()
        since = self._clock() - LIFETIME_SECONDS
        try:
            sealed = await asyncio.to_thread(self._store.read, self._people.names(person), since)
        except StoreError as error:
            self._notice(error)
            return Session()
        return session_from_json(self._people.open(person, sealed)) if sealed else Session()

    async def save(self, person: str, session: Session) -> None:
        """Keep it; returns once it is written, or where that takes too long."""
        await self._known.save(person, session)
        name, _ = self._people.names(person)
        self._pending[name] = self._people.seal(person, session_to_json(session))
        while len(self._pending) > MOST_PENDING:
            del self._pending[next(iter(self._pending))]
        if monotonic() < self._away_until:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._written(name)), SECONDS_PATIENT)

    async def forget(self, person: str) -> None:
        """Raises StoreError: whoever asked to be forgotten mustn't be told what isn't so."""
        await self._known.forget(person)
        names = self._people.names(person)
        for name in names:
            self._pending.pop(name, None)
        await asyncio.to_thread(self._store.forget, names)

    async def close(self) -> None:
        """Write what is left, and let go of the database."""
        if self._pending or self._writing:
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(self._flushed()), SECONDS_PATIENT)
        await asyncio.to_thread(self._store.close)

    async def _written(self, name: str) -> None:
        """Wait for the group on its way, and where that left before this session came, for the next one."""
        while True:
            await self._flushed()
            if name not in self._pending or monotonic() < self._away_until:
                return

    async def _flushed(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await asyncio.shield(self._writing)

    async def _write(self) -> None:
        """One transaction of what has gathered; a failing one is put back before what came since."""
        group, self._pending = self._pending, {}
        now = self._clock()
        try:
            await asyncio.to_thread(self._store.write, group, now, now - LIFETIME_SECONDS)
        except StoreError as error:
            self._pending = group | self._pending
            self._notice(error)

    def _notice(self, error: StoreError) -> None:
        self._away_until = monotonic() + SECONDS_BETWEEN_TRIES
        log.warning("sessions_away", reason=str(error))
