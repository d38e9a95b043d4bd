"""Words of residents for kinds of institutions, added by operators to those of the vocabulary.

They hold through imports and roll-backs until they are taken away, as withdrawals of pages do. Reading them
needs no SQLAlchemy: `catalog.store.register` is the way in.
"""

from typing import TYPE_CHECKING

from catalog.model import RegisterVersion
from catalog.store.errors import NoSuchWord, WordIsKnown
from catalog.store.read import DriverConnection, fetch

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def kind_words(connection: DriverConnection, number: int) -> dict[str, str]:
    """Word → key of its kind, as they stand in that version."""
    stands = f"since_version <= {number:d} AND (until_version IS NULL OR until_version > {number:d})"
    return dict(fetch(connection, f"SELECT word, kind FROM kind_words WHERE {stands} ORDER BY word"))


def add(engine: "Engine", word: str, kind: str, note: str) -> RegisterVersion:
    """Raises WordIsKnown."""
    from sqlalchemy import insert

    from catalog.store import history
    from catalog.store.database import writing
    from catalog.store.tables import KindWordRow

    with writing(engine) as connection:
        if _standing(connection, word) is not None:
            raise WordIsKnown(f"Слово «{word}» уже добавлено.")
        made = history.continued(connection, note)
        connection.execute(insert(KindWordRow), {"word": word, "kind": kind, "since_version": made.number})
    return made


def remove(engine: "Engine", word: str, note: str) -> RegisterVersion:
    """Raises NoSuchWord."""
    from sqlalchemy import update

    from catalog.store import history
    from catalog.store.database import writing
    from catalog.store.tables import KindWordRow

    with writing(engine) as connection:
        found = _standing(connection, word)
        if found is None:
            raise NoSuchWord(f"Слова «{word}» среди добавленных нет.")
        made = history.continued(connection, note)
        its = KindWordRow.id == found
        connection.execute(update(KindWordRow).where(its).values(until_version=made.number))
    return made


def _standing(connection: "Connection", word: str) -> int | None:
    from sqlalchemy import select

    from catalog.store.tables import KindWordRow

    standing = (KindWordRow.word == word) & KindWordRow.until_version.is_(None)
    return connection.scalar(select(KindWordRow.id).where(standing))
