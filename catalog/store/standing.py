"""Reads single institutions as they stand now: a row of a country's register must not wait for all others."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from catalog.model import Institution
from catalog.store.read import DriverConnection, Rows, fetch, institutions_of

AT_ONCE = 500
"""Values in one query: SQLite takes 32,766, and no database plans well for more."""

COUNT = "SELECT count(*) FROM institutions WHERE until_version IS NULL"
OWNERS = "SELECT DISTINCT code FROM pages WHERE until_version IS NULL AND url IN ({marks})"


def standing(
    connection: DriverConnection, codes: Collection[str], urls: Collection[str], mark: str
) -> list[Institution]:
    """Those of these codes, and those that list one of these addresses; by code, as stored.

    `mark` is what stands for a value in the driver's SQL.
    """
    wanted = set(codes)
    for some in groups(urls):
        query = OWNERS.format(marks=marks(some, mark))
        wanted.update(code for (code,) in fetch(connection, query, some))
    found = [
        one
        for some in groups(wanted)
        for one in institutions_of(
            connection, Rows(f"until_version IS NULL AND code IN ({marks(some, mark)})", some)
        )
    ]
    return sorted(found, key=lambda one: one.code)


def count(connection: DriverConnection) -> int:
    found: int = fetch(connection, COUNT)[0][0]
    return found


def groups(values: Collection[str]) -> Iterator[list[str]]:
    """The values, a query's worth at a time, in order."""
    rest = iter(sorted(value for value in values if "\0" not in value))  # PostgreSQL has no such text
    while group := list(islice(rest, AT_ONCE)):
        yield group


def marks(values: Sequence[str], mark: str) -> str:
    """As many marks for values as there are values."""
    return ", ".join([mark] * len(values))
