"""What a conversation came to outlives its process, sealed, and with the database away it goes on."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from bot.privacy.pseudonyms import People
from bot.privacy.secret_file import NAME, read_or_make
from bot.sessions.database import DatabaseSessions
from bot.sessions.memory import LIFETIME_SECONDS
from catalog.store.read import fetch
from catalog.store.register import open_register
from catalog.store.sessions import SessionStore
from handlers.messages import Session
from tests.catalog.store.empty import lay_tables

SHOWN = Session(query="школа 5", options=("card:a", "card:b"), place="volzhskiy")
SECRET = b"secret"
NOON = 1_800_000_000.0
T = TypeVar("T")


def in_a_process(
    url: str, play: Callable[[DatabaseSessions], Awaitable[T]], now: float = NOON, *, killed: bool = False
) -> T:
    async def process() -> T:
        store = SessionStore(url)
        sessions = DatabaseSessions(store, People(SECRET, lambda: now), lambda: now)
        try:
            return await play(sessions)
        finally:
            if killed:
                store.close()
            else:
                await sessions.close()

    return asyncio.run(process())


async def saved(sessions: DatabaseSessions) -> None:
    await sessions.save("web:a", SHOWN)


async def loaded(sessions: DatabaseSessions) -> Session:
    return await sessions.load("web:a")


@pytest.mark.parametrize("killed", [True, False])
def test_the_next_process_knows_the_open_list(url: str, killed: bool) -> None:
    lay_tables(url)
    in_a_process(url, saved, killed=killed)
    assert in_a_process(url, loaded) == SHOWN
    assert in_a_process(url, loaded, NOON + LIFETIME_SECONDS - 1) == SHOWN  # the hour changed since
    assert in_a_process(url, loaded, NOON + LIFETIME_SECONDS + 1) == Session()


def test_what_is_forgotten_or_over_stands_nowhere(url: str) -> None:
    lay_tables(url)
    in_a_process(url, saved)
    in_a_process(url, lambda sessions: sessions.forget("web:a"))
    assert in_a_process(url, loaded) == Session()
    in_a_process(url, saved)

    async def another(sessions: DatabaseSessions) -> None:
        await sessions.save("web:b", SHOWN)

    in_a_process(url, another, NOON + 2 * LIFETIME_SECONDS)
    register = open_register(url)
    with register._reading() as connection:
        assert fetch(connection, "SELECT count(*) FROM sessions") == [(1,)]
    register.close()


def test_nothing_that_was_said_can_be_read_in_the_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    lay_tables(url)
    in_a_process(url, saved)
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert "школа".encode() not in held
    assert b"web:a" not in held
    assert b"card:a" not in held


def test_many_at_once_are_all_written(url: str) -> None:
    lay_tables(url)

    async def play(sessions: DatabaseSessions) -> None:
        await asyncio.gather(*(sessions.save(f"web:{number}", SHOWN) for number in range(300)))

    in_a_process(url, play, killed=True)

    async def all_of_them(sessions: DatabaseSessions) -> list[Session]:
        return [await sessions.load(f"web:{number}") for number in range(300)]

    assert in_a_process(url, all_of_them) == [SHOWN] * 300


def test_a_known_conversation_is_not_read_again_though_it_is_blank(url: str) -> None:
    lay_tables(url)
    reads: list[object] = []

    class Counting(SessionStore):
        def read(self, names: Sequence[str], since: float) -> bytes | None:
            reads.append(names)
            return super().read(names, since)

    async def play() -> None:
        sessions = DatabaseSessions(Counting(url), People(SECRET, lambda: NOON), lambda: NOON)
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
