"""The journal of deliveries in the database. Each method is one transaction that blocks: call it in a thread.

It takes no part in the register's versions, so it doesn't wait for the register's writers on PostgreSQL.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, FromClause, delete, event, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from catalog.store.database import beside_writers, open_engine
from catalog.store.journal_tables import BookmarkRow, DeliveryRow

DELIVERIES, BOOKMARKS = DeliveryRow.__table__, BookmarkRow.__table__


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be kept of one delivery. `sealed` is None once it is answered."""

    key: str
    sealed: bytes | None
    is_new: bool = False  # it has just come: kept only where its key is unknown


class Journal:
    """Raises RegisterUnavailable where the database can't be used."""

    def __init__(self, url: str) -> None:
        self._engine: Engine = open_engine(url)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", write_quickly)

    def write(self, entries: Sequence[Entry], bookmarks: Mapping[str, str]) -> set[str]:
        """Keeps all of it, or nothing; returns the keys of new deliveries that had come before already."""
        now = datetime.now(UTC)
        came = [entry for entry in entries if entry.is_new]
        known = [entry for entry in entries if not entry.is_new]
        with beside_writers(self._engine) as connection:
            fresh = _insert_new(connection, _rows(came, now))
            upsert(connection, DELIVERIES, "key", ("sealed",), _rows(known, now))
            kept = [{"name": name, "value": value} for name, value in bookmarks.items()]
            upsert(connection, BOOKMARKS, "name", ("value",), kept)
        return {entry.key for entry in came} - fresh

    def undone(self) -> list[tuple[str, bytes]]:
        """Key and content of what was accepted and isn't answered, in the order in which it came."""
        waiting = select(DeliveryRow.key, DeliveryRow.sealed).where(DeliveryRow.sealed.is_not(None))
        with beside_writers(self._engine) as connection:
            rows = connection.execute(waiting.order_by(DeliveryRow.id))
            return [(key, sealed) for key, sealed in rows if sealed is not None]

    def bookmark(self, name: str) -> str:
        """What was kept under that name, or nothing."""
        with beside_writers(self._engine) as connection:
            return connection.scalar(select(BookmarkRow.value).where(BookmarkRow.name == name)) or ""

    def forget(self, older_than: timedelta) -> None:
        """Lets go of deliveries that came so long ago, answered or not."""
        end = datetime.now(UTC) - older_than
        with beside_writers(self._engine) as connection:
            connection.execute(delete(DeliveryRow).where(DeliveryRow.accepted_at < end))

    def close(self) -> None:
        self._engine.dispose()


def write_quickly(connection: sqlite3.Connection, _record: object) -> None:
    """A kill loses nothing; a power cut may lose the last moment, which platforms deliver again."""
    connection.execute("PRAGMA synchronous = NORMAL")


def _rows(entries: Sequence[Entry], now: datetime) -> list[dict[str, Any]]:
    return [{"key": one.key, "sealed": one.sealed, "accepted_at": now} for one in entries]


def _insert_new(connection: Connection, rows: list[dict[str, Any]]) -> set[str]:
    """The keys of those that weren't there."""
    if not rows:
        return set()
    statement = _dialect(connection).insert(DELIVERIES).on_conflict_do_nothing(index_elements=["key"])
    return set(connection.scalars(statement.returning(DELIVERIES.c.key), rows))


def upsert(
    connection: Connection, table: FromClause, key: str, columns: Sequence[str], rows: list[dict[str, Any]]
) -> None:
    """Insert the rows; where the key stands already, renew these columns."""
    if not rows:
        return
    statement = _dialect(connection).insert(table)
    renewed = {column: statement.excluded[column] for column in columns}
    connection.execute(statement.on_conflict_do_update(index_elements=[key], set_=renewed), rows)


def _dialect(connection: Connection) -> Any:  # noqa: ANN401 - two modules of one shape
    return postgresql if connection.dialect.name == "postgresql" else sqlite_dialect
