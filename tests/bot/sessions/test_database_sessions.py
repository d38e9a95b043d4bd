"""What a conversation came to outlives its process, sealed, and with the database away it goes on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import time
from typing import TypeVar

import pytest

from bot.delivery.encryption import Seal
from bot.delivery.journaled_inbox import JournaledInbox
from bot.delivery.model import Delivery
from bot.observability import metrics
from bot.privacy.pseudonyms import People
from bot.privacy.secret_file import NAME, read_or_make
from bot.sessions.database import DatabaseSessions
from bot.sessions.memory import LIFETIME_SECONDS
from catalog.store.database.sql import fetch
from catalog.store.processes.journal import Journal
from catalog.store.processes.sessions import SessionStore
from catalog.store.register import open_register
from handlers.messages import Session

SHOWN = Session(query="школа 5", options=("card:a", "card:b"), place="volzhskiy")
SECRET = b"secret"
NOON = 1_800_000_000.0
T = TypeVar("T")


def in_a_process(
    url: str, play: Callable[[DatabaseSessions], Awaitable[T]], now: float = NOON, *, killed: bool = False
) -> T:
    async def process() -> T:
        store = SessionStore(url)
        sessions = DatabaseSessions(store, People(SECRET, lambda: now), clock=lambda: now)
        try:
            return await play(sessions)
        finally:
            if killed:
                store.close()
            else:
                await sessions.close()

    return asyncio.run(process())


@asynccontextmanager
async def kept_up(sessions: DatabaseSessions) -> AsyncIterator[None]:
    """Until its first round is over at least."""
    keeping = asyncio.create_task(sessions.keep_up())
    await asyncio.sleep(0.2)
    yield
    keeping.cancel()


async def saved(sessions: DatabaseSessions) -> None:
    await sessions.save("web:a", SHOWN)


async def loaded(sessions: DatabaseSessions) -> Session:
    return await sessions.load("web:a")


@pytest.mark.parametrize("killed", [True, False])
def test_the_next_process_knows_the_open_list(url: str, killed: bool) -> None:
    open_register(url).close()
    in_a_process(url, saved, killed=killed)
    assert in_a_process(url, loaded) == SHOWN
    assert in_a_process(url, loaded, NOON + LIFETIME_SECONDS - 1) == SHOWN  # the hour changed since
    assert in_a_process(url, loaded, NOON + LIFETIME_SECONDS + 1) == Session()


def rows_of(url: str, table: str) -> int:
    register = open_register(url)
    with register._database.reading() as connection:
        [(count,)] = fetch(connection, f"SELECT count(*) FROM {table}")
    register.close()
    return int(count)


def test_what_is_forgotten_or_over_stands_nowhere(url: str) -> None:
    open_register(url).close()
    in_a_process(url, saved)
    in_a_process(url, lambda sessions: sessions.forget("web:a"))
    assert in_a_process(url, loaded) == Session()
    in_a_process(url, saved)
    assert rows_of(url, "sessions") == 1

    async def silent(sessions: DatabaseSessions) -> None:
        async with kept_up(sessions):
            """Nobody writes."""

    in_a_process(url, silent, NOON + LIFETIME_SECONDS - 1)
    assert rows_of(url, "sessions") == 1
    in_a_process(url, silent, NOON + 2 * LIFETIME_SECONDS)
    assert (rows_of(url, "sessions"), rows_of(url, "forgotten_sessions")) == (0, 0)


def test_a_running_process_forgets_whom_another_was_told_to_forget(url: str) -> None:
    open_register(url).close()

    async def play(sessions: DatabaseSessions) -> tuple[Session, Session, Session]:
        async with kept_up(sessions):
            await sessions.save("web:a", SHOWN)
            before = await sessions.load("web:a")
            await asyncio.to_thread(in_a_process, url, lambda others: others.forget("web:a"), NOON + 1)
        async with kept_up(sessions):
            after = await sessions.load("web:a")
        sessions._trusted_until = 0.0  # a look that failed: the database is asked instead
        return before, after, await sessions.load("web:a")

    assert in_a_process(url, play) == (SHOWN, Session(), Session())


@pytest.mark.parametrize("sealed", [b"", b"torn", b"x" * 5_000])
def test_what_cannot_be_opened_is_counted_and_begins_anew(url: str, sealed: bytes) -> None:
    open_register(url).close()
    name, _ = People(SECRET, lambda: NOON).names("web:a")
    store = SessionStore(url)
    store.write({name: sealed or People(b"another").seal("web:a", "{}")}, NOON)
    store.close()
    before = metrics.SESSIONS_UNREADABLE._value.get()
    assert in_a_process(url, loaded) == Session()
    assert metrics.SESSIONS_UNREADABLE._value.get() == before + 1


def test_what_a_journal_carries_is_written_with_the_answer(url: str) -> None:
    """The save returns at once; once the answer is kept, so is the conversation."""
    open_register(url).close()

    async def play() -> None:
        store = SessionStore(url)
        sessions = DatabaseSessions(store, People(SECRET, time), carried=["vk"])
        inbox = JournaledInbox(Journal(url), Seal(b"secret"), sessions=sessions)
        await sessions.save("vk:1", SHOWN)
        assert rows_of(url, "sessions") == 0
        delivery = Delivery("vk", "vk:1", "vk:1", {})
        await inbox.accept([delivery])
        assert rows_of(url, "sessions") == 1
        await inbox.close()
        store.close()  # a kill: nothing else is written

    asyncio.run(play())

    async def its_person(sessions: DatabaseSessions) -> Session:
        return await sessions.load("vk:1")

    assert in_a_process(url, its_person, time()) == SHOWN


def test_nothing_that_was_said_can_be_read_in_the_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    open_register(url).close()
    in_a_process(url, saved)
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert "школа".encode() not in held
    assert b"web:a" not in held
    assert b"card:a" not in held


def test_many_at_once_are_all_written(url: str) -> None:
    open_register(url).close()

    async def play(sessions: DatabaseSessions) -> None:
        await asyncio.gather(*(sessions.save(f"web:{number}", SHOWN) for number in range(300)))

    in_a_process(url, play, killed=True)

    async def all_of_them(sessions: DatabaseSessions) -> list[Session]:
        return [await sessions.load(f"web:{number}") for number in range(300)]

    assert in_a_process(url, all_of_them) == [SHOWN] * 300


def test_a_known_conversation_is_not_read_again_though_it_is_blank(url: str) -> None:
    open_register(url).close()
    reads: list[object] = []

    class Counting(SessionStore):
        def read(self, names: Sequence[str], since: float) -> bytes | None:
            reads.append(names)
            return super().read(names, since)

    async def play() -> None:
        sessions = DatabaseSessions(Counting(url), People(SECRET, lambda: NOON), clock=lambda: NOON)
        async with kept_up(sessions):
            for _ in range(3):
                await sessions.save("web:a", await sessions.load("web:a"))
        await sessions.close()

    asyncio.run(play())
    assert len(reads) == 1


def test_with_the_database_away_the_conversation_goes_on(tmp_path: Path) -> None:
    async def play(sessions: DatabaseSessions) -> Session:
        await sessions.save("web:a", SHOWN)
        return await sessions.load("web:a")

    assert in_a_process(f"sqlite:///{tmp_path}/no/such/folder/r.sqlite3", play) == SHOWN


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "data" / NAME
    made = read_or_make(file)
    assert len(made) == 32
    assert read_or_make(file) == made
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.parent.iterdir()] == [NAME]
