"""Conversations of the last hour in the database, sealed and under names that nobody else can make.

Each method is one transaction that blocks: call it in a thread.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Engine, delete, event

from catalog.store.database import beside_writers, open_engine, reading
from catalog.store.quick_writes import upsert, write_quickly
from catalog.store.read import fetch
from catalog.store.session_tables import ForgottenRow, SessionRow

SESSIONS, FORGOTTEN = SessionRow.__table__, ForgottenRow.__table__


class SessionStore:
    """Raises RegisterUnavailable where the database can't be used. Moments are seconds of the epoch."""

    def __init__(self, url: str) -> None:
        self._engine: Engine = open_engine(url)
        self._mark = "?" if self._engine.dialect.name == "sqlite" else "%s"
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", write_quickly)

    def write(self, sealed: Mapping[str, bytes], at: float) -> None:
        """Keep these, all or none."""
        with beside_writers(self._engine) as connection:
            write_sessions(connection, sealed, at)

    def read(self, names: Sequence[str], since: float) -> bytes | None:
        """Return the newest of these that was saved since that moment, or None."""
        marks = ", ".join([self._mark] * len(names))
        asked = f"SELECT saved_at, sealed FROM sessions WHERE name IN ({marks}) AND saved_at >= {since!r}"
        with reading(self._engine) as connection:
            found = fetch(connection, asked, names)
        return bytes(max(found)[1]) if found else None

    def forget(self, names: Sequence[str], at: float) -> None:
        """Keep nothing under these names, and tell the processes that run."""
        told = [{"name": name, "forgotten_at": at} for name in names]
        with beside_writers(self._engine) as connection:
            connection.execute(delete(SessionRow).where(SessionRow.name.in_(names)))
            upsert(connection, FORGOTTEN, "name", ("forgotten_at",), told)

    def forgotten(self) -> dict[str, float]:
        """Return the names that were to be forgotten within the time that `purge` leaves, and when."""
        with reading(self._engine) as connection:
            return dict(fetch(connection, "SELECT name, forgotten_at FROM forgotten_sessions"))

    def purge(self, before: float) -> None:
        """Let go of what was saved, or asked to be forgotten, before that moment."""
        with beside_writers(self._engine) as connection:
            connection.execute(delete(SessionRow).where(SessionRow.saved_at < before))
            connection.execute(delete(ForgottenRow).where(ForgottenRow.forgotten_at < before))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def write_sessions(connection: Connection, sealed: Mapping[str, bytes], at: float) -> None:
    """Keep these within a transaction that is under way."""
    rows = [{"name": name, "sealed": kept, "saved_at": at} for name, kept in sealed.items()]
    upsert(connection, SESSIONS, "name", ("sealed", "saved_at"), rows)
