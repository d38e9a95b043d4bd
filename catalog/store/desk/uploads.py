"""Spreadsheets that operators dropped, kept for an hour so that any process can go on with them.

Every method is one transaction that blocks, and raises RegisterUnavailable where the database can't be used.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import delete, insert, select, update

from catalog.register.files.upload import Upload, UploadState
from catalog.store.content.rows import aware
from catalog.store.database.database import Database
from catalog.store.desk.queues import plain
from catalog.store.tables.desk import UploadRow

KEPT = timedelta(hours=1)
NAME_LENGTH = 200

_COLUMNS = (
    *(
        UploadRow.key,
        UploadRow.operator,
        UploadRow.made_at,
        UploadRow.beat_at,
        UploadRow.name,
        UploadRow.updating,
    ),
    *(UploadRow.state, UploadRow.done, UploadRow.total, UploadRow.told, UploadRow.version),
)


class Uploads:
    """What is older than an hour goes when the next one comes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, operator: str, name: str, content: bytes, *, updating: bool) -> str:
        """Keeps a file, to be checked; its key."""
        key, now, name = token_urlsafe(16), datetime.now(UTC), plain(name, NAME_LENGTH)
        values = {
            "key": key, "operator": operator, "made_at": now, "beat_at": now, "name": name,
            "updating": updating, "state": str(UploadState.CHECKING), "content": content,
        }  # fmt: skip
        with self._database.beside_writers() as connection:
            connection.execute(delete(UploadRow).where(UploadRow.made_at < now - KEPT))
            connection.execute(insert(UploadRow), values)
        return key

    def all(self) -> list[Upload]:
        """Those that are kept, the newest first."""
        rows = select(*_COLUMNS).where(_is_kept()).order_by(UploadRow.made_at.desc())
        with self._database.beside_writers() as connection:
            return [_upload(row) for row in connection.execute(rows)]

    def find(self, key: str) -> Upload | None:
        with self._database.beside_writers() as connection:
            row = connection.execute(select(*_COLUMNS).where(UploadRow.key == key, _is_kept())).first()
            return _upload(row) if row else None

    def content(self, key: str) -> bytes:
        """The file; empty where it isn't kept any more."""
        with self._database.beside_writers() as connection:
            return connection.scalar(select(UploadRow.content).where(UploadRow.key == key)) or b""

    def move(self, key: str, state: UploadState, of: Collection[UploadState], **values: Any) -> bool:  # noqa: ANN401 - columns
        """Sets the state and the values where it was one of those states: one of two who press gets it."""
        was = UploadRow.state.in_([str(one) for one in of])
        changed = update(UploadRow).where(UploadRow.key == key, was)
        with self._database.beside_writers() as connection:
            values = {"state": str(state), "beat_at": datetime.now(UTC), **values}
            return connection.execute(changed.values(values)).rowcount == 1

    def beat(self, key: str, done: int, total: int) -> None:
        """How far the work is."""
        values = {"done": done, "total": total, "beat_at": datetime.now(UTC)}
        with self._database.beside_writers() as connection:
            connection.execute(update(UploadRow).where(UploadRow.key == key).values(values))


def _is_kept() -> Any:  # noqa: ANN401 - a clause
    return UploadRow.made_at > datetime.now(UTC) - KEPT


def _upload(row: Any) -> Upload:  # noqa: ANN401 - a row
    key, operator, made_at, beat_at, name, updating, state, *rest = row
    return Upload(key, operator, aware(made_at), aware(beat_at), name, updating, UploadState(state), *rest)
