"""Sessions are kept for an hour, in memory or Redis, and never under a person's name."""

import asyncio
import json
from dataclasses import asdict
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis

from bot.redis_sessions import RedisSessions
from bot.sessions import LIFETIME_SECONDS, MemorySessions, key_of, session_from_json
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

    asyncio.run(play())


@pytest.mark.redis
def test_redis_shares_a_session_between_processes_under_a_hash() -> None:
    need_redis()
    person = f"web:{uuid4()}"

    async def play() -> None:
        first, second = RedisSessions(REDIS_URL), RedisSessions(REDIS_URL)
        await first.save(person, SESSION)
        assert await second.load(person) == SESSION
        await first.close()
        await second.close()

    asyncio.run(play())
    with Redis.from_url(REDIS_URL) as redis:
        assert 0 < redis.ttl("session:" + key_of(person)) <= LIFETIME_SECONDS
        assert not list(redis.scan_iter(f"*{person}*"))
        redis.delete("session:" + key_of(person))


def test_without_redis_a_conversation_starts_anew_and_goes_on() -> None:
    async def play() -> None:
        sessions = RedisSessions("redis://127.0.0.1:1/0")
        await sessions.save("a", SESSION)
        assert await sessions.load("a") == Session()
        await sessions.close()

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


@given(st.text(alphabet=st.characters()))
def test_any_name_has_a_key(person: str) -> None:
    assert len(key_of(person)) == 32
