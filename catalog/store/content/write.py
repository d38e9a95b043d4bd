"""Writes what differs between the active version and the wanted content, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, select, text, update

from catalog.model import Institution, Place
from catalog.store.content import read
from catalog.store.content.values import Values, institution_values, page_values, service_values
from catalog.store.tables.register import Code, InstitutionRow, PageRow, PlaceRow, ServiceRow

AT_ONCE = 1000
"""So many institutions are compared and written together: SQLite takes 32,766 variables in a statement."""

MANY = 1000
"""Institutions; a change of so many makes of a database's counts another matter."""

BOOKKEEPING = frozenset({"id", "since_version", "until_version"})

Thing = TypeVar("Thing")
Table = type[InstitutionRow] | type[PageRow] | type[ServiceRow]


@dataclass(frozen=True, slots=True)
class ContentChange:
    """What differs between the active version and the wanted content."""

    changed: list[Institution]
    removed: AbstractSet[str]
    from_nothing: bool

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.removed)

    def write(self, connection: Connection, number: int) -> None:
        write_changes(connection, number, self.changed, self.removed, empty=self.from_nothing)


def change_to(connection: Connection, active: int, institutions: Iterable[Institution]) -> ContentChange:
    """What makes these institutions, and no others, of those of the active version."""
    wanted = {one.code: one for one in institutions}
    before = read.institutions(connection.connection, active, as_stored=True)
    standing = {one.code: one for one in before}
    changed = [one for code, one in wanted.items() if standing.get(code) != one]
    return ContentChange(changed, standing.keys() - wanted.keys(), not standing)


def write_changes(
    connection: Connection, number: int, wanted: Sequence[Institution], removed: Iterable[str], *, empty: bool
) -> bool:
    """Lets these institutions stand as they are wanted, and the removed ones end, with that version.

    `empty`: the register has nothing yet, so that there is nothing to compare with.
    Returns whether anything differed.
    """
    written = False
    _give_codes(connection, {one.code for one in wanted} | {one.successor for one in wanted if one.successor})
    places = _place_ids(connection, {one.place for one in wanted})
    for group in _groups(wanted):
        codes = [] if empty else [one.code for one in group]
        for table, rows in _rows(group, places):
            written |= _write(connection, number, table, codes, rows)
    for codes in _groups(sorted(removed)):
        for table in (InstitutionRow, PageRow, ServiceRow):
            written |= _write(connection, number, table, codes, [])
    if written and len(wanted) >= MANY:
        _count_anew(connection)
    return written


def _count_anew(connection: Connection) -> None:
    """PostgreSQL plans by what it counted; by itself it counts minutes later, and lists take seconds."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE institutions, pages, services"))


def _groups(things: Sequence[Thing]) -> Iterator[list[Thing]]:
    rest = iter(things)
    while group := list(islice(rest, AT_ONCE)):
        yield group


def _give_codes(connection: Connection, codes: set[str]) -> None:
    known: set[str] = set()
    for some in _groups(sorted(codes)):
        known.update(connection.scalars(select(Code.code).where(Code.code.in_(some))))
    new = [{"code": code} for code in sorted(codes - known)]
    if new:
        connection.execute(insert(Code), new)


def _place_ids(connection: Connection, wanted: set[Place]) -> dict[Place, int]:
    known = _known_places(connection, wanted)
    new = [
        {"municipality": place.municipality, "locality": place.locality, "district": place.district}
        for place in wanted
        if place not in known
    ]
    if not new:
        return known
    connection.execute(insert(PlaceRow), new)
    return _known_places(connection, wanted)


def _known_places(connection: Connection, wanted: set[Place]) -> dict[Place, int]:
    """Of those municipalities, so that one row of a country's register doesn't read all its places."""
    query = select(PlaceRow.id, PlaceRow.municipality, PlaceRow.locality, PlaceRow.district)
    known: dict[Place, int] = {}
    for some in _groups(sorted({place.municipality for place in wanted})):
        found = connection.execute(query.where(PlaceRow.municipality.in_(some)))
        known.update((Place(*names), number) for number, *names in found)
    return known


def _rows(group: list[Institution], places: Mapping[Place, int]) -> Iterator[tuple[Table, list[Values]]]:
    yield InstitutionRow, [institution_values(one, places) for one in group]
    yield PageRow, [page_values(one.code, n, page) for one in group for n, page in enumerate(one.pages)]
    yield (
        ServiceRow,
        [service_values(one.code, n, item) for one in group for n, item in enumerate(one.services)],
    )


def _write(connection: Connection, number: int, table: Table, codes: list[str], wanted: list[Values]) -> bool:
    """Ends the standing rows of those codes that aren't wanted as they are, and adds what is new."""
    columns = [column.name for column in table.__table__.columns if column.name not in BOOKKEEPING]
    standing = _standing(connection, table, columns, codes) if codes else {}
    keyed = {_key(values[name] for name in columns): values for values in wanted}
    ended = [row_id for key, row_id in standing.items() if key not in keyed]
    added = [{**values, "since_version": number} for key, values in keyed.items() if key not in standing]
    for ids in _groups(ended):
        connection.execute(update(table).where(table.id.in_(ids)).values(until_version=number))
    if added:
        connection.execute(insert(table), added)
    return bool(ended or added)


def _standing(
    connection: Connection, table: Table, columns: list[str], codes: list[str]
) -> dict[tuple[Any, ...], int]:
    query = select(table.id, *(getattr(table, name) for name in columns))
    current = table.code.in_(codes) & table.until_version.is_(None)
    return {_key(row): row_id for row_id, *row in connection.execute(query.where(current))}


def _key(row: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in row)
