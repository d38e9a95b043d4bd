"""A schema of PostgreSQL with the register's tables, emptied from one test to the next.

Making the tables takes longer than most of what is tried on them.
"""

from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from catalog.store.database.revision import HEAD
from catalog.store.tables.register import Base

TABLES = frozenset({*Base.metadata.tables, "alembic_version"})
ALONE = SQL(
    "SET LOCAL search_path = {}; SET LOCAL session_replication_role = replica; SET LOCAL lock_timeout = '2s'"
)
"""No trigger looks for what refers to a row, and nobody waits for whoever still holds a table."""


class KeptSchema:
    """Lends its schema to one test at a time."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        self._name = ""

    def lend(self) -> str:
        if not self._name:
            self._name = f"test_{uuid4().hex}"
            self._run(SQL("CREATE SCHEMA {}").format(Identifier(self._name)))
        return self._name

    def take_back(self) -> None:
        """Empty it; where it isn't what the program makes any more, throw it away."""
        try:
            fit = self._empty()
        except psycopg.errors.LockNotAvailable:
            fit = False
        if not fit:
            self.drop()

    def drop(self) -> None:
        if self._name:
            self._run(SQL("DROP SCHEMA {} CASCADE").format(Identifier(self._name)))
        self._name = ""

    def _empty(self) -> bool:
        """Delete every row and let numbers begin anew; whether these are the newest tables and no others."""
        with self._connection.transaction():
            self._run(ALONE.format(Identifier(self._name)))
            if {name for (name,) in self._asked("r")} != TABLES or self._revision() != HEAD:
                return False
            emptied = TABLES - {"alembic_version"}
            self._run(
                SQL("; ").join(SQL("DELETE FROM {}").format(Identifier(name)) for name in sorted(emptied))
            )
            for (name,) in self._asked("S"):
                self._run(SQL("ALTER SEQUENCE {} RESTART").format(Identifier(name)))
        return True

    def _asked(self, kind: str) -> list[tuple[str]]:
        """The names of all that are of this kind."""
        return self._connection.execute(
            "SELECT relname FROM pg_class WHERE relkind = %s AND relnamespace = %s::regnamespace",
            [kind, self._name],
        ).fetchall()

    def _revision(self) -> str:
        found = self._connection.execute("SELECT version_num FROM alembic_version").fetchall()
        return "".join(number for (number,) in found)

    def _run(self, statement: Composed) -> None:
        self._connection.execute(statement)
