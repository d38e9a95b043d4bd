"""A database with the tables alone, as bytes: making it takes longer than many a test."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.store.register import open_register


@cache
def empty_database() -> bytes:
    """A SQLite file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite3"
        open_register(f"sqlite:///{file}").close()
        return file.read_bytes()
