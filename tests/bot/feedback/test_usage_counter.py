"""Counting in memory: the sums of a while, added up by the database, with nobody waiting for it."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from threading import Event

import pytest
from structlog.testing import capture_logs

from bot.feedback import usage_counter as module
from bot.feedback.usage_counter import Counting
from catalog.statistics.usage import Count, Measure
from catalog.store.errors import RegisterUnavailable
from catalog.store.processes.counts import Counts
from catalog.store.register import Register, open_register

TODAY = date(2026, 11, 23)
FOUND, CARD = Count(Measure.DECISION, "answer"), Count(Measure.CARD, "s-1")
Added = Mapping[tuple[date, Count], int]


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    opened = open_register(url)
    yield opened
    opened.close()


def found_on(register: Register, day: date = TODAY) -> int:
    return register.counts.usage(day, day, 1).decisions.get(day, {}).get("answer", 0)


def test_processes_add_up(register: Register) -> None:
    processes = [Counting(register.counts), Counting(register.counts)]
    for _ in range(3):
        for one in processes:
            one.add([FOUND, CARD], TODAY)
            one.write()
    assert found_on(register) == 6
    assert register.counts.usage(TODAY, TODAY, 1).wanted == [("s-1", 6)]


def test_many_answers_are_one_write(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[Added] = []
    monkeypatch.setattr(Counts, "add", lambda _self, counted: writes.append(dict(counted)))
    counting = Counting(register.counts)
    for _ in range(500):
        counting.add([FOUND, CARD], TODAY)
    counting.add([FOUND], TODAY + timedelta(days=1))
    counting.write()
    counting.write()
    assert writes == [{(TODAY, FOUND): 500, (TODAY, CARD): 500, (TODAY + timedelta(days=1), FOUND): 1}]


def test_what_could_not_be_written_waits_for_the_database(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, failures = Counts.add, iter([True, True])

    def away_at_first(self: Counts, counted: Added) -> None:
        if next(failures, False):
            raise RegisterUnavailable("away")
        add(self, counted)

    monkeypatch.setattr(Counts, "add", away_at_first)
    counting = Counting(register.counts)
    with capture_logs() as logs:
        for _ in range(3):
            counting.add([FOUND], TODAY)
            counting.write()
    assert found_on(register) == 3
    assert [log["event"] for log in logs] == ["counts_not_written"] * 2


def test_a_fault_is_told_and_ends_no_counting(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    add, faults = Counts.add, iter([True])

    def faulty(self: Counts, counted: Added) -> None:
        if next(faults, False):
            raise ValueError
        add(self, counted)

    monkeypatch.setattr(Counts, "add", faulty)
    counting = Counting(register.counts)
    with capture_logs() as logs:
        for _ in range(2):
            counting.add([FOUND], TODAY)
            counting.write()
    assert found_on(register) == 1
    assert [log["event"] for log in logs] == ["counts_dropped"]


def test_it_goes_on_by_itself(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS_BETWEEN_WRITES", 0.01)
    add, written = Counts.add, Event()

    def telling(self: Counts, counted: Added) -> None:
        add(self, counted)
        written.set()

    monkeypatch.setattr(Counts, "add", telling)
    counting = Counting(register.counts)
    counting.add([FOUND], TODAY)

    async def wait_until_written() -> None:
        writing = asyncio.create_task(counting.keep_writing())
        assert await asyncio.to_thread(written.wait, 20)
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing

    asyncio.run(wait_until_written())
    assert found_on(register) == 1
