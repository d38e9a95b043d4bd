"""Questions with the needs that they tell of, and what the search makes of them."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.search import Catalog, SearchResult

TOLD_NONE = "-"
PARTED = re.compile(r"[\s|]+")


@dataclass(frozen=True, slots=True)
class LabelledNeed:
    """A question, and the ids of all needs that are right for it."""

    query: str
    needs: frozenset[str]

    def is_first_of(self, told: Sequence[str]) -> bool:
        return bool(told) and told[0] in self.needs


def labelled(file: Path) -> Iterator[LabelledNeed]:
    """The questions of a csv with the columns `query` and `needs`; none where it isn't there."""
    if not file.is_file():
        return
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            yield LabelledNeed(row["query"], frozenset(filter(None, PARTED.split(row["needs"]))))


def told_of(found: SearchResult, searched: Catalog) -> list[str]:
    """The ids by which the needs of a result are told, best first."""
    book = searched.needs.book if searched.needs else None
    needs = (book.at(key) for key in found.told.needs) if book else ()
    return list(dict.fromkeys(need.told_as for need in needs if need is not None))
