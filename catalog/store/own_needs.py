"""What operators say of needs, laid over the resources: a version for each change.

It holds through imports and roll-backs of the register until it is changed again, as words of kinds do.
Reading needs no SQLAlchemy: `catalog.store.register` is the way in.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from catalog.model import RegisterVersion
from catalog.needs.own import NeedKey, OwnNeeds, entry_from, entry_said
from catalog.store.read import DriverConnection, fetch, of_version

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from catalog.needs.model import NeedEntry


def own_needs(connection: DriverConnection, number: int) -> OwnNeeds:
    """What stands in that version, by need and municipality."""
    query = (
        f"SELECT need, municipality, said FROM own_needs WHERE {of_version(number).condition} "
        "ORDER BY need, municipality"
    )
    return {
        NeedKey(need, municipality): entry_from(json.loads(said) if isinstance(said, str) else said)
        for need, municipality, said in fetch(connection, query)
    }


def last_change(connection: DriverConnection, number: int) -> int:
    """The version up to that one in which they changed last; 0 where there were none."""
    query = (
        "SELECT max(v) FROM ("
        f"SELECT max(since_version) AS v FROM own_needs WHERE since_version <= {number:d} UNION ALL "
        f"SELECT max(until_version) AS v FROM own_needs WHERE until_version <= {number:d}) AS changes"
    )
    return fetch(connection, query)[0][0] or 0


def change(
    engine: "Engine", changed: "Mapping[NeedKey, NeedEntry | None]", note: str, expected: int | None
) -> RegisterVersion:
    """Makes these what is said of those needs; None: nothing any more. What isn't named stays."""
    from catalog.store import history
    from catalog.store.database import writing

    with writing(engine) as connection:
        history.active_number(connection, expected)
        made = history.continued(connection, note)
        _write(connection, changed, made.number)
    return made


def undo(engine: "Engine", key: NeedKey, note: str) -> RegisterVersion | None:
    """Makes what is said of the need what it was before its last change; None where there was none."""
    from catalog.store import history
    from catalog.store.database import writing

    with writing(engine) as connection:
        last = _changed_last(connection, key)
        if not last:
            return None
        before = own_needs(connection.connection, last - 1).get(key)
        made = history.continued(connection, note)
        _write(connection, {key: before}, made.number)
    return made


def _write(connection: "Connection", changed: "Mapping[NeedKey, NeedEntry | None]", number: int) -> None:
    from sqlalchemy import insert, update

    from catalog.store.own_need_tables import OwnNeedRow

    for key, entry in changed.items():
        closing = update(OwnNeedRow).where(_of(key) & OwnNeedRow.until_version.is_(None))
        connection.execute(closing.values(until_version=number))
        if entry is not None:
            values = {"need": key.need, "municipality": key.municipality, "said": entry_said(entry)}
            connection.execute(insert(OwnNeedRow), {**values, "since_version": number})


def _changed_last(connection: "Connection", key: NeedKey) -> int:
    from sqlalchemy import func, select

    from catalog.store.own_need_tables import OwnNeedRow

    latest = select(func.max(OwnNeedRow.since_version), func.max(OwnNeedRow.until_version))
    return max(version or 0 for version in connection.execute(latest.where(_of(key))).one())


def _of(key: NeedKey):  # type: ignore[no-untyped-def] # noqa: ANN202 - SQLAlchemy isn't loaded by whoever only reads
    from catalog.store.own_need_tables import OwnNeedRow

    return (OwnNeedRow.need == key.need) & (OwnNeedRow.municipality == key.municipality)
