"""Reads single institutions as they stand now: a row of a country's register must not wait for all others."""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from catalog.model import Institution, Place
from catalog.store.content.read import Rows, institutions_of
from catalog.store.database.database import Database
from catalog.store.database.sql import AT_ONCE, fetch, groups, marks

COUNT = "SELECT count(*) FROM institutions WHERE until_version IS NULL"
PLACES = "SELECT id, municipality, locality, district FROM places"
CODES = "SELECT code FROM institutions WHERE until_version IS NULL AND {which}"

LOOKS = (
    "SELECT code, official_name, kind, phone, place_id FROM institutions WHERE until_version IS NULL{here}"
)
OWNERS = "SELECT DISTINCT code FROM pages WHERE until_version IS NULL AND url IN ({marks})"


class SoughtPlaces(Protocol):
    """Rows whose institutions are looked for."""

    def is_near(self, place: Place) -> bool:
        """Whether what stands there may be one of them."""

    def may_meet(self, name: str, kind: str, phone: str, place: Place) -> bool:
        """Whether an institution may be one of them, as far as a quick look tells."""


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

    def codes_near(self, sought: SoughtPlaces, numbers: Collection[str]) -> set[str]:
        """The codes of what may be sought by its name, and what bears one of these ИНН and ОГРН."""
        with self._database.reading() as connection:
            places = {number: Place(*place) for number, *place in fetch(connection, PLACES)}
            near = [number for number, place in places.items() if sought.is_near(place)]
            found = {
                code
                for here in _at(near, len(places))
                for code, name, kind, phone, place in fetch(connection, LOOKS.format(here=here))
                if place in places and sought.may_meet(name, kind, phone, places[place])
            }
            for some in groups(numbers):
                among = marks(some, self._database.mark)
                theirs = CODES.format(which=f"(inn IN ({among}) OR ogrn IN ({among}))")
                found.update(code for (code,) in fetch(connection, theirs, [*some, *some]))
        return found

    def count(self) -> int:
        """How many institutions stand now."""
        found: int = self._database.fetch(COUNT)[0][0]
        return found


def _at(near: Sequence[int], places: int) -> Iterator[str]:
    """Conditions for those places, none where they are most of all: then all rows are read, and looked at."""
    if len(near) * 2 > places:
        yield ""
        return
    for start in range(0, len(near), AT_ONCE):
        listed = ", ".join(f"{number:d}" for number in near[start : start + AT_ONCE])
        yield f" AND place_id IN ({listed})"
