"""No window of time holds more calls than the platform allows, over all and in one chat."""

import asyncio

import pytest

from bot.delivery import throttle
from bot.delivery.throttle import Rate, Throttle


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(throttle, "monotonic", clock.monotonic)
    monkeypatch.setattr(asyncio, "sleep", clock.sleep)
    return clock


def moments(clock: Clock, made: Throttle, chats: list[object]) -> list[float]:
    """When each call is made, the one asked for after the other."""
    times: list[float] = []

    async def play() -> None:
        for chat in chats:
            await made.turn(chat)
            times.append(clock.now - 100.0)

    asyncio.run(play())
    return times


def most_in_window(times: list[float]) -> int:
    return max(sum(start <= time < start + 1 for time in times) for start in times)


def test_as_many_as_allowed_go_at_once_and_the_next_waits(clock: Clock) -> None:
    times = moments(clock, Throttle(Rate(3)), [None] * 7)
    assert times == [0, 0, 0, 1, 1, 1, 2]


def test_one_chat_waits_and_holds_up_no_other(clock: Clock) -> None:
    times = moments(clock, Throttle(Rate(30), chat=Rate(2)), ["flood", "flood", "quiet", "flood", "quiet"])
    assert times == [0, 0, 0, 1, 1]
    assert clock.slept == [1]


def test_neither_rate_is_broken_where_both_hold(clock: Clock) -> None:
    chats: list[object] = [position % 3 for position in range(40)]
    times = moments(clock, Throttle(Rate(4), chat=Rate(2)), chats)
    assert most_in_window(times) == 4
    assert all(most_in_window(times[chat::3]) <= 2 for chat in range(3))


def test_chats_that_fell_silent_are_forgotten(clock: Clock) -> None:
    made = Throttle(Rate(1000), chat=Rate(2))
    moments(clock, made, list(range(50)))
    clock.now += 2
    moments(clock, made, ["another"])
    assert list(made._chats) == ["another"]
