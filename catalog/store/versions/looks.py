"""Reads what verification left: the newest look at each address, and what is wrong with pages.

Plain SQL, as in `catalog.store.content.read`: the desk that shows the problems need not wait for SQLAlchemy.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from catalog.pages.page_checks import Look, PageProblem, Presence, ProblemKind
from catalog.store.content.rows import aware, day
from catalog.store.database.database import Database

LOOKS = "SELECT url, looked_at, pending, seen FROM page_looks"
PROBLEMS = (
    "SELECT code, url, kind, since, last_on, evidence, suggestion FROM page_problems WHERE closed_on IS NULL"
)


@dataclass(frozen=True, slots=True)
class KeptLook:
    """A look, when it was taken, and whether the register doesn't follow it yet."""

    look: Look
    looked_at: datetime
    pending: bool


class Looks:
    """What verification saw. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self) -> dict[str, KeptLook]:
        """The newest look at each address, whoever lists it."""
        return {
            url: KeptLook(_look_from(seen), aware(looked_at), bool(pending))
            for url, looked_at, pending, seen in self._database.fetch(LOOKS)
        }

    def problems(self) -> list[PageProblem]:
        """What is wrong with pages now: what an operator decides, the gravest kind first."""
        found = []
        for code, url, kind, since, last_on, evidence, suggestion in self._database.fetch(PROBLEMS):
            days = (day(since), day(last_on))
            found.append(PageProblem(code, url, ProblemKind(kind), *days, evidence, suggestion))  # type: ignore[arg-type]
        order = list(ProblemKind)
        return sorted(found, key=lambda one: (order.index(one.kind), one.code, one.url))


def _look_from(seen: str | dict[str, Any]) -> Look:
    values = json.loads(seen) if isinstance(seen, str) else seen
    return Look(**{**values, "presence": Presence(values["presence"]), "links": tuple(values["links"])})
