"""Platforms' numbers begin anew, lower or higher; and another bot has numbers of its own."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.bootstrap import Parts
from bot.delivery import redis_keeping, seen_keys, write_ahead_log
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import Inbox, ProcessInbox
from bot.delivery.seen_keys import SeenKeys
from tests.bot.delivery.channel import Numbers, delivery
from tests.bot.delivery.platforms import PLATFORMS, Platform, Update, playing, process
from tests.doubles.max import Fault as MaxFault
from tests.doubles.vk import Fault as VkFault

QUESTION = "поликлиника 30 дзержинский"
MOST_IDLE_POLLS_A_SECOND = 2


def played(name: str, story: Callable[[Platform, Inbox], Awaitable[None]]) -> set[int]:
    """Who was answered at the end of a story that one polling process lives through."""

    async def play(platform: Platform) -> None:
        await story(platform, ProcessInbox())

    with playing(name) as platform:
        asyncio.run(play(platform))
        return platform.answered()


@pytest.mark.parametrize("number", [3, 500_000_000, 900_000_001])
def test_after_a_week_of_silence_telegram_is_heard_and_not_asked_without_end(
    parts: Parts, number: int
) -> None:
    async def story(platform: Platform, inbox: Inbox) -> None:
        telegram = platform.double
        telegram.begin_anew(900_000_000)
        async with process(platform, parts, inbox) as one, one.polling():
            telegram.add(platform.write(1, QUESTION))
            await one.until_answered({1})
            telegram.begin_anew(number)
            before = len(telegram.polls)
            for person in (2, 3, 4):
                telegram.add(platform.write(person, QUESTION))
                await one.until_answered({person})
            await asyncio.sleep(1)
            assert len(telegram.polls) - before < 10

    assert played("telegram", story) == {1, 2, 3, 4}


@pytest.mark.parametrize("batch", [[], [{"update_id": 5}], [{"update_id": "x"}, 7, None]])
def test_a_server_that_brings_nothing_new_at_once_is_asked_twice_a_second(
    parts: Parts, batch: list[object]
) -> None:
    polls: list[int] = []

    async def story(platform: Platform, inbox: Inbox) -> None:
        platform.double.deaf, platform.double.updates = True, batch
        async with process(platform, parts, inbox) as one, one.polling():
            await asyncio.sleep(2)
        polls.extend(platform.double.polls)

    played("telegram", story)
    assert 2 <= len(polls) <= 2 * MOST_IDLE_POLLS_A_SECOND + 2


@pytest.mark.parametrize("body", ['{"ts": "0", "updates": []}', '{"ts": 0, "updates": []}'])
def test_vk_is_asked_twice_a_second_where_it_brings_nothing_new_at_once(parts: Parts, body: str) -> None:
    polls: list[int] = []

    async def story(platform: Platform, inbox: Inbox) -> None:
        ts = count()
        for told in (body, body.replace("0", "{}")):  # a place that moves without an event is nothing new
            platform.double.poll_fault = lambda told=told: VkFault(body=told.replace("{}", str(next(ts))))
            platform.double.polls = 0
            async with process(platform, parts, inbox) as one, one.polling():
                await asyncio.sleep(1.5)
            polls.append(platform.double.polls)

    played("vk", story)
    assert all(2 <= one <= 1.5 * MOST_IDLE_POLLS_A_SECOND + 2 for one in polls)


def test_max_is_asked_twice_a_second_where_it_brings_nothing_new_at_once(parts: Parts) -> None:
    polls: list[str] = []

    def nothing(method: str, _: object) -> MaxFault:
        polls.append(method)
        return MaxFault(200, '{"updates": [], "marker": 5}')

    async def story(platform: Platform, inbox: Inbox) -> None:
        platform.double.fault = nothing
        async with process(platform, parts, inbox) as one, one.polling():
            await asyncio.sleep(2)

    played("max", story)
    assert 2 <= len(polls) <= 2 * MOST_IDLE_POLLS_A_SECOND + 2


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_kept_place_of_an_order_that_has_ended_silences_nobody(parts: Parts, name: str) -> None:
    async def story(platform: Platform, inbox: Inbox) -> None:
        for person in (1, 2):
            platform.forget()
            async with process(platform, parts, inbox) as one, one.polling():
                await asyncio.sleep(1)
                platform.double.add(platform.write(person, QUESTION))
                await one.until_answered({person})

    assert played(name, story) == {1, 2}


@pytest.mark.parametrize("name", PLATFORMS)
def test_another_bot_on_the_same_database_inherits_nothing(
    parts: Parts, name: str, make_inbox: Callable[[], Inbox]
) -> None:
    """It is told of the same message under the same name, or of another one under the same number."""

    async def story(platform: Platform, update: Update, inbox: Inbox, parts: Parts) -> None:
        async with process(platform, parts, inbox) as one, one.polling():
            await asyncio.sleep(0.5)
            platform.double.add(platform.of_bot(update))
            await one.until_answered({1})

    update, memory = PLATFORMS[name]().write(1, QUESTION), ProcessInbox()
    for is_another in (False, True):
        with playing(name) as platform:
            given = platform.become_another() if is_another else {}
            own = replace(parts, settings=parts.settings.model_copy(update=given))
            inbox = memory if make_inbox is ProcessInbox else make_inbox()
            asyncio.run(story(platform, update, inbox, own))
            assert platform.answered() == {1}


def test_a_number_that_came_long_ago_is_new(
    make_inbox: Callable[[], Inbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen_keys, "SECONDS_REMEMBERED", 1)
    monkeypatch.setattr(redis_keeping, "SECONDS_REMEMBERED", 1)
    monkeypatch.setattr(write_ahead_log, "KEPT", timedelta(seconds=1))
    monkeypatch.setattr(write_ahead_log, "SECONDS_BETWEEN_PURGES", 0.5)
    channel = Numbers()

    async def play() -> None:
        dispatcher = Dispatcher(inbox := make_inbox(), [channel])
        for seconds in (0, 0, 1.5):
            await asyncio.sleep(seconds)
            await dispatcher.accept([delivery(1)])
            await dispatcher.drain(5)
        await inbox.close()

    asyncio.run(play())
    assert channel.sent == [1, 1]


def test_of_keys_the_newest_are_remembered_each_for_a_day() -> None:
    now = 0.0
    keys = SeenKeys(2, lambda: now)
    for key in ("a", "b", "a", "c"):
        keys.add(key)
    assert [key in keys for key in ("a", "b", "c", "d")] == [True, False, True, False]
    keys.forget(["c", "d"])
    assert "c" not in keys
    now += seen_keys.SECONDS_REMEMBERED
    assert "a" not in keys
