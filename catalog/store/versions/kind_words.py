"""Words of residents for kinds of institutions, added by operators to those of the vocabulary.

They hold through imports and roll-backs until they are taken away, as withdrawals of pages do. Reading them
needs no SQLAlchemy.
"""

from typing import TYPE_CHECKING

from catalog.model import RegisterVersion
from catalog.store.content.read import number_of, of_version
from catalog.store.database.database import Database
from catalog.store.database.sql import fetch
from catalog.store.errors import NoSuchWord, WordIsKnown

if TYPE_CHECKING:
    from sqlalchemy import Connection


class KindWords:
    """Those of the vocabulary aren't among them. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, version: int | None = None) -> dict[str, str]:
        """Word → key of its kind, as they stand in that version (default: the active one)."""
        with self._database.reading() as connection:
            stands = of_version(number_of(connection, version)).condition
            return dict(fetch(connection, f"SELECT word, kind FROM kind_words WHERE {stands} ORDER BY word"))

    def add(self, word: str, kind: str, note: str) -> RegisterVersion:
        """Has the word mean that kind from a new version on. Raises WordIsKnown."""
        from sqlalchemy import insert

        from catalog.store.tables.register import KindWordRow
        from catalog.store.versions import history

        with self._database.writing() as connection:
            if _standing(connection, word) is not None:
                raise WordIsKnown(f"Слово «{word}» уже добавлено.")
            made = history.continued(connection, note)
            values = {"word": word, "kind": kind, "since_version": made.number}
            connection.execute(insert(KindWordRow), values)
        return made

    def remove(self, word: str, note: str) -> RegisterVersion:
        """Takes an added word away, as a new version. Raises NoSuchWord."""
        from sqlalchemy import update

        from catalog.store.tables.register import KindWordRow
        from catalog.store.versions import history

        with self._database.writing() as connection:
            found = _standing(connection, word)
            if found is None:
                raise NoSuchWord(f"Слова «{word}» среди добавленных нет.")
            made = history.continued(connection, note)
            its = KindWordRow.id == found
            connection.execute(update(KindWordRow).where(its).values(until_version=made.number))
        return made


def _standing(connection: "Connection", word: str) -> int | None:
    from sqlalchemy import select

    from catalog.store.tables.register import KindWordRow

    standing = (KindWordRow.word == word) & KindWordRow.until_version.is_(None)
    return connection.scalar(select(KindWordRow.id).where(standing))
