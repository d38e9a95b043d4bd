"""When what of the register changed: for whoever keeps a copy of it, or reads the news of it."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.store.read import DriverConnection, fetch

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
_OF_VERSION = """
    SELECT code FROM ({touched}) AS touched WHERE code > {mark} GROUP BY code ORDER BY code LIMIT {limit:d}
"""
_ROWS = """
    SELECT code, official_name, since_version, until_version FROM institutions
        WHERE code IN ({marks}) AND since_version <= {number:d}
        AND (until_version IS NULL OR until_version >= {number:d}) ORDER BY since_version
"""


class Deed(StrEnum):
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
    deed: Deed


def last_touched(connection: DriverConnection, after: int, upto: int) -> dict[str, int]:
    """By code, the last version in (`after`, `upto`] that touched the institution, its pages or services."""
    found = fetch(connection, _LAST.format(touched=_touched(after, upto)))
    return dict(found)


def events_of(
    connection: DriverConnection, number: int, after_code: str, limit: int, mark: str
) -> list[Event]:
    """What that version touched, by code, from behind `after_code` on.

    `mark` is what stands for a value in the driver's SQL.
    """
    query = _OF_VERSION.format(touched=_touched(number - 1, number), mark=mark, limit=limit)
    codes = [code for (code,) in fetch(connection, query, [after_code])]
    if not codes:
        return []
    rows = fetch(connection, _ROWS.format(marks=", ".join([mark] * len(codes)), number=number), codes)
    return [_event(number, code, [row for row in rows if row[0] == code]) for code in codes]


def _event(number: int, code: str, rows: list[tuple[str, str, int, int | None]]) -> Event:
    stood = any(since < number for _, _, since, _ in rows)
    stands = any(until is None or until > number for _, _, _, until in rows)
    deed = Deed.CHANGED if stood and stands else Deed.ADDED if stands else Deed.REMOVED
    return Event(number, code, rows[-1][1] if rows else "", deed)


def _touched(after: int, upto: int) -> str:
    listed = [_TOUCHED.format(table=table, after=after, upto=upto) for table in TABLES]
    sides = ("since_version", "until_version")
    hidden = [_HIDDEN.format(side=side, after=after, upto=upto) for side in sides]
    return " UNION ALL ".join((*listed, *hidden))
