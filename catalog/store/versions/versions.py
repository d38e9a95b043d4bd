"""The versions of the register: which there are, what they hold, and how each one is made.

Reading needs no SQLAlchemy; what writes loads it.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import TYPE_CHECKING

from catalog.model import Institution, RegisterVersion
from catalog.store.content import read, rows
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection, fetch
from catalog.store.errors import NoSuchVersion, RegisterUnavailable
from catalog.store.versions import areas

if TYPE_CHECKING:
    from catalog.store.versions.revising import Revision

SELECT = f"SELECT {', '.join(rows.VERSION)} FROM versions"


class Versions:
    """Every method is one transaction, and raises RegisterUnavailable where the database can't be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def active(self) -> RegisterVersion | None:
        """The version that is served, or None while the register is empty. One cheap query."""
        return next(iter(self._read("ORDER BY number DESC LIMIT 1")), None)

    def find(self, number: int) -> RegisterVersion | None:
        """The version of that number."""
        return next(iter(self._read(f"WHERE number = {number:d}")), None)

    def all(self) -> list[RegisterVersion]:
        """All versions, the newest first."""
        return self._read("ORDER BY number DESC")

    def newest(self, words: str, skip: int, limit: int | None) -> list[RegisterVersion]:
        """So many of those in whose note the words stand, behind the first ones, or all; the newest first."""
        where, values = self._noted(words)
        cut = "" if limit is None else f" LIMIT {limit:d} OFFSET {skip:d}"
        return self._read(f"{where} ORDER BY number DESC{cut}", values)

    def count(self, words: str) -> int:
        """How many have the words in their note."""
        where, values = self._noted(words)
        found: int = self._database.fetch(f"SELECT count(*) FROM versions {where}", values)[0][0]
        return found

    def _noted(self, words: str) -> tuple[str, Sequence[str]]:
        if not words:
            return "", ()
        return f"WHERE {self._database.contains('lower(note)')}", [words.lower()]

    def _read(self, which: str, values: Sequence[str] = ()) -> list[RegisterVersion]:
        return [rows.version_from(row) for row in self._database.fetch(f"{SELECT} {which}", values)]

    async def news(self) -> AsyncIterator[None]:
        """Yields whenever a version may have been made; a hint, and not every one comes.

        Ends at once where the database can't tell (SQLite); raises RegisterUnavailable when it is lost.
        """
        if self._database.file:
            return
        from psycopg import Error

        from catalog.store.database.engine import AWAY
        from catalog.store.database.news import listen

        try:
            async for _ in listen(self._database.url):
                yield
        except Error as error:
            raise RegisterUnavailable(AWAY) from error

    def institutions(self, version: int | None = None, *, as_stored: bool = False) -> list[Institution]:
        """The institutions of that version (default: the active one), by code.

        A withdrawn page is revoked in them, unless `as_stored` asks for the state beneath, which imports
        compare with. Raises NoSuchVersion.
        """
        with self._database.reading() as connection:
            if version is not None:
                _check(connection, version)
            return read.institutions(connection, read.number_of(connection, version), as_stored=as_stored)

    def replace(
        self, institutions: Iterable[Institution], *, note: str, label: str = "", expected: int | None = None
    ) -> RegisterVersion:
        """Makes these institutions the whole register, as a new version.

        `expected`: the number of the version that the change was worked out for (0: an empty register).
        Raises RegisterChanged where another one is active by now.
        """
        from catalog.store.content.write import change_to
        from catalog.store.versions import history

        with self._database.writing() as connection:
            active = history.active_number(connection, expected)
            change = change_to(connection, active, institutions)
            # A file imported twice is one step to go back, not two that look alike.
            same = history.content_of(connection, active) if active and change.is_empty else None
            made = history.new_version(connection, active + 1, note, label, same)
            change.write(connection, made.number)
        return made

    def update(
        self, institutions: Iterable[Institution], *, note: str, expected: int | None = None
    ) -> RegisterVersion:
        """Adds and changes these institutions alone, as a new version; the label stays.

        The rest of the register isn't read: one row of a country's must not wait for all others.
        """
        from catalog.store.content.write import write_changes
        from catalog.store.versions import history

        wanted = list({one.code: one for one in institutions}.values())
        with self._database.writing() as connection:
            active = history.active_number(connection, expected)
            made = history.new_version(connection, active + 1, note, history.label_of(connection, active))
            written = write_changes(connection, made.number, wanted, (), empty=not active)
            if active and not written:
                history.set_same_as(connection, made.number, history.content_of(connection, active))
        return made

    def revise(self, revision: "Revision", *, note: str, expected: int) -> RegisterVersion:
        """Changes what is no sheet, all of it as a new version.

        Raises RegisterChanged where another version than `expected` is active by now.
        """
        from catalog.store.content.write import write_changes
        from catalog.store.versions import history
        from catalog.store.versions.verification import with_what_was_seen
        from catalog.store.versions.withdrawals import hide

        with self._database.writing() as connection:
            active = history.active_number(connection, expected)
            made = history.new_version(connection, active + 1, note, history.label_of(connection, active))
            changed = revision.changed
            if revision.is_undoing:
                changed = with_what_was_seen(connection, changed)
            write_changes(connection, made.number, changed, revision.removed, empty=not active)
            hide(connection, revision.hidden, made.number)
        return made

    def rollback(self, version: int | None = None) -> RegisterVersion:
        """Makes a new version with the content of an earlier one; withdrawn pages stay withdrawn.

        Without a number: what was before the content that is active now, so that going back twice goes back
        two steps. Raises NoSuchVersion.
        """
        from catalog.store.content.write import change_to
        from catalog.store.versions import history
        from catalog.store.versions.verification import with_what_was_seen

        with self._database.writing() as connection:
            if version is not None:
                _check(connection.connection, version)
            target = history.before(connection) if version is None else version
            earlier = read.institutions(connection.connection, target, as_stored=True)
            wanted = with_what_was_seen(connection, earlier)
            change = change_to(connection, history.active_number(connection), wanted)
            made = history.returned(connection, target)
            change.write(connection, made.number)
            areas.return_to(connection, target, made.number)
        return made


def _check(connection: DriverConnection, number: int) -> None:
    """Raises NoSuchVersion where there is none of that number."""
    if not fetch(connection, f"SELECT 1 FROM versions WHERE number = {number:d}"):
        raise NoSuchVersion(f"Версии {number} нет. Список версий: gospublic versions.")
