"""Who fails is barred for longer and longer; nobody else is, however many try at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from catalog.store.desk import sign_in_attempts
from catalog.store.desk.sign_in_attempts import (
    MOST_SECONDS_BARRED,
    SECONDS_BARRED,
    SECONDS_KEPT,
    SignInAttempts,
)
from catalog.store.register import Register

FREE = min(SECONDS_BARRED)
START = 1_800_000_000.0


class Clock:
    """Time as a test sets it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(sign_in_attempts, "time", clock)
    return clock


@pytest.fixture
def attempts(register: Register) -> SignInAttempts:
    return register.sign_in_attempts


def test_after_five_failures_a_key_is_barred_for_longer_and_longer(
    attempts: SignInAttempts, clock: Clock
) -> None:
    assert [attempts.begin("a") for _ in range(FREE + 1)] == [True] * FREE + [False]
    for barred in [*SECONDS_BARRED.values(), MOST_SECONDS_BARRED, MOST_SECONDS_BARRED]:
        clock.now += barred - 1
        assert not attempts.begin("a")
        clock.now += 1
        assert attempts.begin("a")
        assert not attempts.begin("a")
    assert attempts.begin("b")


def test_the_right_password_and_an_hour_wipe_the_slate(attempts: SignInAttempts, clock: Clock) -> None:
    for _ in range(FREE):
        attempts.begin("a")
        attempts.begin("b")
    attempts.forget("a")
    assert [attempts.begin("a") for _ in range(FREE)] == [True] * FREE
    clock.now += max(SECONDS_BARRED[FREE], 0) + SECONDS_KEPT + 1
    assert attempts.begin("c")  # and with it what is old goes
    assert [attempts.begin("b") for _ in range(FREE)] == [True] * FREE


def test_many_at_once_are_no_way_around(attempts: SignInAttempts) -> None:
    with ThreadPoolExecutor(4) as threads:
        admitted = sum(threads.map(lambda _: attempts.begin("a"), range(40)))
    assert admitted == FREE


def test_few_keys_are_kept(attempts: SignInAttempts, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in_attempts, "MOST_KEPT", 3)
    for _ in range(FREE):
        attempts.begin("old")
    for number in range(9):
        clock.now += SECONDS_BARRED[FREE]
        assert attempts.begin(str(number))
    assert attempts.begin("old"), "the oldest is forgotten first"
