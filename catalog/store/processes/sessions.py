"""Conversations of the last hour in the database, sealed and under names that nobody else can make.

Each method is one transaction that blocks: call it in a thread.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete

from catalog.store.database.quick_writes import quick_database, upsert
from catalog.store.database.sql import marks
from catalog.store.tables.sessions import ForgottenRow, SessionRow

SESSIONS, FORGOTTEN = SessionRow.__table__, ForgottenRow.__table__


class SessionStore:
    """Raises RegisterUnavailable where the database can't be used. Moments are seconds of the epoch."""

    def __init__(self, url: str) -> None:
        self._database = quick_database(url)

    def write(self, sealed: Mapping[str, bytes], at: float) -> None:
        """Keep these, all or none."""
        with self._database.beside_writers() as connection:
            write_sessions(connection, sealed, at)

    def read(self, names: Sequence[str], since: float) -> bytes | None:
        """Return the newest of these that was saved since that moment, or None."""
        among = marks(names, self._database.mark)
        asked = f"SELECT saved_at, sealed FROM sessions WHERE name IN ({among}) AND saved_at >= {since!r}"
        found = self._database.fetch(asked, names)
        return bytes(max(found)[1]) if found else None

    def forget(self, names: Sequence[str], at: float) -> None:
        """Keep nothing under these names, and tell the processes that run."""
        told = [{"name": name, "forgotten_at": at} for name in names]
        with self._database.beside_writers() as connection:
            connection.execute(delete(SessionRow).where(SessionRow.name.in_(names)))
            upsert(connection, FORGOTTEN, "name", ("forgotten_at",), told)

    def forgotten(self) -> dict[str, float]:
        """Return the names that were to be forgotten within the time that `purge` leaves, and when."""
        return dict(self._database.fetch("SELECT name, forgotten_at FROM forgotten_sessions"))

    def purge(self, before: float) -> None:
        """Let go of what was saved, or asked to be forgotten, before that moment."""
        with self._database.beside_writers() as connection:
            connection.execute(delete(SessionRow).where(SessionRow.saved_at < before))
            connection.execute(delete(ForgottenRow).where(ForgottenRow.forgotten_at < before))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


def write_sessions(connection: Connection, sealed: Mapping[str, bytes], at: float) -> None:
    """Keep these within a transaction that is under way."""
    rows = [{"name": name, "sealed": kept, "saved_at": at} for name, kept in sealed.items()]
    upsert(connection, SESSIONS, "name", ("sealed", "saved_at"), rows)
