"""When what of the register changed: for whoever keeps a copy of it, or reads the news of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from catalog.store.read import DriverConnection, fetch
from catalog.store.standing import groups, marks

_Row = tuple[str, str, int, int | None]
"""A code, its official name, and from which version until which it was so."""

TABLES = ("institutions", "pages", "services")

_TOUCHED = """
    SELECT code, since_version AS version FROM {table} WHERE code IS NOT NULL
        AND since_version > {after:d} AND since_version <= {upto:d}
    UNION ALL SELECT code, until_version FROM {table} WHERE code IS NOT NULL
        AND until_version > {after:d} AND until_version <= {upto:d}
"""
_HIDDEN = """
    SELECT pages.code, withdrawals.{side} FROM withdrawals JOIN pages ON pages.url = withdrawals.url
        WHERE withdrawals.{side} > {after:d} AND withdrawals.{side} <= {upto:d}
        AND pages.since_version <= withdrawals.{side}
        AND (pages.until_version IS NULL OR pages.until_version >= withdrawals.{side})
"""
_LAST = "SELECT code, MAX(version) FROM ({touched}) AS touched GROUP BY code"
_NEWEST_FIRST = """
    SELECT DISTINCT version, code FROM ({touched}) AS touched WHERE version < {upto:d} OR code > {mark}
        ORDER BY version DESC, code LIMIT {limit:d}
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
    code: str
    name: str  # official, as it was then
    type: EventType


def last_touched(connection: DriverConnection, after: int, upto: int) -> dict[str, int]:
    """By code, the last version in (`after`, `upto`] that touched the institution, its pages or services."""
    found = fetch(connection, _LAST.format(touched=_touched(after, upto)))
    return dict(found)


def events(connection: DriverConnection, upto: int, after_code: str, limit: int, mark: str) -> list[Event]:
    """Up to `limit` of what the versions did, the newest first, by code within one.

    Begins with the version `upto`, behind `after_code` in it. `mark` is what stands for a value in the
    driver's SQL.
    """
    query = _NEWEST_FIRST.format(touched=_touched(0, upto), upto=upto, mark=mark, limit=limit)
    found = fetch(connection, query, [after_code])
    stood: dict[str, list[_Row]] = defaultdict(list)
    for some in groups({code for _, code in found}):
        for row in fetch(connection, _ROWS.format(marks=marks(some, mark), upto=upto), some):
            stood[row[0]].append(row)
    return [_event(number, code, stood[code]) for number, code in found]


def _event(number: int, code: str, rows: Iterable[_Row]) -> Event:
    """What the version did, told by the rows of the institution that stood before it or after."""
    beside = [row for row in rows if row[2] <= number and (row[3] is None or row[3] >= number)]
    stood = any(since < number for _, _, since, _ in beside)
    stands = any(until is None or until > number for _, _, _, until in beside)
    change = EventType.CHANGED if stood and stands else EventType.ADDED if stands else EventType.REMOVED
    return Event(number, code, beside[-1][1] if beside else "", change)


def _touched(after: int, upto: int) -> str:
    listed = [_TOUCHED.format(table=table, after=after, upto=upto) for table in TABLES]
    sides = ("since_version", "until_version")
    hidden = [_HIDDEN.format(side=side, after=after, upto=upto) for side in sides]
    return " UNION ALL ".join((*listed, *hidden))
