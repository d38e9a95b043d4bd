"""What the migrations say to an empty database, heard once in a process and said again to the next one.

Working it out takes longer than most of what is tried on the tables.
"""

from typing import Any

from sqlalchemy import Connection, event

from catalog.store.database.migrate import migrate
from catalog.store.database.revision import HEAD, revision


class MigratedOnce:
    """Takes the place of `migrate`."""

    def __init__(self) -> None:
        self._said: dict[str, list[tuple[str, Any]]] = {}

    def __call__(self, connection: Connection, target: str) -> None:
        if target != HEAD or revision(connection.connection, connection.dialect.name):
            migrate(connection, target)
        elif said := self._said.get(connection.dialect.name):
            for statement, values in said:
                connection.exec_driver_sql(statement, values)
        else:
            self._said[connection.dialect.name] = _heard(connection)


def _heard(connection: Connection) -> list[tuple[str, Any]]:
    """Migrate, and listen to what is said."""
    said: list[tuple[str, Any]] = []

    def hear(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA")):
            said.append((statement, values))

    event.listen(connection, "before_cursor_execute", hear)
    try:
        migrate(connection, HEAD)
    finally:
        event.remove(connection, "before_cursor_execute", hear)
    return said
