"""Reads the register from a driver's connection, in plain SQL that SQLite and PostgreSQL share.

Rows of a numbered version never change, so that its tables can be read one after another without a lock.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from catalog.model import Institution, Page, PageState, Service
from catalog.store.content import rows
from catalog.store.content.page_key import page_key
from catalog.store.database.sql import DriverConnection, fetch

Item = TypeVar("Item")
TABLES, SIDES = ("institutions", "pages", "services"), ("since_version", "until_version")
"""Where what versions touch stands, and the columns that say which version brought and ended a row."""

NOTHING_HIDDEN: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A page out of sight: since when, and why."""

    url: str
    why: str
    on: date


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows of the tables: a condition in SQL, and the values for its marks."""

    condition: str
    values: Sequence[str] = ()


def active_number(connection: DriverConnection) -> int:
    """The number of the newest version, 0 for an empty register."""
    return fetch(connection, "SELECT max(number) FROM versions")[0][0] or 0


def number_of(connection: DriverConnection, version: int | None) -> int:
    """The number of that version, by default of the active one."""
    return active_number(connection) if version is None else version


def last_change(connection: DriverConnection, table: str, number: int) -> int:
    """The version up to that one in which rows of the table came or went last; 0 where none did."""
    query = (
        f"SELECT max(v) FROM (SELECT max(since_version) AS v FROM {table} WHERE since_version <= {number:d} "
        f"UNION ALL SELECT max(until_version) AS v FROM {table} WHERE until_version <= {number:d}) AS changes"
    )
    return fetch(connection, query)[0][0] or 0


def withdrawals(connection: DriverConnection, number: int) -> list[Withdrawn]:
    """The pages out of sight in that version, by address."""
    found = _rows(connection, "withdrawals", ("url", "why", "withdrawn_on"), of_version(number))
    return sorted((Withdrawn(url, why, _day(on)) for url, why, on in found), key=lambda page: page.url)


def institutions(connection: DriverConnection, number: int, *, as_stored: bool = False) -> list[Institution]:
    """The institutions of that version, by code. `as_stored`: withdrawn pages in the state beneath."""
    hidden = {} if as_stored else {page_key(page.url): page.on for page in withdrawals(connection, number)}
    return institutions_of(connection, of_version(number), hidden)


def institutions_of(
    connection: DriverConnection, which: Rows, hidden: Mapping[str, date] = NOTHING_HIDDEN
) -> list[Institution]:
    """The institutions of those rows, by code. `hidden`: pages out of sight, by key, since when."""
    pages = _pages(connection, which, hidden)
    services = _services(connection, which)
    with_places = "institutions JOIN places ON places.id = place_id"
    found = [
        rows.institution_from(row, pages.get(row[0], ()), services.get(row[0], ()))
        for row in _rows(connection, with_places, rows.INSTITUTION, which)
    ]
    # Not in the query: a database sorts by its own language, and codes are sorted by their signs.
    return sorted(found, key=lambda one: one.code)


def of_version(number: int) -> Rows:
    """The rows that stand in that version."""
    return Rows(f"since_version <= {number:d} AND (until_version IS NULL OR until_version > {number:d})")


def _rows(
    connection: DriverConnection, table: str, columns: Sequence[str], which: Rows
) -> list[tuple[Any, ...]]:
    """Nothing of the query but the values comes from outside."""
    return fetch(
        connection, f"SELECT {', '.join(columns)} FROM {table} WHERE {which.condition}", which.values
    )


def _pages(
    connection: DriverConnection, which: Rows, hidden: Mapping[str, date]
) -> dict[str, tuple[Page, ...]]:
    found: dict[str, list[tuple[int, Page]]] = defaultdict(list)
    for code, position, *row in _rows(connection, "pages", ("code", "position", *rows.PAGE), which):
        page = rows.page_from(row)
        if hidden and (on := hidden.get(page_key(page.url))):
            page = replace(page, state=PageState.REVOKED, checked_on=on)
        found[code].append((position, page))
    return {code: _in_order(items) for code, items in found.items()}


def _services(connection: DriverConnection, which: Rows) -> dict[str, tuple[Service, ...]]:
    """The services of single institutions."""
    found: dict[str, list[tuple[int, Service]]] = defaultdict(list)
    for code, position, *row in _rows(connection, "services", ("code", "position", *rows.SERVICE), which):
        if code is not None:
            found[code].append((position, rows.service_from(row)))
    return {code: _in_order(items) for code, items in found.items()}


def _in_order(items: list[tuple[int, Item]]) -> tuple[Item, ...]:
    return tuple(item for _, item in sorted(items, key=_position))


def _position(pair: tuple[int, Any]) -> int:
    return pair[0]


def _day(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
