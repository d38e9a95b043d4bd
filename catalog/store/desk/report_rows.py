"""Reports as rows: which one a new one repeats, who told it, and how an entry is read."""

from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, insert, select

from catalog.queues.likeness import is_repeat
from catalog.queues.model import OPEN, QueueEntry, ReportKind, State
from catalog.store.errors import NoSuchReport
from catalog.store.tables.queues import ReportRow, TellingRow

MOST_TELLINGS = 1000
"""So many conversations are counted of one report; more change nothing for whoever reads it."""

MOST_COMPARED = 500
"""So many open reports of one card are compared with a new one."""


def repeated(connection: Connection, kind: str, code: str, text: str) -> int | None:
    """An open report that says the same of the same card."""
    states = ReportRow.state.in_([str(state) for state in OPEN])
    same = select(ReportRow.number, ReportRow.text).where(
        ReportRow.kind == kind, ReportRow.code == code, states
    )
    found = (
        number
        for number, earlier in connection.execute(same.order_by(ReportRow.number.desc()).limit(MOST_COMPARED))
        if is_repeat(text, earlier)
    )
    return next(found, None)


def tell(connection: Connection, number: int, on: date, voice: str, text: str) -> None:
    """Count the voice that told it, once."""
    of_report = TellingRow.number == number
    if connection.scalar(select(TellingRow.id).where(of_report, TellingRow.voice == voice)):
        return
    if (connection.scalar(select(func.count()).where(of_report)) or 0) < MOST_TELLINGS:
        values = {"number": number, "made_on": on, "voice": voice, "text": text}
        connection.execute(insert(TellingRow), values)


def entry(connection: Connection, number: int) -> QueueEntry:
    """The entry of that number. Raises NoSuchReport."""
    found = entries(connection, ReportRow.number == number)
    if not found:
        raise NoSuchReport(f"Сообщения № {number} нет. Список: gospublic reports.")
    return found[0]


def entries(connection: Connection, which: ColumnElement[bool]) -> list[QueueEntry]:
    """The entries that fit the condition, the oldest first."""
    rows = connection.execute(select(ReportRow.__table__).where(which).order_by(ReportRow.number)).all()
    tellings = select(TellingRow.number, TellingRow.text).join(ReportRow).where(which).order_by(TellingRow.id)
    told: dict[int, list[str]] = defaultdict(list)
    for number, text in connection.execute(tellings):
        told[number].append(text)
    return [
        QueueEntry(
            number=row.number,
            kind=ReportKind(row.kind),
            code=row.code,
            state=State(row.state),
            made_on=row.made_on,
            changed_on=row.changed_on,
            conversations=max(1, len(told[row.number])),
            texts=tuple(dict.fromkeys(filter(None, (row.text, *told[row.number])))),
        )
        for row in rows
    ]
