"""Conversations of the last hour in the database, sealed and under names that nobody else can make.

Each method is one transaction that blocks: call it in a thread.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Engine, delete, event, select

from catalog.store.database import beside_writers, open_engine
from catalog.store.journal import upsert, write_quickly
from catalog.store.session_tables import SessionRow

SESSIONS = SessionRow.__table__


class SessionStore:
    """Raises RegisterUnavailable where the database can't be used."""

    def __init__(self, url: str) -> None:
        self._engine: Engine = open_engine(url)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", write_quickly)

    def write(self, sealed: Mapping[str, bytes], at: float, purged_before: float) -> None:
        """Keep these, all or none, and let go of those that were saved before that moment."""
        rows = [{"name": name, "sealed": kept, "saved_at": at} for name, kept in sealed.items()]
        with beside_writers(self._engine) as connection:
            upsert(connection, SESSIONS, "name", ("sealed", "saved_at"), rows)
            connection.execute(delete(SessionRow).where(SessionRow.saved_at < purged_before))

    def read(self, names: Sequence[str], since: float) -> bytes | None:
        """Return the newest of these that was saved since that moment, or None."""
        asked = select(SessionRow.sealed).where(SessionRow.name.in_(names), SessionRow.saved_at >= since)
        with beside_writers(self._engine) as connection:
            return connection.scalar(asked.order_by(SessionRow.saved_at.desc()).limit(1))

    def forget(self, names: Sequence[str]) -> None:
        """Keep nothing under these names."""
        with beside_writers(self._engine) as connection:
            connection.execute(delete(SessionRow).where(SessionRow.name.in_(names)))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()
