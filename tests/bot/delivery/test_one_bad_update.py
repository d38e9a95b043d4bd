"""Among residents' updates one that isn't as it should be: it costs itself alone, wherever it breaks."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from bot.bootstrap import Parts
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import Inbox, ProcessInbox
from bot.delivery.model import Delivery, Work
from tests.bot.delivery.channel import Numbers, delivery
from tests.bot.delivery.platforms import PLATFORMS, Platform, Process, Update, playing, process
from tests.doubles.hostile import DEEP, HUGE, NOT_TEXT

FIRST, BAD, LAST, AFTER = 7001, 7002, 7003, 7004
QUESTION = "поликлиника 30 дзержинский"

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
