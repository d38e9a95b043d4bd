"""What single versions did to institutions and their pages: for the history of one card, and to undo it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from catalog.model import Institution, Page, RegisterVersion
from catalog.store.content import rows
from catalog.store.content.page_key import spellings
from catalog.store.content.read import SIDES, TABLES, Rows, institutions_of, of_version
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection, fetch, groups, marks

MOST_ADDRESSES = 500
GONE = "code NOT IN (SELECT code FROM institutions WHERE until_version IS NULL)"


@dataclass(frozen=True, slots=True)
class Touched:
    """An institution that a version touched, as stored: before it and after it; None where there was none."""

    code: str
    before: Institution | None
    after: Institution | None


@dataclass(frozen=True, slots=True)
class Hiding:
    """A page that a version took out of sight, or brought back."""

    url: str
    why: str
    on: date
    is_hidden: bool


class PastVersions:
    """Every method is one reading that blocks. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def codes_given(self) -> set[str]:
        """All codes that were ever given: doors carry them."""
        return {code for (code,) in self._database.fetch("SELECT code FROM codes")}

    def former_institutions(self) -> list[Institution]:
        """Those that stand no more, each as it stood last, with the pages that it had, without services.

        One that comes back in a sheet without codes gets its old one again.
        """
        columns = ", ".join((*rows.INSTITUTION, "until_version"))
        query = f"SELECT {columns} FROM institutions JOIN places ON places.id = place_id WHERE {GONE}"
        with self._database.reading() as connection:
            last = {row[0]: row for row in sorted(fetch(connection, query), key=rows.last_number)}
            pages = _pages_gone(connection)
        return [
            rows.institution_from(row[:-1], tuple(pages[code, rows.last_number(row)]))
            for code, row in last.items()
        ]

    def codes_touched(self, number: int, limit: int) -> list[str]:
        """The codes of whose rows came or went with that version, in order, at most so many."""
        parts = (
            f"SELECT code FROM {table} WHERE code IS NOT NULL AND {side} = {number:d}"
            for table in TABLES
            for side in SIDES
        )
        query = f"SELECT code FROM ({' UNION '.join(parts)}) AS touched ORDER BY code LIMIT {limit:d}"
        return [code for (code,) in self._database.fetch(query)]

    def touched(self, number: int, codes: Collection[str]) -> list[Touched]:
        """Those of these codes that the version changed, by code."""
        with self._database.reading() as connection:
            before, after = (self._of(connection, at, codes) for at in (number - 1, number))
        return [
            Touched(code, before.get(code), after.get(code))
            for code in sorted(codes)
            if before.get(code) != after.get(code)
        ]

    def hidings(self, number: int) -> list[Hiding]:
        """What that version took out of sight or brought back."""
        query = "SELECT url, why, withdrawn_on FROM withdrawals WHERE {side} = {number:d} ORDER BY url"
        with self._database.reading() as connection:
            return [
                Hiding(url, why, rows.day(on) or date.min, side == "since_version")
                for side in SIDES
                for url, why, on in fetch(connection, query.format(side=side, number=number))
            ]

    def history(self, code: str, skip: int, limit: int) -> list[RegisterVersion]:
        """The versions that touched the institution or the sight of one of its pages, the newest first."""
        mark = self._database.mark
        sides = [(table, side) for table in TABLES for side in SIDES]
        parts = [f"SELECT {side} AS version FROM {table} WHERE code = {mark}" for table, side in sides]
        values = [code] * len(parts)
        with self._database.reading() as connection:
            if urls := self._spellings(connection, code):
                hidden = f"FROM withdrawals WHERE url IN ({marks(urls, mark)})"
                parts += [f"SELECT {side} {hidden}" for side in SIDES]
                values += urls * len(SIDES)
            query = (
                f"SELECT {', '.join(rows.VERSION)} FROM versions WHERE number IN ({' UNION '.join(parts)}) "
                f"ORDER BY number DESC LIMIT {limit:d} OFFSET {skip:d}"
            )
            return [rows.version_from(row) for row in fetch(connection, query, values)]

    def _spellings(self, connection: DriverConnection, code: str) -> list[str]:
        """Of all addresses that it ever listed, as far as one statement takes them."""
        urls = fetch(connection, f"SELECT DISTINCT url FROM pages WHERE code = {self._database.mark}", [code])
        return [spelling for (url,) in urls[:MOST_ADDRESSES] for spelling in spellings(url)]

    def _of(
        self, connection: DriverConnection, number: int, codes: Collection[str]
    ) -> dict[str, Institution]:
        found: list[Institution] = []
        for some in groups(codes):
            which = Rows(
                f"({of_version(number).condition}) AND code IN ({marks(some, self._database.mark)})", some
            )
            found += institutions_of(connection, which)
        return {one.code: one for one in found}


def _pages_gone(connection: DriverConnection) -> dict[tuple[str, int], list[Page]]:
    columns = ", ".join(("code", *rows.PAGE, "until_version"))
    found: dict[tuple[str, int], list[Page]] = defaultdict(list)
    for code, *page, until in fetch(connection, f"SELECT {columns} FROM pages WHERE {GONE}"):
        found[code, until].append(rows.page_from(page))
    return found
