"""Keeps looks at institutions' sites, and the pages found there until an operator has settled them.

Every method is one transaction, and raises RegisterUnavailable where the database can't be used. Nothing here
changes the register.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, delete, insert, select, update

from catalog.discovery.judging import FoundReason, JudgedPage
from catalog.discovery.mentions import Mention
from catalog.discovery.model import Settled, SiteLook, SiteOutcome, Waiting
from catalog.model import Platform
from catalog.store.database.database import Database
from catalog.store.database.sql import in_order
from catalog.store.desk.queues import plain
from catalog.store.tables.discoveries import FoundPageRow, SiteLookRow

LONGEST_URL, LONGEST_LABEL = 2000, 120


class Discoveries:
    """Sites and found pages in the database of the register."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_look(self, look: SiteLook) -> None:
        """Keep the look in place of the one before."""
        values = {
            "code": look.code, "url": look.url[:LONGEST_URL], "looked_on": look.looked_on,
            "outcome": str(look.outcome), "names_it": look.names_it,
            "mentions": [_plain(asdict(one)) for one in look.mentions],
        }  # fmt: skip
        with self._database.beside_writers() as connection:
            connection.execute(delete(SiteLookRow).where(SiteLookRow.code == look.code))
            connection.execute(insert(SiteLookRow), values)

    def looks(self) -> list[SiteLook]:
        """The newest look at each site."""
        with self._database.beside_writers() as connection:
            rows = connection.execute(select(SiteLookRow.__table__)).mappings().all()
        return [
            SiteLook(
                row["code"], row["url"], row["looked_on"], SiteOutcome(row["outcome"]), row["names_it"],
                tuple(Mention(**{**one, "platform": Platform(one["platform"])}) for one in row["mentions"]),
            )
            for row in rows
        ]  # fmt: skip

    def keep_findings(self, findings: Iterable[JudgedPage], on: date) -> int:
        """Put the findings into the queue, and take out what isn't found any more; how many are new.

        What an operator has settled stays settled.
        """
        found = {(one.code, one.url): one for one in findings}
        with self._database.beside_writers() as connection:
            rows = connection.execute(
                select(FoundPageRow.id, FoundPageRow.code, FoundPageRow.url, FoundPageRow.state)
            ).all()
            known = {(code, url): (number, state) for number, code, url, state in rows}
            gone = [
                number
                for key, (number, state) in known.items()
                if key not in found and state == Settled.WAITING
            ]
            connection.execute(delete(FoundPageRow).where(FoundPageRow.id.in_(gone)))
            for key, one in found.items():
                number, state = known.get(key, (0, ""))
                if state == Settled.WAITING:
                    connection.execute(
                        update(FoundPageRow).where(FoundPageRow.id == number).values(_judgement(one))
                    )
            new = [
                {**_values(one), "found_on": on, "state": str(Settled.WAITING)}
                for key, one in found.items()
                if key not in known
            ]
            if new:
                connection.execute(insert(FoundPageRow), new)
        return len(new)

    def waiting(self) -> list[Waiting]:
        """The queue: the sure ones first, then by institution."""
        order = (FoundPageRow.is_sure.desc(), FoundPageRow.code, FoundPageRow.id)
        with self._database.beside_writers() as connection:
            return list(map(_waiting, connection.execute(_WAITING.order_by(*order)).mappings()))

    def those(self, numbers: Sequence[int]) -> list[Waiting]:
        """What waits of these numbers, in their order."""
        with self._database.beside_writers() as connection:

            def read(some: list[int]) -> dict[int, Waiting]:
                rows = connection.execute(_WAITING.where(FoundPageRow.id.in_(some))).mappings()
                return {row["id"]: _waiting(row) for row in rows}

            return in_order(numbers, read)

    def settle(self, numbers: Collection[int], state: Settled, on: date) -> None:
        """Note what became of those pages."""
        values = {"state": str(state), "settled_on": on}
        with self._database.beside_writers() as connection:
            connection.execute(update(FoundPageRow).where(FoundPageRow.id.in_(numbers)).values(values))


_WAITING = select(FoundPageRow.__table__).where(FoundPageRow.state == str(Settled.WAITING))


def _waiting(row: RowMapping) -> Waiting:
    finding = JudgedPage(
        row["code"], Platform(row["platform"]), row["url"], row["is_sure"],
        tuple(map(FoundReason, row["reasons"])), row["page"], row["label"],
    )  # fmt: skip
    return Waiting(row["id"], finding, row["found_on"])


def _values(one: JudgedPage) -> dict[str, Any]:
    return {"code": one.code, "platform": str(one.platform), "url": one.url, **_judgement(one)}


def _judgement(one: JudgedPage) -> dict[str, Any]:
    return {
        "page": plain(one.page, LONGEST_URL),
        "label": plain(one.label, LONGEST_LABEL),
        "is_sure": one.is_sure,
        "reasons": list(map(str, one.reasons)),
    }


def _plain(mention: dict[str, Any]) -> dict[str, Any]:
    """As a database of any kind can keep it."""
    return {
        name: plain(value, LONGEST_URL) if isinstance(value, str) else value
        for name, value in mention.items()
    }
