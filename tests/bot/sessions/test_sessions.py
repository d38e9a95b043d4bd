"""Sessions are kept for an hour, in memory or Redis, and never under a person's name."""

import asyncio
import json
from dataclasses import asdict
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.pseudonyms import People
from bot.redis_pipeline import RedisError, RedisGroup
from bot.sessions.memory import LIFETIME_SECONDS, MemorySessions, session_from_json
from bot.sessions.redis import RedisSessions
from handlers.messages import Session
from tests.redis_server import REDIS_URL, need_redis

SESSION = Session(query="школа 20", options=("card:a", "card:b"), buttons=False, misses=1)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_memory_keeps_a_session_for_an_hour() -> None:
    async def play() -> None:
        clock = Clock()
        sessions = MemorySessions(clock)
        await sessions.save("a", SESSION)
        clock.now = LIFETIME_SECONDS - 1
        assert await sessions.load("a") == SESSION
        assert await sessions.load("b") == Session()
        clock.now = LIFETIME_SECONDS + 1
        assert await sessions.load("a") == Session()
        await sessions.save("a", SESSION)
        await sessions.forget("a")
        assert await sessions.load("a") == Session()

    asyncio.run(play())


@pytest.mark.redis
def test_redis_shares_a_session_and_shows_neither_who_nor_what() -> None:
    need_redis()
    person, people = f"web:{uuid4()}", People(uuid4().bytes)
    key = f"session:{people.names(person)[0]}"

    async def play() -> None:
        one, other = RedisGroup(REDIS_URL), RedisGroup(REDIS_URL)
        first, second = RedisSessions(one, people), RedisSessions(other, people)
        await first.save(person, SESSION)
        assert await second.load(person) == SESSION
        kept = await one.call("GET", key)
        assert "школа 20".encode() not in kept
        assert b"card:a" not in kept
        assert 0 < await one.call("TTL", key) <= LIFETIME_SECONDS
        await second.forget(person)
        assert await first.load(person) == Session()
        await one.close()
        await other.close()

    asyncio.run(play())


def test_without_redis_a_conversation_goes_on_in_its_process_but_forgetting_is_not_claimed() -> None:
    async def play() -> None:
        link = RedisGroup("redis://127.0.0.1:1/0")
        sessions = RedisSessions(link, People(b""))
        await sessions.save("a", SESSION)
        assert await sessions.load("a") == SESSION
        with pytest.raises(RedisError):
            await sessions.forget("a")
        await link.close()

    asyncio.run(play())


def test_a_session_survives_json() -> None:
    assert session_from_json(json.dumps(asdict(SESSION))) == SESSION


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_any_saved_text_gives_a_session(saved: str) -> None:
    assert isinstance(session_from_json(saved), Session)


@given(
    st.dictionaries(
        st.sampled_from([*asdict(Session()), "gone"]),
        st.none() | st.text() | st.integers() | st.lists(st.text()),
    )
)
def test_what_another_version_saved_is_taken_as_far_as_it_fits(values: dict[str, object]) -> None:
    session = session_from_json(json.dumps(values))
    assert all(type(getattr(session, name)) is type(blank) for name, blank in vars_of(Session()).items())


def vars_of(session: Session) -> dict[str, object]:
    return {name: getattr(session, name) for name in asdict(session)}
