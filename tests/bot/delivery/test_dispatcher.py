"""Each update once, in order within its conversation; a fault costs itself alone."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.delivery.answering import MOST_TRIES
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Delivery, LaterError, OverloadedError, RefusedError
from tests.bot.delivery.channel import Numbers, delivery


def deliver(channel: Numbers, batches: Iterable[list[Delivery]]) -> None:
    async def play() -> None:
        dispatcher = Dispatcher(ProcessInbox(), [channel])
        for batch in batches:
            await dispatcher.accept(batch)
        assert await dispatcher.drain(10) == 0

    asyncio.run(play())


def test_an_update_that_comes_three_times_is_answered_once() -> None:
    channel = Numbers()
    deliver(channel, [[delivery(1), delivery(1)], [delivery(2), delivery(1)]])
    assert channel.sent == [1, 2]


def test_one_conversation_keeps_its_order_and_others_go_on_beside_it() -> None:
    channel = Numbers(fault=lambda number, again: LaterError(0.05) if number == 1 and again < 3 else None)
    deliver(channel, [[delivery(1, "slow"), delivery(2, "slow"), delivery(3, "quick")]])
    assert channel.sent == [3, 1, 2]


def test_a_refused_call_is_not_tried_again() -> None:
    channel = Numbers(fault=lambda number, _: RefusedError("blocked") if number == 1 else None)
    deliver(channel, [[delivery(1), delivery(2)]])
    assert (channel.sent, channel.tries[1]) == ([2], 1)


def test_a_poison_update_is_set_aside_after_three_tries_and_the_next_is_answered() -> None:
    channel = Numbers(poison=frozenset({1}))
    deliver(channel, [[delivery(1), delivery(2)]])
    assert (channel.sent, channel.prepared.count(1)) == ([2], MOST_TRIES)


def test_a_call_that_breaks_is_set_aside_too() -> None:
    channel = Numbers(fault=lambda number, _: KeyError() if number == 1 else None)
    deliver(channel, [[delivery(1), delivery(2)]])
    assert (channel.sent, channel.tries[1]) == ([2], MOST_TRIES)


def test_who_waits_long_is_shown_that_an_answer_comes() -> None:
    slow, quick = Numbers(seconds=0.5), Numbers()
    deliver(slow, [[delivery(1)]])
    deliver(quick, [[delivery(1)]])
    assert (slow.shown_waiting, quick.shown_waiting) == ([1], [])


def test_more_than_can_be_held_is_not_accepted() -> None:
    async def play() -> None:
        channel = Numbers(seconds=0.05)
        dispatcher = Dispatcher(ProcessInbox(most_waiting=2), [channel])
        await dispatcher.accept([delivery(1)])
        with pytest.raises(OverloadedError):
            await dispatcher.accept([delivery(2), delivery(3)])
        await dispatcher.drain(5)
        await dispatcher.accept([delivery(2), delivery(3)])
        await dispatcher.drain(5)
        assert channel.sent == [1, 2, 3]

    asyncio.run(play())


def test_a_call_that_waits_for_its_turn_counts_as_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        channel, inbox, forever = Numbers(), ProcessInbox(), asyncio.Event()
        monkeypatch.setattr(channel, "ready", lambda _: forever.wait())
        dispatcher = Dispatcher(inbox, [channel])
        await dispatcher.accept([delivery(1)])
        assert await dispatcher.drain(0.2) == 1  # as a process that is stopped
        work = await inbox.next("numbers:someone")
        assert work is not None
        assert not work.calling

    asyncio.run(play())


def test_nothing_is_answered_before_the_catalogue_is_loaded() -> None:
    async def play() -> None:
        channel, loaded = Numbers(), asyncio.Event()
        dispatcher = Dispatcher(ProcessInbox(), [channel], loaded=loaded)
        await dispatcher.accept([delivery(1)])
        await asyncio.sleep(0.01)
        assert channel.prepared == []
        loaded.set()
        await dispatcher.drain(5)
        assert channel.sent == [1]

    asyncio.run(play())


def test_a_channel_that_hangs_takes_no_room_from_the_others() -> None:
    async def play() -> None:
        slow, quick = Numbers(name="slow", seconds=60), Numbers(name="quick")
        dispatcher = Dispatcher(ProcessInbox(), [slow, quick], most_busy=1)
        await dispatcher.accept(
            [replace(delivery(1, "a"), channel="slow"), replace(delivery(2, "b"), channel="quick")]
        )
        await dispatcher.drain(0.2)
        assert quick.sent == [2]

    asyncio.run(play())


def test_a_platform_waits_while_there_is_no_room() -> None:
    async def play() -> None:
        channel = Numbers(seconds=0.05)
        dispatcher = Dispatcher(ProcessInbox(), [channel], most_busy=1)
        for number in range(4):
            await dispatcher.accept([delivery(number, str(number))])
            await asyncio.sleep(0)  # its task begins
            assert len(channel.prepared) - len(channel.sent) <= 1
        await dispatcher.drain(5)
        assert channel.sent == [0, 1, 2, 3]

    asyncio.run(play())
