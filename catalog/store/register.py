"""The register with its history: what the rest of the program asks of the database.

Reading a SQLite file needs no SQLAlchemy, and nothing here loads it before something is written: it takes
longer to load than a search may take as a process.
"""

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from catalog.areas.model import Area
from catalog.model import Institution, Page, Place, RegisterVersion
from catalog.needs.own import NeedKey, OwnNeeds
from catalog.pages.page_checks import Look, PageProblem
from catalog.store import areas, kind_words, looks, own_needs, read, sqlite
from catalog.store.errors import RegisterUnavailable
from catalog.store.looks import KeptLook
from catalog.store.read import DriverConnection, Withdrawn
from catalog.store.revision import HEAD, revision

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from catalog.needs.model import NeedEntry
    from catalog.store.accounts import Accounts
    from catalog.store.counts import Counts
    from catalog.store.discoveries import Discoveries
    from catalog.store.invitations import Invitations
    from catalog.store.lists.lists import Lists
    from catalog.store.past import PastVersions
    from catalog.store.queues import Queues
    from catalog.store.revising import Revision
    from catalog.store.sign_in_attempts import SignInAttempts
    from catalog.store.since import Changes
    from catalog.store.timeline import Event
    from catalog.store.uploads import Uploads
    from catalog.store.verification import Verified


def open_register(url: str) -> "Register":
    """The register at that address: a SQLite file (made, with its folder, where there is none) or PostgreSQL.

    Raises RegisterUnavailable with one Russian sentence; the database is then as it was.
    """
    register = Register(url)
    try:
        register.bring_up_to_date()
    except BaseException:
        register.close()
        raise
    return register


class Register:
    """Every method is one transaction, and raises RegisterUnavailable where the database can't be used."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._file: Path | None = sqlite.file_of(url)
        self._mark = "?" if self._file else "%s"  # stands for a value in the driver's SQL

    def bring_up_to_date(self) -> None:
        """Makes or renews the tables when, and only when, they aren't there."""
        if self._file:
            sqlite.make_folder(self._file)
        with self._reading() as connection:
            current = revision(connection, "sqlite" if self._file else "postgresql")
        if current != HEAD:
            from catalog.store.migrate import bring_up_to_date

            bring_up_to_date(self._engine)

    def active_version(self) -> RegisterVersion | None:
        """The version that is served, or None while the register is empty. One cheap query."""
        with self._reading() as connection:
            return next(iter(read.newest_first(connection, 1)), None)

    async def news(self) -> AsyncIterator[None]:
        """Yields whenever a version may have been made; a hint, and not every one comes.

        Ends at once where the database can't tell (SQLite); raises RegisterUnavailable when it is lost.
        """
        if self._file:
            return
        from psycopg import Error

        from catalog.store.database import AWAY
        from catalog.store.news import listen

        try:
            async for _ in listen(self._url):
                yield
        except Error as error:
            raise RegisterUnavailable(AWAY) from error

    def version(self, number: int) -> RegisterVersion | None:
        """The version of that number."""
        with self._reading() as connection:
            return read.version(connection, number)

    def versions(self) -> list[RegisterVersion]:
        """All versions, the newest first."""
        with self._reading() as connection:
            return read.newest_first(connection)

    def institutions(self, version: int | None = None, *, as_stored: bool = False) -> list[Institution]:
        """The institutions of that version (default: the active one), by code.

        A withdrawn page is revoked in them, unless `as_stored` asks for the state beneath, which imports
        compare with. Raises NoSuchVersion.
        """
        with self._reading() as connection:
            if version is not None:
                read.check_version(connection, version)
            number = read.active_number(connection) if version is None else version
            return read.institutions(connection, number, as_stored=as_stored)

    def changes(self, before: RegisterVersion, number: int) -> "Changes | None":
        """What tells the later version `number` from `before`, which somebody holds whole.

        None where all of it has to be read: too much differs, or the database was exchanged.
        """
        from catalog.store.since import changes

        with self._reading() as connection:
            return changes(connection, before, number, self._mark)

    def last_touched(self, after: int, upto: int) -> dict[str, int]:
        """By code, the last version in (`after`, `upto`] that touched the institution."""
        from catalog.store.timeline import last_touched

        with self._reading() as connection:
            return last_touched(connection, after, upto)

    def events(self, upto: int, after_code: str, limit: int) -> list["Event"]:
        """What the versions did, the newest first, from behind `after_code` of the version `upto` on."""
        from catalog.store.timeline import events

        with self._reading() as connection:
            return events(connection, upto, after_code, limit, self._mark)

    def codes_near(self, is_near: Callable[[Place], bool], numbers: Collection[str]) -> set[str]:
        """The codes of what stands at places that are near, or bears one of these ИНН and ОГРН."""
        from catalog.store.standing import codes_near

        with self._reading() as connection:
            return codes_near(connection, is_near, numbers, self._mark)

    def codes_given(self) -> set[str]:
        """All codes that were ever given."""
        from catalog.store.standing import codes_given

        with self._reading() as connection:
            return codes_given(connection)

    def standing(self, codes: Collection[str], pages: Collection[str] = ()) -> list[Institution]:
        """Those of these codes that stand now, and those that list one of these addresses, by code.

        As stored: withdrawn pages are in the state beneath. Takes a moment however large the register is.
        """
        from catalog.store.standing import standing

        with self._reading() as connection:
            return standing(connection, codes, pages, self._mark)

    def count(self) -> int:
        """How many institutions stand now."""
        from catalog.store.standing import count

        with self._reading() as connection:
            return count(connection)

    def withdrawals(self) -> list[Withdrawn]:
        """The pages that are out of sight now, whether or not an institution still lists them."""
        with self._reading() as connection:
            return read.withdrawals(connection, read.active_number(connection))

    def withdrawn(self, version: int) -> list[tuple[Institution, Page]]:
        """The pages out of sight in that version as revoked, each with the institution that listed it last.

        The institution is bare of pages, and need not stand in that version any more.
        """
        from catalog.store.withdrawn import withdrawn

        with self._reading() as connection:
            return withdrawn(connection, version)

    def replace(
        self, institutions: Iterable[Institution], *, note: str, label: str = "", expected: int | None = None
    ) -> RegisterVersion:
        """Makes these institutions the whole register, as a new version.

        `expected`: the number of the version that the change was worked out for (0: an empty register).
        Raises RegisterChanged where another one is active by now.
        """
        from catalog.store import changes

        return changes.replace_all(self._engine, institutions, note, label, expected)

    def update(
        self, institutions: Iterable[Institution], *, note: str, expected: int | None = None
    ) -> RegisterVersion:
        """Adds and changes these institutions alone, as a new version; the label stays."""
        from catalog.store import changes

        return changes.update_some(self._engine, institutions, note, expected)

    def revise(self, revision: "Revision", *, note: str, expected: int) -> RegisterVersion:
        """Changes what is no sheet, all of it as a new version.

        Raises RegisterChanged where another version than `expected` is active by now.
        """
        from catalog.store import revising

        return revising.revise(self._engine, revision, note, expected)

    def rollback(self, version: int | None = None) -> RegisterVersion:
        """Makes a new version with the content of an earlier one; withdrawn pages stay withdrawn.

        Without a number: what was before the content that is active now, so that going back twice goes back
        two steps. Raises NoSuchVersion.
        """
        from catalog.store import changes

        return changes.roll_back(self._engine, version)

    def withdraw(self, address: str, why: str, on: date) -> RegisterVersion | None:
        """Takes a page out of sight everywhere, as a new version; it stays so until `restore`.

        `address` is canonical. None where it is withdrawn already. Raises NoSuchPage.
        """
        from catalog.store import changes

        return changes.withdraw(self._engine, address, why, on)

    def restore(self, address: str) -> RegisterVersion:
        """Brings a withdrawn page back, as a new version, in the state it has beneath. Raises NoSuchPage."""
        from catalog.store import changes

        return changes.restore(self._engine, address)

    def former_institutions(self) -> list[Institution]:
        """Those that earlier versions had and the active one hasn't, as they stood last, without services."""
        from catalog.store.former import former

        with self._reading() as connection:
            return former(connection)

    def column_names(self) -> dict[str, str]:
        """What headers of earlier files were said to mean: plain header → key of a column."""
        with self._reading() as connection:
            return dict(read.fetch(connection, "SELECT header, key FROM column_names"))

    def remember_columns(self, names: Mapping[str, str]) -> None:
        """Remembers what plain headers mean; an empty key forgets one."""
        from catalog.store.column_names import remember_columns

        remember_columns(self._engine, names)

    def areas(self, version: int | None = None) -> list[Area]:
        """Which institutions serve which houses in that version (default: the active one)."""
        with self._reading() as connection:
            return areas.areas(connection, read.active_number(connection) if version is None else version)

    def areas_beside(self, version: int, file: str, codes: Collection[str]) -> list[Area]:
        """Those that the file brought in that version, and those of others about these institutions."""
        with self._reading() as connection:
            return areas.areas_beside(connection, version, file, codes, self._mark)

    def areas_changed(self, version: int) -> int:
        """The version up to that one in which areas changed last, 0 where there were none."""
        with self._reading() as connection:
            return areas.last_change(connection, version)

    def replace_areas(
        self, file: str, wanted: Iterable[Area], *, note: str, expected: int | None = None
    ) -> RegisterVersion:
        """Makes these the areas that a file of that name brought, as a new version; others stay.

        Raises RegisterChanged where another version than `expected` is active by now.
        """
        return areas.replace_file(self._engine, file, wanted, note, expected)

    def kind_words(self, version: int | None = None) -> dict[str, str]:
        """Words of residents for kinds of institutions in that version (default: the active one).

        Word → key of the kind; those of the vocabulary aren't among them.
        """
        with self._reading() as connection:
            number = read.active_number(connection) if version is None else version
            return kind_words.kind_words(connection, number)

    def add_kind_word(self, word: str, kind: str, note: str) -> RegisterVersion:
        """Has the word mean that kind from a new version on. Raises WordIsKnown."""
        return kind_words.add(self._engine, word, kind, note)

    def remove_kind_word(self, word: str, note: str) -> RegisterVersion:
        """Takes an added word away, as a new version. Raises NoSuchWord."""
        return kind_words.remove(self._engine, word, note)

    def own_needs(self, version: int | None = None) -> OwnNeeds:
        """What operators say of needs beside the resources in that version (default: the active one)."""
        with self._reading() as connection:
            number = read.active_number(connection) if version is None else version
            return own_needs.own_needs(connection, number)

    def own_needs_changed(self, version: int) -> int:
        """The version up to that one in which those changed last, 0 where there were none."""
        with self._reading() as connection:
            return own_needs.last_change(connection, version)

    def change_own_needs(
        self, changed: "Mapping[NeedKey, NeedEntry | None]", *, note: str, expected: int | None = None
    ) -> RegisterVersion:
        """Has operators say this of those needs from a new version on; None: nothing any more.

        Raises RegisterChanged where another version than `expected` is active by now.
        """
        return own_needs.change(self._engine, changed, note, expected)

    def undo_own_need(self, key: NeedKey, note: str) -> RegisterVersion | None:
        """Undoes the last change of what is said of that need; None where nothing ever was."""
        return own_needs.undo(self._engine, key, note)

    @cached_property
    def queues(self) -> "Queues":
        """What residents told and what they didn't find, in the same database."""
        from catalog.store.queues import Queues

        return Queues(self._engine)

    @cached_property
    def counts(self) -> "Counts":
        """What the guide was used for, by day."""
        from catalog.store.counts import Counts

        return Counts(self._engine)

    def looks(self) -> dict[str, KeptLook]:
        """The newest look at each address, whoever lists it."""
        with self._reading() as connection:
            return looks.looks(connection)

    def problems(self) -> list[PageProblem]:
        """What is wrong with pages, as verification saw it: what an operator decides, the gravest first."""
        with self._reading() as connection:
            return looks.problems(connection)

    def keep_looks(self, seen: Iterable[Look], at: datetime) -> None:
        """Keeps looks until the register follows them; an interrupted run goes on from there."""
        from catalog.store import verification

        verification.keep_looks(self._engine, seen, at)

    def follow_looks(self, verified: "Verified", *, note: str, expected: int) -> RegisterVersion | None:
        """Lets the register follow what was seen: pages, problems and looks in one transaction.

        The version has the content of the one before for going back; None where no page changes. Raises
        RegisterChanged where another version than `expected` is active by now.
        """
        from catalog.store import verification

        return verification.follow(self._engine, verified, note, expected)

    def take_lease(self, name: str, holder: str, seconds: float) -> bool:
        """Takes the lease where nobody else holds it, or renews one's own; False where another holds it."""
        from catalog.store import leases

        return leases.take(self._engine, name, holder, seconds)

    def free_lease(self, name: str, holder: str) -> None:
        """Lets go of the lease where it is the holder's own."""
        from catalog.store import leases

        leases.free(self._engine, name, holder)

    @cached_property
    def accounts(self) -> "Accounts":
        """Who may work at the operator's desk, and what they did."""
        from catalog.store.accounts import Accounts

        return Accounts(self._engine)

    @cached_property
    def sign_in_attempts(self) -> "SignInAttempts":
        """How often somebody tried in vain to sign in at the desk."""
        from catalog.store.sign_in_attempts import SignInAttempts

        return SignInAttempts(self._engine)

    @cached_property
    def uploads(self) -> "Uploads":
        """Spreadsheets on their way into the register."""
        from catalog.store.uploads import Uploads

        return Uploads(self._engine)

    @cached_property
    def discoveries(self) -> "Discoveries":
        """Pages found on institutions' own sites, until an operator has settled them."""
        from catalog.store.discoveries import Discoveries

        return Discoveries(self._engine)

    @cached_property
    def invitations(self) -> "Invitations":
        """Institutions asked to keep their own cards, and what they answered."""
        from catalog.store.invitations import Invitations

        return Invitations(self._engine)

    @cached_property
    def past(self) -> "PastVersions":
        """What single versions did."""
        from catalog.store.past import PastVersions

        return PastVersions(self._reading, self._mark)

    @cached_property
    def lists(self) -> "Lists":
        """Institutions and pages as the desk lists them."""
        from catalog.store.lists.lists import Lists

        return Lists(self._reading, self._mark)

    def clock(self) -> float:
        """Seconds of the epoch by the clock of the database's machine."""
        from catalog.store import leases

        return leases.clock(self._engine)

    def close(self) -> None:
        if "_engine" in self.__dict__:
            self._engine.dispose()

    @cached_property
    def _engine(self) -> "Engine":
        from catalog.store.database import open_engine

        return open_engine(self._url)

    def _reading(self) -> AbstractContextManager[DriverConnection]:
        if self._file:
            return sqlite.reading(self._file)
        from catalog.store.database import reading

        return reading(self._engine)
