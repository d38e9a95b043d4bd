"""What the guide was used for, by day, in the database of the register.

Every method is one transaction, and raises RegisterUnavailable where the database can't be used.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, Connection, desc, func, select

from catalog.statistics.usage import Count, Measure, Usage
from catalog.store.database.database import QUEUES_LOCK, Database
from catalog.store.database.quick_writes import dialect_of
from catalog.store.tables.register import CountRow


class Counts:
    """Counts of all processes together."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, counted: Mapping[tuple[date, Count], int]) -> None:
        """Adds to what stands there: the sum is made by the database, so that no process undoes another's."""
        rows = [
            {"measure": str(count.measure), "counted_on": on, "subject": count.subject, "times": times}
            for (on, count), times in counted.items()
        ]
        if not rows:
            return
        # One after another: two that meet at the same rows in another order would wait for each other.
        with self._database.writing(QUEUES_LOCK) as connection:
            adding = dialect_of(connection).insert(CountRow)
            adding = adding.on_conflict_do_update(
                index_elements=[CountRow.measure, CountRow.counted_on, CountRow.subject],
                set_={"times": CountRow.times + adding.excluded.times},
            )
            connection.execute(adding, rows)

    def usage(self, since: date, until: date, most_wanted: int) -> Usage:
        """What was counted on these days, both included; `most_wanted` institutions at most."""
        with self._database.beside_writers() as connection:
            begun = max(since, min(_first(connection) or until, until))
            return Usage(
                begun,
                until,
                _by_day(connection, Measure.DECISION, begun, until),
                dict(_sums(connection, Measure.VERDICT, begun, until)),
                _by_day(connection, Measure.HELP, begun, until),
                _sums(connection, Measure.CARD, begun, until, most_wanted),
            )

    def needs(self, since: date, until: date) -> dict[str, int]:
        """How often each need was answered on these days, both included, by the id it is told as."""
        with self._database.beside_writers() as connection:
            return dict(_sums(connection, Measure.NEED, since, until))


def _first(connection: Connection) -> date | None:
    """The day on which counting began; asked by measure, so that the key's index tells."""
    oldest = select(func.min(CountRow.counted_on))
    days = [connection.scalar(oldest.where(CountRow.measure == str(measure))) for measure in Measure]
    return min(filter(None, days), default=None)


def _on(measure: Measure, since: date, until: date) -> ColumnElement[bool]:
    return (CountRow.measure == str(measure)) & CountRow.counted_on.between(since, until)


def _by_day(connection: Connection, measure: Measure, since: date, until: date) -> dict[date, dict[str, int]]:
    query = select(CountRow.counted_on, CountRow.subject, CountRow.times)
    days: dict[date, dict[str, int]] = defaultdict(dict)
    for on, subject, times in connection.execute(query.where(_on(measure, since, until))):
        days[on][subject] = times
    return dict(days)


def _sums(
    connection: Connection, measure: Measure, since: date, until: date, most: int | None = None
) -> list[tuple[str, int]]:
    """Subjects with their sums over the days, most first."""
    times = func.sum(CountRow.times)
    query = select(CountRow.subject, times).where(_on(measure, since, until)).group_by(CountRow.subject)
    found = connection.execute(query.order_by(desc(times), CountRow.subject).limit(most))
    return [(subject, int(count)) for subject, count in found]
