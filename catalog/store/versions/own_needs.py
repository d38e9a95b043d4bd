"""What operators say of needs, laid over the resources: a version for each change.

It holds through imports and roll-backs of the register until it is changed again, as words of kinds do.
Reading needs no SQLAlchemy.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from catalog.model import RegisterVersion
from catalog.needs.own import NeedKey, OwnNeeds, entry_from, entry_said
from catalog.store.content.read import last_change, number_of, of_version
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection, fetch

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from catalog.needs.model import NeedEntry


class OperatorNeeds:
    """What operators say of needs beside the resources. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, version: int | None = None) -> OwnNeeds:
        """What stands in that version (default: the active one), by need and municipality."""
        with self._database.reading() as connection:
            return _read(connection, number_of(connection, version))

    def last_change(self, version: int) -> int:
        """The version up to that one in which those changed last, 0 where there were none."""
        with self._database.reading() as connection:
            return last_change(connection, "own_needs", version)

    def change(
        self, changed: "Mapping[NeedKey, NeedEntry | None]", *, note: str, expected: int | None = None
    ) -> RegisterVersion:
        """Has operators say this of those needs from a new version on; None: nothing any more.

        What isn't named stays. Raises RegisterChanged where another version than `expected` is active by now.
        """
        from catalog.store.versions import history

        with self._database.writing() as connection:
            history.active_number(connection, expected)
            made = history.continued(connection, note)
            _write(connection, changed, made.number)
        return made

    def undo(self, key: NeedKey, note: str) -> RegisterVersion | None:
        """Undoes the last change of what is said of that need; None where nothing ever was."""
        from catalog.store.versions import history

        with self._database.writing() as connection:
            last = _changed_last(connection, key)
            if not last:
                return None
            before = _read(connection.connection, last - 1).get(key)
            made = history.continued(connection, note)
            _write(connection, {key: before}, made.number)
        return made


def _read(connection: DriverConnection, number: int) -> OwnNeeds:
    query = (
        f"SELECT need, municipality, said FROM own_needs WHERE {of_version(number).condition} "
        "ORDER BY need, municipality"
    )
    return {
        NeedKey(need, municipality): entry_from(json.loads(said) if isinstance(said, str) else said)
        for need, municipality, said in fetch(connection, query)
    }


def _write(connection: "Connection", changed: "Mapping[NeedKey, NeedEntry | None]", number: int) -> None:
    from sqlalchemy import insert, update

    from catalog.store.tables.own_needs import OwnNeedRow

    for key, entry in changed.items():
        closing = update(OwnNeedRow).where(_of(key) & OwnNeedRow.until_version.is_(None))
        connection.execute(closing.values(until_version=number))
        if entry is not None:
            values = {"need": key.need, "municipality": key.municipality, "said": entry_said(entry)}
            connection.execute(insert(OwnNeedRow), {**values, "since_version": number})


def _changed_last(connection: "Connection", key: NeedKey) -> int:
    from sqlalchemy import func, select

    from catalog.store.tables.own_needs import OwnNeedRow

    latest = select(func.max(OwnNeedRow.since_version), func.max(OwnNeedRow.until_version))
    return max(version or 0 for version in connection.execute(latest.where(_of(key))).one())


def _of(key: NeedKey):  # type: ignore[no-untyped-def] # noqa: ANN202 - SQLAlchemy isn't loaded by whoever only reads
    from catalog.store.tables.own_needs import OwnNeedRow

    return (OwnNeedRow.need == key.need) & (OwnNeedRow.municipality == key.municipality)
