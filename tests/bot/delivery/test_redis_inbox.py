"""Several processes share one Redis: each update is answered once, in order, whoever dies."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from random import Random
from uuid import uuid4

import pytest
from redis import Redis

from bot.delivery import redis_keeping
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.encryption import Seal
from bot.delivery.model import Delivery, OverloadedError
from bot.delivery.redis_inbox import RedisInbox
from bot.redis_pipeline import RedisGroup
from tests.bot.delivery.channel import Numbers, delivery
from tests.doubles.fault_proxy import Fault, FaultProxy
from tests.redis_server import REDIS_URL, need_redis

pytestmark = pytest.mark.redis


@pytest.fixture
def prefix() -> Iterator[str]:
    """The beginning of the keys of this test alone."""
    need_redis()
    name = f"test:{uuid4().hex}:"
    yield name
    with Redis.from_url(REDIS_URL) as redis:
        for key in redis.scan_iter(f"{name}*"):
            redis.delete(key)


@asynccontextmanager
async def process(prefix: str, channel: Numbers, url: str = REDIS_URL) -> AsyncIterator[Dispatcher]:
    inbox = RedisInbox(RedisGroup(url), Seal(b"token"), prefix)
    dispatcher = Dispatcher(inbox, [channel])
    looking = asyncio.create_task(dispatcher.run())
    await asyncio.sleep(0)
    try:
        yield dispatcher
    finally:
        looking.cancel()
        await dispatcher.drain(0)
        await inbox.close()


async def until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110 - what is waited for happens elsewhere
            await asyncio.sleep(0.02)


def play(story: Callable[[], Awaitable[None]]) -> None:
    async def told() -> None:
        await story()

    asyncio.run(told())


def test_delivered_three_times_shuffled_to_two_processes_each_is_answered_once(prefix: str) -> None:
    async def story() -> None:
        channel = Numbers()
        copies = [delivery(number, f"person {number % 7}") for number in range(200)] * 3
        Random(5).shuffle(copies)  # noqa: S311 - the same shuffle in every run
        async with process(prefix, channel) as first, process(prefix, channel) as second:
            await asyncio.gather(*((first, second)[i % 2].accept([one]) for i, one in enumerate(copies)))
            await until(lambda: len(channel.sent) >= 200)
            await asyncio.sleep(0.1)
        assert sorted(channel.sent) == list(range(200))

    play(story)


def test_one_conversation_keeps_its_order_across_processes(prefix: str) -> None:
    async def story() -> None:
        channel = Numbers(seconds=0.005)
        async with process(prefix, channel) as first, process(prefix, channel) as second:
            for number in range(40):
                await (first, second)[number % 2].accept([delivery(number)])
            await until(lambda: len(channel.sent) >= 40)
        assert channel.sent == list(range(40))

    play(story)


def test_what_a_dead_process_held_is_answered_by_another(
    prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_keeping, "SECONDS_ALIVE", 1)

    async def story() -> None:
        dying, living = Numbers(seconds=60), Numbers()
        async with process(prefix, dying) as dead:
            await dead.accept([delivery(1), delivery(2), delivery(3, "another")])
            await asyncio.sleep(0.1)
        async with process(prefix, living) as alive:
            await alive.accept([delivery(4)])
            await until(lambda: len(living.sent) >= 4)
            await alive.accept([delivery(2)])
        assert [number for number in living.sent if number != 3] == [1, 2, 4]
        assert sorted(living.sent) == [1, 2, 3, 4]

    play(story)


def test_bookmarks_are_shared(prefix: str) -> None:
    async def story() -> None:
        one, other = (RedisInbox(RedisGroup(REDIS_URL), Seal(b""), prefix) for _ in range(2))
        assert await one.bookmark("vk") == ""
        await one.keep_bookmark("vk", "17")
        assert await other.bookmark("vk") == "17"
        await one.close()
        await other.close()

    play(story)


def test_with_redis_away_each_process_goes_on_by_itself(prefix: str) -> None:
    async def story() -> None:
        channel = Numbers()
        async with process(prefix, channel, url="redis://127.0.0.1:1/0") as alone:
            await again(alone, delivery(1), delivery(1), delivery(2))
            await until(lambda: len(channel.sent) >= 2)
        assert channel.sent == [1, 2]

    play(story)


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.STILL, Fault.SLOW])
def test_an_outage_in_the_middle_loses_nothing_and_doubles_nothing(prefix: str, fault: Fault) -> None:
    async def story() -> None:
        channel = Numbers(seconds=0.002)
        async with (
            FaultProxy("127.0.0.1", 6379).running() as proxy,
            process(prefix, channel, url=f"redis://127.0.0.1:{proxy.port}/0") as one,
        ):
            await deliver(one, range(50))
            proxy.set(fault)
            await deliver(one, range(50, 100))
            proxy.set(Fault.NONE)
            await deliver(one, range(100, 150))
            await until(lambda: len(channel.sent) >= 150)
            await asyncio.sleep(1.5)  # a look at what Redis still holds
        assert sorted(channel.sent) == list(range(150))

    play(story)


async def deliver(dispatcher: Dispatcher, numbers: Iterable[int]) -> None:
    await asyncio.gather(*(again(dispatcher, delivery(number, f"person {number % 9}")) for number in numbers))


async def again(dispatcher: Dispatcher, *deliveries: Delivery) -> None:
    """As a platform does: what isn't taken is delivered again."""
    while True:
        try:
            return await dispatcher.accept(deliveries)
        except OverloadedError:
            await asyncio.sleep(0.1)
