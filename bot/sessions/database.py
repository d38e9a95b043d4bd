"""Sessions that outlive the process, in the database: under names of the hour, sealed for the person alone.

A kill loses no list that somebody has seen. Where a journal of deliveries keeps the answer before it leaves,
the session goes in the same transaction; whoever is answered otherwise (the web chat) waits until it is
written, with what others wrote meanwhile. With the database away conversations go on in memory, and what
they came to is written once it is back.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from time import monotonic, time
from typing import Any, TypeVar

import structlog

from bot.privacy.pseudonyms import People
from bot.sessions.memory import LIFETIME_SECONDS, MemorySessions, opened, session_to_json
from catalog.store.errors import StoreError
from catalog.store.processes.sessions import SessionStore
from handlers.messages import Session

SECONDS_PATIENT = 1.0
"""So long an answer waits for a database that is slow; one that is away holds nothing up."""

SECONDS_BETWEEN_TRIES = 1.0
SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_PURGES = 60.0
SECONDS_TRUSTED = 2.0
"""So long after a look at who was to be forgotten counts what is known here; later the database is asked."""

MOST_PENDING = 20_000

T = TypeVar("T")
log = structlog.get_logger()


class DatabaseSessions:
    """Read from the database where this process doesn't know the conversation yet.

    `carried`: channels whose answers a journal keeps before they leave, and with them what `take` gives.
    """

    def __init__(
        self,
        store: SessionStore,
        people: People,
        carried: Collection[str] = (),
        clock: Callable[[], float] = time,
    ) -> None:
        self._store = store
        self._people = people
        self._carried = carried
        self._clock = clock
        self._known = MemorySessions(clock, people)
        self._pending: dict[str, bytes] = {}
        self._writing: asyncio.Task[None] | None = None
        self._asking: set[asyncio.Future[Any]] = set()
        self._away_until = 0.0
        self._trusted_until = 0.0

    async def load(self, person: str) -> Session:
        """Return what this process knows, else what one before it wrote, else a new session."""
        names = self._people.names(person)
        known = self._known.find(names)
        now = monotonic()
        if known is not None and (now < self._trusted_until or names[0] in self._pending):
            return known
        if now < self._away_until:
            return known or Session()
        since = self._clock() - LIFETIME_SECONDS
        try:
            sealed = await self._ask(lambda: self._store.read(names, since))
        except StoreError as error:
            self._notice(error)
            return known or Session()
        return opened(self._people, person, sealed) if sealed else Session()

    async def save(self, person: str, session: Session) -> None:
        """Keep it; where no journal carries it, returns once it is written, or where that takes too long."""
        name, _ = self._people.names(person)
        written = session_to_json(session)
        self._known.keep(name, written)
        self._pending[name] = self._people.seal(person, written)
        while len(self._pending) > MOST_PENDING:
            del self._pending[next(iter(self._pending))]
        if person.partition(":")[0] in self._carried or monotonic() < self._away_until:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_PATIENT):
                await asyncio.shield(self._written(name))

    def take(self) -> Mapping[str, bytes]:
        """What isn't written yet, sealed and by its names; whoever takes it writes it, or puts it back."""
        group, self._pending = self._pending, {}
        return group

    def put_back(self, group: Mapping[str, bytes]) -> None:
        """It couldn't be written; what came since is newer."""
        self._pending = {**group, **self._pending}

    async def forget(self, person: str) -> None:
        """Raises StoreError: whoever asked to be forgotten mustn't be told what isn't so."""
        await self._known.forget(person)
        names = self._people.names(person)
        for name in names:
            self._pending.pop(name, None)
        await self._ask(lambda: self._store.forget(names, self._clock()))

    async def keep_up(self) -> None:
        """Forget whom another process was told to forget, purge what is old, write what nobody carried."""
        purge_at = 0.0
        while True:
            with suppress(StoreError):  # which the next message or look meets as well
                await self._look()
                if monotonic() >= purge_at:
                    await self._ask(lambda: self._store.purge(self._clock() - LIFETIME_SECONDS))
                    purge_at = monotonic() + SECONDS_BETWEEN_PURGES
            if self._pending and monotonic() >= self._away_until:
                await self._flushed()
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def _look(self) -> None:
        began = monotonic()
        for name, at in (await self._ask(self._store.forgotten)).items():
            self._known.drop(name, at)
        self._trusted_until = began + SECONDS_TRUSTED

    async def close(self) -> None:
        """Write what is left, and let go of the database."""
        if self._pending or self._writing:
            with suppress(TimeoutError):
                async with asyncio.timeout(SECONDS_PATIENT):
                    await asyncio.shield(self._flushed())
        if self._asking:  # a thread can't be called off: its connection would stay open
            await asyncio.wait(self._asking, timeout=SECONDS_PATIENT)
        await asyncio.to_thread(self._store.close)

    async def _ask(self, question: Callable[[], T]) -> T:
        asking = asyncio.ensure_future(asyncio.to_thread(question))
        self._asking.add(asking)
        asking.add_done_callback(self._asking.discard)
        return await asyncio.shield(asking)

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
        group = self.take()
        now = self._clock()
        try:
            await asyncio.to_thread(self._store.write, group, now)
        except StoreError as error:
            self.put_back(group)
            self._notice(error)

    def _notice(self, error: StoreError) -> None:
        self._away_until = monotonic() + SECONDS_BETWEEN_TRIES
        log.warning("sessions_away", reason=str(error))
