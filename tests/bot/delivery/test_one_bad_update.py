"""Among residents' updates one that isn't as it should be: it costs itself alone, wherever it breaks."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client import REGISTRY
from redis import Redis
from structlog.testing import capture_logs

from bot.bootstrap import Parts, assemble
from bot.conversation import Conversation
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.encryption import Seal
from bot.delivery.inbox import Inbox, ProcessInbox
from bot.delivery.journaled_inbox import JournaledInbox
from bot.delivery.model import Delivery, Work
from bot.delivery.redis_inbox import RedisInbox
from bot.rate_limit.memory import Pace
from bot.redis_pipeline import RedisGroup
from bot.sessions.memory import MemorySessions
from bot.settings import Settings
from catalog.store.journal import Journal
from catalog.store.register import open_register
from tests.bot.delivery.channel import Numbers, delivery
from tests.bot.delivery.platforms import PLATFORMS, SETTINGS, Platform, Process, Update, playing, process
from tests.doubles.hostile import DEEP, HUGE, NOT_TEXT
from tests.redis_server import REDIS_URL, need_redis

FIRST, BAD, LAST, AFTER = 7001, 7002, 7003, 7004
QUESTION = "поликлиника 30 дзержинский"
SEAL = Seal(b"secret")


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    file = tmp_path_factory.mktemp("register") / "register.sqlite3"
    parts = assemble(Settings.model_validate({"database_url": f"sqlite:///{file}", **SETTINGS}))
    parts.guide.refresh()
    yield parts
    asyncio.run(parts.close())


@pytest.fixture
def parts(joined: Parts) -> Parts:
    conversation = Conversation(joined.guide, MemorySessions(), Pace(), joined.notes)
    return Parts(**{**vars(joined), "conversation": conversation})


@pytest.fixture(
    params=[
        "memory",
        "sqlite",
        pytest.param("postgresql", marks=pytest.mark.postgres),
        pytest.param("redis", marks=pytest.mark.redis),
    ]
)
def make_inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Inbox]]:
    """Made within the loop that uses it."""
    if request.param == "memory":
        yield ProcessInbox
    elif request.param == "redis":
        need_redis()
        prefix = f"test:{uuid4().hex}:"
        yield lambda: RedisInbox(RedisGroup(REDIS_URL), SEAL, prefix)
        with Redis.from_url(REDIS_URL) as redis:
            for key in redis.scan_iter(f"{prefix}*"):
                redis.delete(key)
    else:
        url = f"sqlite:///{tmp_path}/r.sqlite3"
        if request.param == "postgresql":
            url = request.getfixturevalue("postgres_url")
        open_register(url).close()
        yield lambda: JournaledInbox(Journal(url), SEAL)


BAD_MEMBERS: Mapping[str, Any] = {"\ud83d": "\ud83d", "deep": DEEP, "huge": HUGE, NOT_TEXT: NOT_TEXT}


@pytest.mark.parametrize("by", ["polling", "webhook"])
@pytest.mark.parametrize("name", PLATFORMS)
def test_residents_beside_it_are_answered(
    name: str, by: str, parts: Parts, make_inbox: Callable[[], Inbox]
) -> None:
    async def play(platform: Platform) -> None:
        write = platform.write
        batch = [
            write(FIRST, QUESTION),
            write(BAD, f"школа 5 {NOT_TEXT} \ud83d", **BAD_MEMBERS),
            write(LAST, QUESTION),
        ]
        inbox = make_inbox()
        await inbox.keep_bookmark("vk:1:ts", "0")  # a community that was followed before
        async with process(platform, parts, inbox) as one:
            if by == "webhook":
                assert await one.deliver([*batch, write(AFTER, QUESTION)]) == [200] * 4
            else:
                await polled(one, batch)
            await one.until_answered({FIRST, BAD, LAST, AFTER})

    async def polled(one: Process, batch: list[Update]) -> None:
        for update in batch:
            one.platform.double.add(update)
        async with one.polling():
            await one.until_answered({FIRST, BAD, LAST})
            one.platform.double.add(one.platform.write(AFTER, QUESTION))
            await one.until_answered({AFTER})

    with playing(name) as platform:
        asyncio.run(play(platform))
        assert platform.answered() == {FIRST, BAD, LAST, AFTER}, (
            "the bad one, too: what isn't text is replaced"
        )


def lost(channel: str) -> float:
    return REGISTRY.get_sample_value("gospublic_updates_lost_total", {"channel": channel}) or 0.0


def played(inbox: Callable[[], Inbox], *batches: list[Delivery]) -> tuple[list[int], float, str]:
    """What was answered, how many were counted as lost, and what was logged."""
    channel, before = Numbers(), lost("numbers")

    async def play() -> None:
        dispatcher = Dispatcher(made := inbox(), [channel])
        for batch in batches:
            await dispatcher.accept(batch)
            await dispatcher.drain(5)
        await made.close()

    with capture_logs() as logs:
        asyncio.run(play())
    return channel.sent, lost("numbers") - before, str(logs)


def batch(bad: Delivery) -> list[Delivery]:
    return [delivery(1, "a"), bad, delivery(3, "c")]


def test_what_can_not_be_sealed_is_lost_alone_and_taken_when_it_comes_again_and_can(
    make_inbox: Callable[[], Inbox],
) -> None:
    bad = replace(delivery(2, "b"), payload={"number": 2, "said": {"слова жителя"}})
    sent, counted, logged = played(make_inbox, batch(bad), [delivery(2, "b"), delivery(4, "d")])
    if counted:  # in memory nothing needs to be sealed
        assert "update_lost" in logged
        assert "слова жителя" not in logged
    assert (sorted(sent), counted) in (([1, 2, 3, 4], 1), ([1, 2, 3, 4], 0))


@pytest.mark.parametrize("key", ["numbers:\ud83d", "numbers:\x00", "numbers:" + "9" * 300])
def test_what_the_journal_does_not_take_costs_itself_alone(make_inbox: Callable[[], Inbox], key: str) -> None:
    bad = replace(delivery(2, "b"), key=key)
    sent, _, _ = played(make_inbox, batch(bad), [delivery(4, "d")])
    assert {1, 3, 4} <= set(sent)


def test_a_place_of_a_poller_that_the_journal_does_not_take_costs_itself_alone(
    make_inbox: Callable[[], Inbox],
) -> None:
    async def play() -> None:
        dispatcher = Dispatcher(inbox := make_inbox(), [channel])
        with suppress(UnicodeEncodeError):  # Redis says so to the poller
            await asyncio.gather(inbox.keep_bookmark("vk", "\ud83d"), dispatcher.accept([delivery(1)]))
        await dispatcher.drain(5)
        await inbox.close()

    channel = Numbers()
    asyncio.run(play())
    assert channel.sent == [1]


class Breaking(ProcessInbox):
    """Fails in a way that nobody thought of."""

    async def accept(self, deliveries: Sequence[Delivery]) -> Sequence[str]:
        if any(one.payload["number"] == 2 for one in deliveries):
            raise ZeroDivisionError
        return await super().accept(deliveries)

    async def keep(self, work: Work) -> None:
        if work.delivery.payload["number"] == 5:
            raise ZeroDivisionError
        await super().keep(work)


def test_whatever_an_inbox_raises_is_counted_and_costs_one_update() -> None:
    sent, counted, _ = played(Breaking, batch(delivery(2, "b")))
    assert (sorted(sent), counted) == ([1, 3], 1)


def test_an_answer_that_can_not_be_kept_does_not_silence_its_conversation() -> None:
    sent, counted, _ = played(Breaking, [delivery(5, "a"), delivery(6, "a")])
    assert (sent, counted) == ([6], 1)


def test_a_poller_that_is_called_off_leaves_nothing_kept_that_nobody_answers(
    make_inbox: Callable[[], Inbox],
) -> None:
    async def play() -> None:
        dispatcher = Dispatcher(inbox := make_inbox(), [channel])
        accepting = asyncio.create_task(dispatcher.accept([delivery(1)]))
        await asyncio.sleep(0)
        accepting.cancel()
        await asyncio.gather(accepting, return_exceptions=True)
        await dispatcher.drain(5)
        await inbox.close()

    channel = Numbers()
    asyncio.run(play())
    assert channel.sent == [1]
