"""What SQLite and PostgreSQL share of plain SQL, asked over a driver's connection."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
AT_ONCE = 500
"""Values in one query: SQLite takes 32,766, and no database plans well for more."""


class DriverConnection(Protocol):
    """What sqlite3 and psycopg have in common."""

    def cursor(self) -> Any:  # noqa: ANN401 - DB-API promises no types
        """A cursor with `execute` and `fetchall`."""


def fetch(connection: DriverConnection, query: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    cursor = connection.cursor()
    try:
        # Without values psycopg must not look for marks: a query may hold a per cent sign.
        cursor.execute(query, values) if values else cursor.execute(query)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    finally:
        cursor.close()
    return found


def groups(values: Collection[str]) -> Iterator[list[str]]:
    """The values, a query's worth at a time, in order."""
    rest = iter(sorted(value for value in values if "\0" not in value))  # PostgreSQL has no such text
    while group := list(islice(rest, AT_ONCE)):
        yield group


def in_order(numbers: Sequence[int], read: Callable[[list[int]], Mapping[int, Item]]) -> list[Item]:
    """What `read` has under these numbers, in their order; it is given a query's worth of them at a time."""
    found: dict[int, Item] = {}
    for at in range(0, len(numbers), AT_ONCE):
        found |= read(list(numbers[at : at + AT_ONCE]))
    return [found[number] for number in numbers if number in found]


def marks(values: Sequence[str], mark: str) -> str:
    """As many marks for values as there are values."""
    return ", ".join([mark] * len(values))
