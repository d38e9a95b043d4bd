"""One database: what every repository of the register is made of.

Reading a SQLite file needs no SQLAlchemy, and nothing here loads it before something is written: it takes
longer to load than a search may take as a process.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from catalog.store.database import sqlite
from catalog.store.database.sql import DriverConnection, fetch

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

WRITERS_LOCK = 7_034_700_100
"""The advisory lock that makes writers of the register on PostgreSQL go one after another."""

QUEUES_LOCK = 7_034_700_101
"""Likewise for what residents tell: it needn't wait for an import."""


class Database:
    """A SQLite file or PostgreSQL. Every method raises RegisterUnavailable where it can't be used.

    `pooled`: also reads by the engine's pool, for whoever writes as well and can't wait for a file to open.
    """

    def __init__(self, url: str, *, pooled: bool = False) -> None:
        self.url = url
        self._pooled = pooled
        self.file: Path | None = sqlite.file_of(url)
        self.mark = "?" if self.file else "%s"  # stands for a value in the driver's SQL

    @cached_property
    def engine(self) -> "Engine":
        from catalog.store.database.engine import open_engine

        return open_engine(self.url)

    @contextmanager
    def reading(self) -> Iterator[DriverConnection]:
        """The driver's own connection, to read with."""
        if self.file and not self._pooled:
            with sqlite.reading(self.file) as connection:
                yield connection
            return
        from catalog.store.database.engine import told

        with told(self.engine):
            pooled = self.engine.raw_connection()
            try:
                yield pooled
            finally:
                pooled.close()

    def contains(self, column: str) -> str:
        """The condition that a value stands in that column."""
        return f"{'instr' if self.file else 'strpos'}({column}, {self.mark}) > 0"

    def fetch(self, query: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        """The rows of one query in the SQL that both drivers share."""
        with self.reading() as connection:
            return fetch(connection, query, values)

    @contextmanager
    def writing(self, lock: int = WRITERS_LOCK) -> Iterator["Connection"]:
        """One transaction: all of it, or nothing. Writers go one after another."""
        with self.beside_writers() as connection:
            if not self.file:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock:d})")
            yield connection

    @contextmanager
    def beside_writers(self) -> Iterator["Connection"]:
        """One transaction on what is no part of a version: on PostgreSQL it waits for no writer of it."""
        from catalog.store.database.engine import told

        with told(self.engine), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the connections."""
        if "engine" in self.__dict__:
            self.engine.dispose()
