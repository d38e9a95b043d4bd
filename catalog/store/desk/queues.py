"""The queues of the operator: what residents told, and questions that found nothing.

Every method is one transaction, and raises RegisterUnavailable where the database can't be used. Nothing here
changes the register: a report is somebody's word, and an operator decides.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from catalog.queues.model import KEPT_DAYS, OPEN, Missed, QueueEntry, ReportKind, State
from catalog.store.database.database import QUEUES_LOCK, Database
from catalog.store.desk.report_rows import entries, entry, repeated, tell
from catalog.store.tables.queues import MissRow, ReportRow, TellingRow

REPORT_LENGTH, MISS_LENGTH, PLACE_LENGTH = 1000, 500, 200
MOST_MISSES = 100_000
"""Rows; beyond them the oldest go, so that a flood of questions can't fill the disk."""


class Queues:
    """Reports and misses in the database of the register."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _transaction(self) -> AbstractContextManager[Connection]:
        return self._database.writing(QUEUES_LOCK)

    def write_report(self, kind: str, code: str, text: str, on: date, voice: str) -> int:
        """Keeps what a resident told, with an open report that says the same; its number.

        A voice is counted once. `text` may propose an address: it stays text.
        """
        text = plain(text, REPORT_LENGTH)
        with self._transaction() as connection:
            number = repeated(connection, kind, code, text)
            if number is None:
                values = {"made_on": on, "kind": kind, "code": code, "text": text}
                made = insert(ReportRow).values(values).returning(ReportRow.number)
                number = connection.execute(made).scalar_one()
            tell(connection, number, on, voice, text)
        return number

    def reports(self, states: Iterable[State] = OPEN) -> list[QueueEntry]:
        """The entries in these states, the oldest first."""
        with self._transaction() as connection:
            return entries(connection, ReportRow.state.in_([str(state) for state in states]))

    def report(self, number: int) -> QueueEntry:
        """The entry of that number, whatever its state. Raises NoSuchReport."""
        with self._transaction() as connection:
            return entry(connection, number)

    def set_report_state(self, number: int, state: State, on: date) -> QueueEntry:
        """The entry as it is from now on. Raises NoSuchReport."""
        with self._transaction() as connection:
            values = {"state": str(state), "changed_on": on}
            connection.execute(update(ReportRow).where(ReportRow.number == number).values(values))
            return entry(connection, number)

    def forget_report(self, number: int) -> None:
        """Lets go of the words of a report; its number, kind and state stay. Raises NoSuchReport."""
        with self._transaction() as connection:
            entry(connection, number)
            connection.execute(update(TellingRow).where(TellingRow.number == number).values(text=""))
            connection.execute(update(ReportRow).where(ReportRow.number == number).values(text=""))

    def write_misses(self, misses: Iterable[Missed]) -> None:
        """Keeps questions that found nothing, the same words of a voice once, with what it found next."""
        rows: dict[tuple[str, str], Missed] = {}
        for one in map(_fitting, misses):
            if one.found or (one.voice, one.text) not in rows:
                rows[one.voice, one.text] = one
        with self._transaction() as connection:
            said = select(MissRow.voice, MissRow.text).where(MissRow.voice.in_({voice for voice, _ in rows}))
            known = {(voice, text) for voice, text in connection.execute(said)}
            for pair in known & rows.keys():
                _note_found(connection, rows[pair])
            values = [_values(one) for pair, one in rows.items() if pair not in known]
            if values:
                connection.execute(insert(MissRow), values)
                newest = connection.scalar(select(func.max(MissRow.number))) or 0
                connection.execute(delete(MissRow).where(MissRow.number <= newest - MOST_MISSES))

    def misses(self, states: Iterable[State] = OPEN) -> list[Missed]:
        """The questions in these states, the oldest first."""
        chosen = select(MissRow.__table__).where(MissRow.state.in_([str(state) for state in states]))
        with self._transaction() as connection:
            rows = connection.execute(chosen.order_by(MissRow.number)).mappings().all()
        return [Missed(**{**row, "state": State(row["state"])}) for row in rows]

    def set_miss_state(self, numbers: Sequence[int], state: State) -> None:
        """Marks the questions of a group; what is asked later is new again."""
        with self._transaction() as connection:
            theirs = MissRow.number.in_(numbers)
            connection.execute(update(MissRow).where(theirs).values(state=str(state)))

    def purge(self, today: date) -> None:
        """Forgets questions after 90 days, and the words of reports 90 days after they were settled.

        The number of a report, its kind and its state stay, so that they can be asked for. «Не то» holds a
        question, not a message to the operator: its words go after 90 days in any case.
        """
        before = today - timedelta(days=KEPT_DAYS)
        settled = ReportRow.changed_on < before
        over = settled & ReportRow.state.not_in([str(state) for state in OPEN])
        asked = (ReportRow.kind == ReportKind.WRONG_INSTITUTION) & (ReportRow.made_on < before)
        with self._transaction() as connection:
            connection.execute(delete(MissRow).where(MissRow.made_on < before))
            old = select(ReportRow.number).where(or_(over, asked))
            connection.execute(update(TellingRow).where(TellingRow.number.in_(old)).values(text=""))
            connection.execute(update(ReportRow).where(ReportRow.number.in_(old)).values(text=""))


def plain(text: str, length: int) -> str:
    """A text that both databases can keep, cut to that length."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:length]


def _fitting(miss: Missed) -> Missed:
    return replace(miss, text=plain(miss.text, MISS_LENGTH), place=plain(miss.place, PLACE_LENGTH))


def _note_found(connection: Connection, miss: Missed) -> None:
    if miss.found:
        same = (MissRow.voice == miss.voice) & (MissRow.text == miss.text)
        connection.execute(update(MissRow).where(same).values(found=miss.found))


def _values(miss: Missed) -> dict[str, object]:
    return {
        "made_on": miss.made_on, "kind": miss.kind, "place": miss.place,
        "text": miss.text, "voice": miss.voice, "state": str(miss.state), "found": miss.found,
    }  # fmt: skip
