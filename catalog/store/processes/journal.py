"""The journal of deliveries in the database. Each method is one transaction that blocks: call it in a thread.

It takes no part in the register's versions, so it doesn't wait for the register's writers on PostgreSQL.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, delete, select

from catalog.store.database.quick_writes import dialect_of, quick_database, upsert
from catalog.store.processes.sessions import write_sessions
from catalog.store.tables.journal import BookmarkRow, DeliveryRow

DELIVERIES, BOOKMARKS = DeliveryRow.__table__, BookmarkRow.__table__
NO_SESSIONS: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What is to be kept of one delivery. `sealed` is None once it is answered."""

    key: str
    sealed: bytes | None
    is_new: bool = False  # it has just come: kept only where its key is unknown


class Journal:
    """Raises RegisterUnavailable where the database can't be used."""

    def __init__(self, url: str) -> None:
        self._database = quick_database(url)

    def write(
        self,
        entries: Sequence[JournalEntry],
        bookmarks: Mapping[str, str],
        sessions: Mapping[str, bytes] = NO_SESSIONS,
    ) -> set[str]:
        """Keeps all of it, or nothing; returns the keys of new deliveries that had come before already.

        `sessions`: sealed conversations by their names, which go with the answers that they came to.
        """
        now = datetime.now(UTC)
        came = [entry for entry in entries if entry.is_new]
        known = [entry for entry in entries if not entry.is_new]
        with self._database.beside_writers() as connection:
            fresh = _insert_new(connection, _rows(came, now))
            upsert(connection, DELIVERIES, "key", ("sealed",), _rows(known, now))
            kept = [{"name": name, "value": value} for name, value in bookmarks.items()]
            upsert(connection, BOOKMARKS, "name", ("value",), kept)
            write_sessions(connection, sessions, now.timestamp())
        return {entry.key for entry in came} - fresh

    def undone(self) -> list[tuple[str, bytes]]:
        """Key and content of what was accepted and isn't answered, in the order in which it came."""
        waiting = select(DeliveryRow.key, DeliveryRow.sealed).where(DeliveryRow.sealed.is_not(None))
        with self._database.beside_writers() as connection:
            rows = connection.execute(waiting.order_by(DeliveryRow.id))
            return [(key, sealed) for key, sealed in rows if sealed is not None]

    def bookmark(self, name: str) -> str:
        """What was kept under that name, or nothing."""
        with self._database.beside_writers() as connection:
            return connection.scalar(select(BookmarkRow.value).where(BookmarkRow.name == name)) or ""

    def forget(self, older_than: timedelta) -> None:
        """Lets go of deliveries that came so long ago, answered or not."""
        end = datetime.now(UTC) - older_than
        with self._database.beside_writers() as connection:
            connection.execute(delete(DeliveryRow).where(DeliveryRow.accepted_at < end))

    def close(self) -> None:
        self._database.close()


def _rows(entries: Sequence[JournalEntry], now: datetime) -> list[dict[str, Any]]:
    return [{"key": one.key, "sealed": one.sealed, "accepted_at": now} for one in entries]


def _insert_new(connection: Connection, rows: list[dict[str, Any]]) -> set[str]:
    """The keys of those that weren't there."""
    if not rows:
        return set()
    statement = dialect_of(connection).insert(DELIVERIES).on_conflict_do_nothing(index_elements=["key"])
    return set(connection.scalars(statement.returning(DELIVERIES.c.key), rows))
