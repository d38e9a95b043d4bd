"""Notes on their way to the database: nobody waits, nothing is lost while it is away, nobody is named."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

import pytest
from structlog.testing import capture_logs

from bot.feedback import outbox as module
from bot.feedback.outbox import MOST_WAITING, Notes
from catalog.queues.model import Missed, ReportKind
from catalog.store.desk.queues import Queues
from catalog.store.errors import RegisterUnavailable
from catalog.store.register import Register, open_register
from handlers.messages import Miss, Report

TODAY = datetime.now(UTC).date()
MISS = Miss("not_found", "фап рябовский", "fap", "Алексеевский район")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(f"sqlite:///{tmp_path}/register.sqlite3")
    yield opened
    opened.close()


async def _keeping(notes: Notes, seconds: float = 0.0) -> None:
    writing = asyncio.create_task(notes.keep_writing())
    await asyncio.sleep(seconds)
    writing.cancel()
    with suppress(asyncio.CancelledError):
        await writing
    notes.close()


def test_what_is_handed_over_is_written_without_the_person(register: Register) -> None:
    notes = Notes(register.queues, register.counts)
    notes.hand_over("web:secret", MISS, TODAY)
    notes.hand_over("web:secret", Report(ReportKind.WRONG_INSTITUTION, "a-1", "школа 5"), TODAY)
    asyncio.run(_keeping(notes))
    missed = register.queues.misses()[0]
    assert (missed.text, missed.kind, missed.place) == (MISS.text, "fap", "Алексеевский район")
    assert [entry.texts for entry in register.queues.reports()] == [("школа 5",)]
    assert b"secret" not in Path(str(register._database.file)).read_bytes()


def test_a_slow_database_holds_nobody_up(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    arrived, go_on = Event(), Event()

    def slow(_self: Queues, _misses: Sequence[Missed]) -> None:
        arrived.set()
        assert go_on.wait(10)

    monkeypatch.setattr(Queues, "write_misses", slow)
    notes = Notes(register.queues, register.counts)
    notes.hand_over("web:a", MISS, TODAY)

    async def answer_while_it_writes() -> None:
        writing = asyncio.create_task(notes.keep_writing())
        assert await asyncio.to_thread(arrived.wait, 10)
        notes.hand_over("web:b", MISS, TODAY)  # the database still hasn't answered the first
        assert not go_on.is_set()
        go_on.set()
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing

    asyncio.run(answer_while_it_writes())


def test_what_could_not_be_written_waits_for_the_database(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS_BETWEEN_WRITES", 0.01)
    write, failures = Queues.write_misses, iter([True, True])

    def away_at_first(self: Queues, misses: Sequence[Missed]) -> None:
        if next(failures, False):
            raise RegisterUnavailable("away")
        write(self, misses)

    monkeypatch.setattr(Queues, "write_misses", away_at_first)
    notes = Notes(register.queues, register.counts)
    notes.hand_over("web:a", MISS, TODAY)
    with capture_logs() as logs:
        asyncio.run(_keeping(notes, 0.3))
    assert len(register.queues.misses()) == 1
    assert [log["event"] for log in logs] == ["notes_not_written"] * 2


def test_a_fault_is_told_without_the_words_and_does_not_end_the_writing(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, faults = Queues.write_misses, iter([True])

    def faulty(self: Queues, misses: Sequence[Missed]) -> None:
        if next(faults, False):
            raise ValueError(misses)
        write(self, misses)

    monkeypatch.setattr(Queues, "write_misses", faulty)
    notes = Notes(register.queues, register.counts)
    notes.hand_over("web:a", MISS, TODAY)
    with capture_logs() as logs:
        asyncio.run(_keeping(notes))
    assert [log["event"] for log in logs] == ["notes_dropped"]
    assert MISS.text not in str(logs)
    notes.hand_over("web:a", MISS, TODAY)
    asyncio.run(_keeping(notes))
    assert len(register.queues.misses()) == 1


def test_what_waits_is_bounded(register: Register) -> None:
    notes = Notes(register.queues, register.counts)
    for number in range(MOST_WAITING + 5):
        notes.hand_over(f"web:{number}", MISS, TODAY)
    with capture_logs() as logs:
        asyncio.run(_keeping(notes))
    assert {"event": "notes_lost", "count": 5, "log_level": "warning"} in logs
    assert len(register.queues.misses()) == MOST_WAITING


def test_old_misses_are_forgotten_while_it_runs(register: Register) -> None:
    notes = Notes(register.queues, register.counts)
    notes.hand_over("web:a", MISS, date(2020, 1, 1))
    asyncio.run(_keeping(notes))
    assert register.queues.misses() == []
