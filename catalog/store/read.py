"""Reads the register from a driver's connection, in plain SQL that SQLite and PostgreSQL share.

Rows of a numbered version never change, so that its tables can be read one after another without a lock.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from catalog.model import Institution, Page, PageState, Place, RegisterVersion, Service
from catalog.store import rows
from catalog.store.errors import NoSuchVersion
from catalog.store.page_key import page_key

Item = TypeVar("Item")
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}


class DriverConnection(Protocol):
    """What sqlite3 and psycopg have in common."""

    def cursor(self) -> Any:  # noqa: ANN401 - DB-API promises no types
        """A cursor with `execute` and `fetchall`."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A page out of sight: since when, and why."""

    url: str
    why: str
    on: date


def fetch(connection: DriverConnection, query: str) -> list[tuple[Any, ...]]:
    cursor = connection.cursor()
    try:
        cursor.execute(query)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    finally:
        cursor.close()
    return found


def tables(connection: DriverConnection, dialect: str) -> set[str]:
    return {name for (name,) in fetch(connection, TABLES[dialect])}


def newest_first(connection: DriverConnection, limit: int | None = None) -> list[RegisterVersion]:
    columns = ", ".join(rows.VERSION)
    cut = f" LIMIT {limit:d}" if limit is not None else ""
    query = f"SELECT {columns} FROM versions ORDER BY number DESC{cut}"
    return [rows.version_from(row) for row in fetch(connection, query)]


def active_number(connection: DriverConnection) -> int:
    """The number of the newest version, 0 for an empty register."""
    return fetch(connection, "SELECT max(number) FROM versions")[0][0] or 0


def check_version(connection: DriverConnection, number: int) -> None:
    """Raises NoSuchVersion where there is none of that number."""
    if not fetch(connection, f"SELECT 1 FROM versions WHERE number = {number:d}"):
        raise NoSuchVersion(f"Версии {number} нет. Список версий: gospublic versions.")


def withdrawals(connection: DriverConnection, number: int) -> list[Withdrawn]:
    """The pages out of sight in that version, by address."""
    found = _of_version(connection, "withdrawals", ("url", "why", "withdrawn_on"), number)
    return sorted((Withdrawn(url, why, _day(on)) for url, why, on in found), key=lambda page: page.url)


def institutions(connection: DriverConnection, number: int, *, as_stored: bool = False) -> list[Institution]:
    """The institutions of that version, by code. `as_stored`: withdrawn pages in the state beneath."""
    hidden = {} if as_stored else {page_key(page.url): page.on for page in withdrawals(connection, number)}
    pages = _pages(connection, number, hidden)
    services = _services(connection, number)
    places: dict[tuple[str, str, str], Place] = {}
    with_places = "institutions JOIN places ON places.id = place_id"
    found = []
    for row in _of_version(connection, with_places, rows.INSTITUTION, number):
        at = row[4:7]
        place = places.get(at) or places.setdefault(at, Place(*at))
        found.append(rows.institution_from(row, place, pages.get(row[0], ()), services.get(row[0], ())))
    # Not in the query: a database sorts by its own language, and codes are sorted by their signs.
    return sorted(found, key=lambda one: one.code)


def _of_version(
    connection: DriverConnection, table: str, columns: Sequence[str], number: int
) -> list[tuple[Any, ...]]:
    """The rows that stand in that version. Nothing of it but the number comes from outside."""
    stands = f"since_version <= {number:d} AND (until_version IS NULL OR until_version > {number:d})"
    return fetch(connection, f"SELECT {', '.join(columns)} FROM {table} WHERE {stands}")


def _pages(connection: DriverConnection, number: int, hidden: dict[str, date]) -> dict[str, tuple[Page, ...]]:
    found: dict[str, list[tuple[int, Page]]] = defaultdict(list)
    for code, position, *row in _of_version(connection, "pages", ("code", "position", *rows.PAGE), number):
        page = rows.page_from(row)
        if hidden and (on := hidden.get(page_key(page.url))):
            page = replace(page, state=PageState.REVOKED, checked_on=on)
        found[code].append((position, page))
    return {code: _in_order(items) for code, items in found.items()}


def _services(connection: DriverConnection, number: int) -> dict[str, tuple[Service, ...]]:
    """The services of single institutions."""
    found: dict[str, list[tuple[int, Service]]] = defaultdict(list)
    for code, position, *row in _of_version(
        connection, "services", ("code", "position", *rows.SERVICE), number
    ):
        if code is not None:
            found[code].append((position, rows.service_from(row)))
    return {code: _in_order(items) for code, items in found.items()}


def _in_order(items: list[tuple[int, Item]]) -> tuple[Item, ...]:
    return tuple(item for _, item in sorted(items, key=_position))


def _position(pair: tuple[int, Any]) -> int:
    return pair[0]


def _day(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
