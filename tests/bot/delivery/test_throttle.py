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
    return max(sum(start <= time < start + 0.999 for time in times) for start in times)  # sums of floats


def test_calls_leave_evenly_spaced_and_the_first_at_once(clock: Clock) -> None:
    assert moments(clock, Throttle(Rate(4)), [None] * 6) == [0, 0.25, 0.5, 0.75, 1, 1.25]


def test_who_comes_after_a_pause_waits_for_nothing(clock: Clock) -> None:
    made = Throttle(Rate(4))
    moments(clock, made, [None])
    clock.now += 5
    moments(clock, made, [None])
    assert clock.slept == []


@pytest.mark.usefixtures("clock")
def test_it_is_free_where_nobody_waits() -> None:
    made = Throttle(Rate(4))
    assert made.is_free()
    made._reserve()
    assert made.is_free()
    made._reserve()
    assert not made.is_free()


def test_one_chat_waits_and_holds_up_no_other(clock: Clock) -> None:
    times = moments(clock, Throttle(Rate(1000), chat=Rate(2)), ["flood", "flood", "quiet", "flood", "quiet"])
    assert times == pytest.approx([0, 0, 0, 1, 1], abs=0.01)


def test_neither_rate_is_broken_where_both_hold(clock: Clock) -> None:
    chats: list[object] = [position % 3 for position in range(40)]
    times = moments(clock, Throttle(Rate(5), chat=Rate(2)), chats)
    assert most_in_window(times) <= 5
    assert all(most_in_window(times[chat::3]) <= 2 for chat in range(3))


def test_chats_that_fell_silent_are_forgotten(clock: Clock) -> None:
    made = Throttle(Rate(1000), chat=Rate(2))
    moments(clock, made, list(range(50)))
    clock.now += 2
    moments(clock, made, ["another"])
    assert list(made._chats) == ["another"]
