"""Areas by version: read in plain SQL, written as what differs."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from catalog.areas.model import Area
from catalog.model import RegisterVersion
from catalog.store.content import rows
from catalog.store.content.read import Rows, last_change, number_of, of_version
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection, fetch, groups, marks

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = (
    *("code", "municipality", "locality", "street", "houses", "service"),
    *("since", "until", "basis", "file"),
)
MANY = 10_000
"""Rows written at a time."""

EVERY = Rows("1 = 1")


class Areas:
    """Which institutions serve which houses. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, version: int | None = None) -> list[Area]:
        """The areas of that version (default: the active one), in the order in which they came."""
        with self._database.reading() as connection:
            return [area for _, area in _read(connection, of_version(number_of(connection, version)))]

    def beside(self, version: int, file: str, codes: Collection[str]) -> list[Area]:
        """Those that the file brought in that version, and those of others about these institutions."""
        there, mark = f"({of_version(version).condition}) AND ", self._database.mark
        with self._database.reading() as connection:
            found = _read(connection, Rows(f"{there}file = {mark}", [file]))
            for some in groups(codes):
                others = f"{there}file <> {mark} AND code IN ({marks(some, mark)})"
                found += _read(connection, Rows(others, [file, *some]))
        return [area for _, area in found]

    def last_change(self, version: int) -> int:
        """The version up to that one in which areas changed last, 0 where there were none."""
        with self._database.reading() as connection:
            return last_change(connection, "areas", version)

    def replace(
        self, file: str, wanted: Iterable[Area], *, note: str, expected: int | None = None
    ) -> RegisterVersion:
        """Makes these the areas that a file of that name brought, as a new version; others stay.

        Raises RegisterChanged where another version than `expected` is active by now.
        """
        from catalog.store.versions import history

        with self._database.writing() as connection:
            active = history.active_number(connection, expected)
            label = history.label_of(connection, active)
            before = _standing(connection, Rows(f"file = {self._database.mark}", [file]))
            gone, new = _difference(before, wanted)
            same_as = None if gone or new or not active else history.content_of(connection, active)
            made = history.new_version(connection, active + 1, note, label, same_as)
            _write(connection, made.number, gone, new)
        return made


def _area(row: tuple[object, ...], shared: dict[str, str]) -> Area:
    """Texts that many rows have are kept once."""
    texts = [shared.setdefault(str(one), str(one)) for one in (*row[:6], *row[8:])]
    code, municipality, locality, street, houses, service, basis, file = texts
    since, until = (rows.day(day) for day in row[6:8])
    return Area(code, municipality, locality, street, houses, service, since, until, basis, file)


def return_to(connection: "Connection", target: int, made: int) -> None:
    """Makes the areas in version `made` those of `target`."""
    wanted = [area for _, area in _read(connection.connection, of_version(target))]
    gone, new = _difference(_standing(connection, EVERY), wanted)
    _write(connection, made, gone, new)


def _standing(connection: "Connection", which: Rows) -> list[tuple[int, Area]]:
    rows_now = Rows(f"until_version IS NULL AND {which.condition}", which.values)
    return _read(connection.connection, rows_now)


def _read(connection: DriverConnection, which: Rows) -> list[tuple[int, Area]]:
    """Those lines with their ids, in the order in which they came."""
    query = f"SELECT id, {', '.join(COLUMNS)} FROM areas WHERE {which.condition} ORDER BY id"
    shared: dict[str, str] = {}
    return [(row[0], _area(row[1:], shared)) for row in fetch(connection, query, which.values)]


def _difference(before: Iterable[tuple[int, Area]], wanted: Iterable[Area]) -> tuple[list[int], list[Area]]:
    """The ids of those that go, and what is new. Equal lines are counted: an act may say a thing twice."""
    listed = list(wanted)
    left = Counter(listed)
    gone = []
    for number, area in before:
        if left[area]:
            left[area] -= 1
        else:
            gone.append(number)
    new = []
    for area in listed:
        if left[area]:
            left[area] -= 1
            new.append(area)
    return gone, new


def _write(connection: "Connection", number: int, gone: list[int], new: list[Area]) -> None:
    from sqlalchemy import insert, update

    from catalog.store.tables.areas import AreaRow

    for start in range(0, len(gone), 500):
        its = AreaRow.id.in_(gone[start : start + 500])
        connection.execute(update(AreaRow).where(its).values(until_version=number))
    for start in range(0, len(new), MANY):
        values = [_values(area, number) for area in new[start : start + MANY]]
        connection.execute(insert(AreaRow), values)


def _values(area: Area, number: int) -> dict[str, object]:
    return {**{name: getattr(area, name) for name in COLUMNS}, "since_version": number}
