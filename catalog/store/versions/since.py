"""What differs between two versions: a process that serves the one needn't read all of the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.model import Institution, RegisterVersion
from catalog.store.content import rows
from catalog.store.content.page_key import page_key, spellings
from catalog.store.content.read import TABLES, Rows, institutions_of, of_version, withdrawals
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection, fetch, groups, marks

MOST = 5_000
"""So many changed institutions are read one by one; of more, a reading of all of them is as fast."""

TOUCHED = """
    SELECT DISTINCT code FROM {table} WHERE code IS NOT NULL AND (
        (since_version > {before:d} AND since_version <= {number:d})
        OR (until_version > {before:d} AND until_version <= {number:d})
    ) LIMIT {limit:d}
"""
MOVED_OUT_OF_SIGHT = """
    SELECT url FROM withdrawals WHERE (since_version > {before:d} AND since_version <= {number:d})
    OR (until_version > {before:d} AND until_version <= {number:d})
"""
OWNERS = "SELECT DISTINCT code FROM pages WHERE url IN ({marks})"


@dataclass(frozen=True, slots=True)
class Changes:
    """Institutions as they stand now, of those that may differ, and the codes of those that are gone."""

    standing: tuple[Institution, ...]
    gone: frozenset[str]

    def applied(self, institutions: Iterable[Institution]) -> list[Institution]:
        """The later version's institutions from the earlier one's, by code."""
        held = {one.code: one for one in institutions}
        held.update((one.code, one) for one in self.standing)
        return [held[code] for code in sorted(held.keys() - self.gone)]


class Differences:
    """Between two versions. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, before: RegisterVersion, number: int) -> Changes | None:
        """What tells the later version `number` from `before`, which somebody holds whole.

        None where all of it has to be read: too much differs, or this database isn't the one that `before`
        was read from.
        """
        mark = self._database.mark
        with self._database.reading() as connection:
            if number < before.number or not _is_held(connection, before):
                return None
            codes = _touched(connection, before.number, number)
            codes |= _out_of_sight_or_back(connection, before.number, number, mark)
            if len(codes) > MOST:
                return None
            hidden = {page_key(page.url): page.on for page in withdrawals(connection, number)}
            standing = [
                one
                for some in groups(codes)
                for one in institutions_of(connection, _of_version(some, number, mark), hidden)
            ]
        return Changes(tuple(standing), frozenset(codes - {one.code for one in standing}))


def _is_held(connection: DriverConnection, version: RegisterVersion) -> bool:
    """A restored backup counts its versions on from an earlier one: the number alone tells nothing."""
    query = f"SELECT {', '.join(rows.VERSION)} FROM versions WHERE number = {version.number:d}"
    return [rows.version_from(row) for row in fetch(connection, query)] == [version]


def _touched(connection: DriverConnection, before: int, number: int) -> set[str]:
    return {
        code
        for table in TABLES
        for (code,) in fetch(
            connection, TOUCHED.format(table=table, before=before, number=number, limit=MOST + 1)
        )
    }


def _out_of_sight_or_back(connection: DriverConnection, before: int, number: int, mark: str) -> set[str]:
    """Whose pages were withdrawn or restored: no row of theirs tells."""
    urls = fetch(connection, MOVED_OUT_OF_SIGHT.format(before=before, number=number))
    written = [spelling for (url,) in urls for spelling in spellings(url)]
    return {
        code
        for some in groups(written)
        for (code,) in fetch(connection, OWNERS.format(marks=marks(some, mark)), some)
    }


def _of_version(codes: list[str], number: int, mark: str) -> Rows:
    return Rows(f"({of_version(number).condition}) AND code IN ({marks(codes, mark)})", codes)
