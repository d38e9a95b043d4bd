"""The register with its history, in repositories: each has what is asked of one thing in the database.

What a search at the terminal doesn't read is loaded when it is first asked for, as SQLAlchemy is with it: see
docs/adr/0032-the-register-in-repositories.md.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from catalog.store.database import sqlite
from catalog.store.database.database import Database
from catalog.store.database.revision import HEAD, revision
from catalog.store.desk.column_names import ColumnNames
from catalog.store.versions.areas import Areas
from catalog.store.versions.kind_words import KindWords
from catalog.store.versions.looks import Looks
from catalog.store.versions.own_needs import OperatorNeeds
from catalog.store.versions.past import PastVersions
from catalog.store.versions.since import Differences
from catalog.store.versions.standing import StandingInstitutions
from catalog.store.versions.versions import Versions
from catalog.store.versions.withdrawals import Withdrawals

if TYPE_CHECKING:
    from catalog.store.desk.accounts import Accounts
    from catalog.store.desk.discoveries import Discoveries
    from catalog.store.desk.invitations import Invitations
    from catalog.store.desk.queues import Queues
    from catalog.store.desk.sign_in_attempts import SignInAttempts
    from catalog.store.desk.uploads import Uploads
    from catalog.store.lists.lists import Lists
    from catalog.store.processes.counts import Counts
    from catalog.store.processes.leases import KeptLeases
    from catalog.store.versions.timeline import Events
    from catalog.store.versions.verification import Verification


def open_register(url: str) -> "Register":
    """The register at that address: a SQLite file (made, with its folder, where there is none) or PostgreSQL.

    Raises RegisterUnavailable with one Russian sentence; the database is then as it was.
    """
    database = Database(url)
    try:
        _bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return Register(database)


def _bring_up_to_date(database: Database) -> None:
    """Makes or renews the tables when, and only when, they aren't there."""
    if database.file:
        sqlite.make_folder(database.file)
    with database.reading() as connection:
        current = revision(connection, "sqlite" if database.file else "postgresql")
    if current != HEAD:
        from catalog.store.database.migrate import bring_up_to_date

        bring_up_to_date(database)


class Register:
    """The repositories over one database. Whoever needs one of them is given that one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.versions = Versions(database)
        self.differences = Differences(database)
        self.past = PastVersions(database)
        self.standing = StandingInstitutions(database)
        self.withdrawals = Withdrawals(database)
        self.looks = Looks(database)
        self.areas = Areas(database)
        self.kind_words = KindWords(database)
        self.own_needs = OperatorNeeds(database)
        self.column_names = ColumnNames(database)

    @cached_property
    def events(self) -> "Events":
        from catalog.store.versions.timeline import Events

        return Events(self._database)

    @cached_property
    def lists(self) -> "Lists":
        from catalog.store.lists.lists import Lists

        return Lists(self._database)

    @cached_property
    def verification(self) -> "Verification":
        from catalog.store.versions.verification import Verification

        return Verification(self._database)

    @cached_property
    def queues(self) -> "Queues":
        from catalog.store.desk.queues import Queues

        return Queues(self._database)

    @cached_property
    def counts(self) -> "Counts":
        from catalog.store.processes.counts import Counts

        return Counts(self._database)

    @cached_property
    def leases(self) -> "KeptLeases":
        from catalog.store.processes.leases import KeptLeases

        return KeptLeases(self._database)

    @cached_property
    def accounts(self) -> "Accounts":
        from catalog.store.desk.accounts import Accounts

        return Accounts(self._database)

    @cached_property
    def sign_in_attempts(self) -> "SignInAttempts":
        from catalog.store.desk.sign_in_attempts import SignInAttempts

        return SignInAttempts(self._database)

    @cached_property
    def uploads(self) -> "Uploads":
        from catalog.store.desk.uploads import Uploads

        return Uploads(self._database)

    @cached_property
    def discoveries(self) -> "Discoveries":
        from catalog.store.desk.discoveries import Discoveries

        return Discoveries(self._database)

    @cached_property
    def invitations(self) -> "Invitations":
        from catalog.store.desk.invitations import Invitations

        return Invitations(self._database)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()
