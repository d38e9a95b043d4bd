"""Reads single institutions as they stand now: a row of a country's register must not wait for all others."""

from collections.abc import Callable, Collection

from catalog.model import Institution, Place
from catalog.store.database import Database
from catalog.store.read import AT_ONCE, Rows, fetch, groups, institutions_of, marks

COUNT = "SELECT count(*) FROM institutions WHERE until_version IS NULL"
PLACES = "SELECT id, municipality, locality, district FROM places"
CODES = "SELECT code FROM institutions WHERE until_version IS NULL AND {which}"

OWNERS = "SELECT DISTINCT code FROM pages WHERE until_version IS NULL AND url IN ({marks})"


class StandingInstitutions:
    """Every method is one reading that blocks. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, codes: Collection[str], pages: Collection[str] = ()) -> list[Institution]:
        """Those of these codes that stand now, and those that list one of these addresses, by code.

        As stored: withdrawn pages are in the state beneath. Takes a moment however large the register is.
        """
        wanted, mark = set(codes), self._database.mark
        with self._database.reading() as connection:
            for some in groups(pages):
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

    def codes_near(self, is_near: Callable[[Place], bool], numbers: Collection[str]) -> set[str]:
        """The codes of what stands at places that are near, or bears one of these ИНН and ОГРН."""
        found: set[str] = set()
        with self._database.reading() as connection:
            near = [number for number, *place in fetch(connection, PLACES) if is_near(Place(*place))]
            for start in range(0, len(near), AT_ONCE):
                listed = ", ".join(f"{number:d}" for number in near[start : start + AT_ONCE])
                here = CODES.format(which=f"place_id IN ({listed})")
                found.update(code for (code,) in fetch(connection, here))
            for some in groups(numbers):
                among = marks(some, self._database.mark)
                theirs = CODES.format(which=f"(inn IN ({among}) OR ogrn IN ({among}))")
                found.update(code for (code,) in fetch(connection, theirs, [*some, *some]))
        return found

    def count(self) -> int:
        """How many institutions stand now."""
        found: int = self._database.fetch(COUNT)[0][0]
        return found
