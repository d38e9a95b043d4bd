"""The SQLite file, opened by its own driver: one search as a process can't wait for SQLAlchemy to load."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from catalog.store.errors import RegisterUnavailable

SCHEME = "sqlite:///"
BUSY_SECONDS = 5.0
"""So long one waits for a writer."""

BUSY = "База реестра занята другой программой. Подождите минуту и повторите."
UNOPENED = "Файл базы реестра не открывается. Проверьте путь (GOSPUBLIC_DATABASE_URL) и права."
SENTENCES = {
    "locked": BUSY,
    "readonly": "Файл базы реестра открыт только для чтения. Проверьте права на него.",
    "full": "На диске кончилось место, база реестра осталась прежней.",
    "not a database": "Файл базы реестра повреждён или это не база. Он не тронут: верните его из копии.",
    "malformed": "Файл базы реестра повреждён. Он не тронут: верните его из копии.",
}


def file_of(address: str) -> Path | None:
    """The file that the address names, or None where it isn't SQLite's. Raises RegisterUnavailable."""
    if not address.startswith("sqlite"):
        return None
    path = address.removeprefix(SCHEME).partition("?")[0]
    if not address.startswith(SCHEME) or path in ("", ":memory:"):
        raise RegisterUnavailable("GOSPUBLIC_DATABASE_URL для SQLite пишется так: sqlite:///путь/к/файлу")
    return Path(path)


def make_folder(path: Path) -> None:
    """The folder of the file. Raises RegisterUnavailable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterUnavailable(UNOPENED) from error


def prepare(connection: sqlite3.Connection) -> None:
    """What every connection needs; nothing of it changes the file."""
    # The driver would begin transactions by itself, but not before DDL: the store begins all of them.
    connection.isolation_level = None
    connection.create_function("lower", 1, _lower, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")


def _lower(text: str | None) -> str | None:
    """SQLite's own knows no letters but Latin ones."""
    return text and text.lower()


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to read with. Raises RegisterUnavailable."""
    with told(), closing(sqlite3.connect(path)) as connection:
        prepare(connection)
        yield connection


@contextmanager
def told() -> Iterator[None]:
    """Turns what the driver says into one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise RegisterUnavailable(sentence(error)) from error


def sentence(error: BaseException) -> str:
    said = str(error).lower()
    return next((told for sign, told in SENTENCES.items() if sign in said), UNOPENED)
