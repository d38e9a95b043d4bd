"""A flood gets one notice, then silence, and holds nobody else up; several processes count together."""

import asyncio
from uuid import uuid4

import pytest

from bot.privacy.pseudonyms import People
from bot.rate_limit.memory import MOST_IN_WINDOW, WINDOW_SECONDS, Allowance, Pace, Pacer
from bot.rate_limit.redis import RedisPace
from bot.redis_pipeline import RedisGroup
from tests.redis_server import REDIS_URL, need_redis

FLOOD = 60
TOLD_ONCE = (
    [Allowance.GO] * MOST_IN_WINDOW + [Allowance.WARN] + [Allowance.SILENCE] * (FLOOD - MOST_IN_WINDOW - 1)
)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def flood(*paces: Pacer, person: str = "flood") -> list[Allowance]:
    """What is said to a flood that comes to these in turn."""
    return [await paces[message % len(paces)].count(person) for message in range(FLOOD)]


def test_an_ordinary_conversation_goes() -> None:
    async def play() -> None:
        clock = Clock()
        pace = Pace(clock)
        for _ in range(200):
            clock.now += 1
            assert await pace.count("resident") is Allowance.GO

    asyncio.run(play())


def test_a_flood_is_told_once_and_others_go_on() -> None:
    async def play() -> None:
        pace = Pace(Clock())
        assert await flood(pace) == TOLD_ONCE
        assert await pace.count("resident") is Allowance.GO

    asyncio.run(play())


def test_after_a_pause_the_flooder_is_heard_again_and_nobody_is_remembered() -> None:
    async def play() -> None:
        clock = Clock()
        pace = Pace(clock)
        await flood(pace)
        clock.now += WINDOW_SECONDS + 1
        assert await pace.count("resident") is Allowance.GO
        assert list(pace._times) == ["resident"]
        assert await pace.count("flood") is Allowance.GO

    asyncio.run(play())


@pytest.mark.redis
def test_processes_count_together_by_one_key_that_names_nobody_and_ends() -> None:
    need_redis()
    person, people = f"web:{uuid4()}", People(uuid4().bytes)

    async def play() -> None:
        one, other = RedisGroup(REDIS_URL), RedisGroup(REDIS_URL)
        assert await flood(RedisPace(one, people), RedisPace(other, people), person=person) == TOLD_ONCE
        key = f"pace:{people.names(person)[0]}"
        assert await one.call("ZCARD", key) == MOST_IN_WINDOW + 2
        assert 0 < await one.call("TTL", key) <= WINDOW_SECONDS
        await one.call("DEL", key)
        await one.close()
        await other.close()

    asyncio.run(play())


def test_without_redis_each_process_counts_by_itself() -> None:
    async def play() -> None:
        link = RedisGroup("redis://127.0.0.1:1/0")
        assert await flood(RedisPace(link, People(b""))) == TOLD_ONCE
        await link.close()

    asyncio.run(play())
