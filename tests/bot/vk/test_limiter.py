"""Moments are handed out evenly, and nobody gets one while VK wants quiet."""

import pytest

from bot.vk.limiter import Limiter


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_moments_are_spaced_and_never_saved_up() -> None:
    clock = Clock()
    limiter = Limiter(10, clock)
    assert [limiter.reserve() for _ in range(3)] == pytest.approx([0, 0.1, 0.2])
    clock.now += 60
    assert [limiter.reserve() for _ in range(2)] == pytest.approx([0, 0.1])


def test_a_hold_moves_everybody_on_but_never_back() -> None:
    clock = Clock()
    limiter = Limiter(10, clock)
    limiter.hold(5)
    limiter.hold(1)
    assert limiter.reserve() == pytest.approx(5)
