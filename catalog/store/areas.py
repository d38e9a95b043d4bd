"""Areas by version: read in plain SQL, written as what differs."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from catalog.areas.model import Area
from catalog.model import RegisterVersion
from catalog.store import rows
from catalog.store.read import DriverConnection, fetch, of_version

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

COLUMNS = (
    *("code", "municipality", "locality", "street", "houses", "service"),
    *("since", "until", "basis", "file"),
)
MANY = 10_000
"""Rows written at a time."""


def areas(connection: DriverConnection, number: int) -> list[Area]:
    """The areas of that version, in the order in which they came."""
    query = f"SELECT {', '.join(COLUMNS)} FROM areas WHERE {of_version(number).condition} ORDER BY id"
    shared: dict[str, str] = {}
    return [_area(row, shared) for row in fetch(connection, query)]


def last_change(connection: DriverConnection, number: int) -> int:
    """The version up to that one in which areas changed last; 0 where there were none."""
    query = (
        f"SELECT max(v) FROM (SELECT max(since_version) AS v FROM areas WHERE since_version <= {number:d} "
        f"UNION ALL SELECT max(until_version) AS v FROM areas WHERE until_version <= {number:d}) AS changes"
    )
    return fetch(connection, query)[0][0] or 0


def _area(row: tuple[object, ...], shared: dict[str, str]) -> Area:
    """Texts that many rows have are kept once."""
    texts = [shared.setdefault(str(one), str(one)) for one in (*row[:6], *row[8:])]
    code, municipality, locality, street, houses, service, basis, file = texts
    since, until = (rows.day(day) for day in row[6:8])  # type: ignore[arg-type]
    return Area(code, municipality, locality, street, houses, service, since, until, basis, file)


def replace_file(
    engine: "Engine", file: str, wanted: Iterable[Area], note: str, expected: int | None
) -> RegisterVersion:
    """Makes these the areas of that file, as a new version; those of other files stay."""
    from catalog.store import history
    from catalog.store.database import writing

    with writing(engine) as connection:
        active = history.active_number(connection, expected)
        label = history.label_of(connection, active)
        before = [one for one in _standing(connection) if one[1].file == file]
        gone, new = _difference(before, wanted)
        same_as = None if gone or new or not active else history.content_of(connection, active)
        made = history.new_version(connection, active + 1, note, label, same_as)
        _write(connection, made.number, gone, new)
    return made


def return_to(connection: "Connection", target: int, made: int) -> None:
    """Makes the areas in version `made` those of `target`."""
    gone, new = _difference(_standing(connection), areas(connection.connection, target))
    _write(connection, made, gone, new)


def _standing(connection: "Connection") -> list[tuple[int, Area]]:
    query = f"SELECT id, {', '.join(COLUMNS)} FROM areas WHERE until_version IS NULL ORDER BY id"
    shared: dict[str, str] = {}
    return [(row[0], _area(row[1:], shared)) for row in fetch(connection.connection, query)]


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

    from catalog.store.area_tables import AreaRow

    for start in range(0, len(gone), 500):
        its = AreaRow.id.in_(gone[start : start + 500])
        connection.execute(update(AreaRow).where(its).values(until_version=number))
    for start in range(0, len(new), MANY):
        values = [_values(area, number) for area in new[start : start + MANY]]
        connection.execute(insert(AreaRow), values)


def _values(area: Area, number: int) -> dict[str, object]:
    return {**{name: getattr(area, name) for name in COLUMNS}, "since_version": number}
