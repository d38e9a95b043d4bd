"""Reads single institutions as they stand now: a row of a country's register must not wait for all others."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from catalog.model import Institution, Place
from catalog.store.read import DriverConnection, Rows, fetch, institutions_of

AT_ONCE = 500
"""Values in one query: SQLite takes 32,766, and no database plans well for more."""

COUNT = "SELECT count(*) FROM institutions WHERE until_version IS NULL"
PLACES = "SELECT id, municipality, locality, district FROM places"
CODES = "SELECT code FROM institutions WHERE until_version IS NULL AND {which}"

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


def codes_near(
    connection: DriverConnection, is_near: Callable[[Place], bool], numbers: Collection[str], mark: str
) -> set[str]:
    """The codes of what stands at places that are near, or bears one of these ИНН and ОГРН."""
    near = [number for number, *place in fetch(connection, PLACES) if is_near(Place(*place))]
    found: set[str] = set()
    for start in range(0, len(near), AT_ONCE):
        listed = ", ".join(f"{number:d}" for number in near[start : start + AT_ONCE])
        found.update(code for (code,) in fetch(connection, CODES.format(which=f"place_id IN ({listed})")))
    for some in groups(numbers):
        of_body = f"(inn IN ({marks(some, mark)}) OR ogrn IN ({marks(some, mark)}))"
        found.update(code for (code,) in fetch(connection, CODES.format(which=of_body), [*some, *some]))
    return found


def codes_given(connection: DriverConnection) -> set[str]:
    """All codes that were ever given: doors carry them."""
    return {code for (code,) in fetch(connection, "SELECT code FROM codes")}


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
