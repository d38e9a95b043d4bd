"""When what of the register changed: for whoever keeps a copy of it, or reads the news of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalog.store.content.read import SIDES, TABLES
from catalog.store.content.rows import moment_from
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection, fetch, groups, marks

_Row = tuple[str, str, int, int | None]
"""A code, its official name, and from which version until which it was so."""


@dataclass(frozen=True, slots=True)
class _Trace:
    """What a version leaves at an institution. `version`, `code`: its columns; `rest`: FROM and WHERE."""

    version: str
    code: str
    rest: str


_TRACES = (
    *(
        _Trace(side, "code", f"FROM {table} WHERE code IS NOT NULL AND {side}")
        for table in TABLES
        for side in SIDES
    ),
    *(
        _Trace(
            f"withdrawals.{side}",
            "pages.code",
            f"""FROM withdrawals JOIN pages ON pages.url = withdrawals.url
            AND pages.since_version <= withdrawals.{side}
            AND (pages.until_version IS NULL OR pages.until_version >= withdrawals.{side})
            WHERE withdrawals.{side}""",
        )
        for side in SIDES
    ),
)
_LAST = "SELECT code, MAX(version) FROM ({touched}) AS touched GROUP BY code"
_NEWEST_OF = """SELECT * FROM (
    SELECT DISTINCT {trace.version} AS version, {trace.code} AS code {trace.rest} {which}
    ORDER BY {trace.version} DESC, {trace.code} LIMIT {limit:d}
) AS newest_{at:d}"""
"""Each by itself, since a database walks along the index of one table and ends at the limit."""

_NEWEST = """
    SELECT version, code, made_at FROM (SELECT DISTINCT version, code FROM ({touched}) AS touched
        ORDER BY version DESC, code LIMIT {limit:d}) AS newest
    JOIN versions ON versions.number = version ORDER BY version DESC, code
"""
_ROWS = """
    SELECT code, official_name, since_version, until_version FROM institutions
        WHERE code IN ({marks}) AND since_version <= {upto:d} ORDER BY since_version
"""


class EventType(StrEnum):
    """What a version did to an institution."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Event:
    """One institution that one version touched."""

    version: int
    made_at: str  # the version, in ISO 8601 and UTC
    code: str
    name: str  # official, as it was then
    type: EventType


class Events:
    """What the versions did. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_touched(self, after: int, upto: int) -> dict[str, int]:
        """By code, the last version in (`after`, `upto`] that touched it, its pages or services."""
        touched = " UNION ALL ".join(
            f"SELECT {trace.code} AS code, {trace.version} AS version {trace.rest} > {after:d}"
            f" AND {trace.version} <= {upto:d}"
            for trace in _TRACES
        )
        return dict(self._database.fetch(_LAST.format(touched=touched)))

    def newest(self, upto: int, after_code: str, limit: int) -> list[Event]:
        """Up to `limit` events, the newest version first, by code within one.

        Begins with the version `upto`, behind `after_code` in it.
        """
        mark = self._database.mark
        stood: dict[str, list[_Row]] = defaultdict(list)
        with self._database.reading() as connection:
            found = _newest(connection, f"= {upto:d}", after_code, limit, mark)
            if len(found) < limit:
                found += _newest(connection, f"< {upto:d}", "", limit - len(found), mark)
            for some in groups({code for _, code, _ in found}):
                for row in fetch(connection, _ROWS.format(marks=marks(some, mark), upto=upto), some):
                    stood[row[0]].append(row)
        return [_event(number, moment_from(made_at), code, stood[code]) for number, code, made_at in found]


def _newest(
    connection: DriverConnection, version: str, after_code: str, limit: int, mark: str
) -> list[tuple[Any, ...]]:
    """The last versions of which that is true, each with the codes behind that one that it touched."""
    touched = " UNION ALL ".join(
        _NEWEST_OF.format(trace=trace, which=f"{version} AND {trace.code} > {mark}", limit=limit, at=at)
        for at, trace in enumerate(_TRACES)
    )
    query = _NEWEST.format(touched=touched, limit=limit)
    return fetch(connection, query, [after_code] * len(_TRACES))


def _event(number: int, made_at: str, code: str, rows: Iterable[_Row]) -> Event:
    """What the version did, told by the rows of the institution that stood before it or after."""
    beside = [row for row in rows if row[2] <= number and (row[3] is None or row[3] >= number)]
    stood = any(since < number for _, _, since, _ in beside)
    stands = any(until is None or until > number for _, _, _, until in beside)
    change = EventType.CHANGED if stood and stands else EventType.ADDED if stands else EventType.REMOVED
    return Event(number, made_at, code, beside[-1][1] if beside else "", change)
