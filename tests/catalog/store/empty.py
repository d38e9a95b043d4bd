"""A database with the tables alone: migrating one takes longer than many a test that needs it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from sqlalchemy import Engine, event, make_url

from catalog.store.register import open_register


@cache
def empty_database() -> bytes:
    """A SQLite file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite3"
        open_register(f"sqlite:///{file}").close()
        return file.read_bytes()


def lay_tables(url: str) -> None:
    """Makes the tables in a database that has none: a copy, or what the migrations said once again."""
    if url.startswith("sqlite"):
        file = Path(make_url(url).database or "")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(empty_database())
    elif not _said:
        _listen(url)
    else:
        with psycopg.connect(url) as connection:
            for statement, values in _said:
                connection.execute(statement, values)


_said: list[tuple[str, Any]] = []
"""What the migrations say to PostgreSQL, with the values; heard when the first database is made."""


def _listen(url: str) -> None:
    def hear(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if not statement.lstrip().upper().startswith("SELECT"):
            _said.append((statement, values))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        open_register(url).close()
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
