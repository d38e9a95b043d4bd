"""What the journal of deliveries and the sessions share: rows put in or renewed, quickly."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, FromClause, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from catalog.store.database.database import Database


def quick_database(url: str) -> Database:
    """A database of which a kill loses nothing; a power cut may lose the last moment, delivered again."""
    database = Database(url, pooled=True)
    if database.file:
        event.listen(database.engine, "connect", _write_quickly)
    return database


def _write_quickly(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")


def upsert(
    connection: Connection, table: FromClause, key: str, columns: Sequence[str], rows: list[dict[str, Any]]
) -> None:
    """Insert the rows; where the key stands already, renew these columns."""
    if not rows:
        return
    statement = dialect_of(connection).insert(table)
    renewed = {column: statement.excluded[column] for column in columns}
    connection.execute(statement.on_conflict_do_update(index_elements=[key], set_=renewed), rows)


def dialect_of(connection: Connection) -> Any:  # noqa: ANN401 - two modules of one shape
    return postgresql if connection.dialect.name == "postgresql" else sqlite_dialect
