"""What search and words of emergency make of all labelled questions: `python -m tests.data.decisions`.

One line of CSV a question: set, question, whether it is right, decision and what is named first. Two
trees are compared by comparing their lines: `python -m tests.data.word_changes`.
"""

import csv
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from catalog.emergencies import recognise
from catalog.search import Catalog, Decision, SearchResult
from catalog.search.needs.reader import reader_of
from tests.catalog.registers import second_region
from tests.data.needs_told import TOLD_NONE, labelled, told_of
from tests.data.speechgen.registers import SHARED, catalog, is_here

HERE = Path(__file__).parent
OVER_SYNTHETIC = ("blind", "own", "residents", "service", "towns")
REGION = "volgograd"
FIRST = 3
"""So many of a choice's first results have to be among those that fit."""

Line = tuple[str, str, str, str]
Row = dict[str, str]


def lines() -> Iterator[Line]:
    """All sets. Of the speech set, only what is asked of registers that are here."""
    for name in OVER_SYNTHETIC:
        yield from map(partial(_searched, name, catalog("synthetic")), _rows(f"queries-{name}.csv"))
    yield from map(
        partial(_searched, "second", second_region()), _rows("regions/priozerye/queries-second.csv")
    )
    for row in _rows("queries-speech.csv") if is_here() else ():
        yield _searched("speech", catalog(row["register"]), row)
    yield from _needs()
    for name in ("emergencies", "emergencies-more"):
        yield from map(partial(_heard, name), _rows(f"{name}.csv"))


def _needs() -> Iterator[Line]:
    """What needs are told of, where that set lies beside the repository."""
    searched = catalog("synthetic").with_needs(reader_of(REGION))
    for one in labelled(SHARED / "queries/needs.csv"):
        told = told_of(searched.search(one.query), searched)
        yield "needs", one.query, _mark(one.is_first_of(told)), " ".join(told) or TOLD_NONE


def _rows(file: str) -> Iterator[Row]:
    with (HERE / file).open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


def _searched(name: str, searched: Catalog, row: Row) -> Line:
    found = searched.search(row["query"])
    first = [
        match.institution for match in found.matches[: 1 if found.decision is Decision.ANSWER else FIRST]
    ]
    named = [one.code if one.code in row["codes"] else one.ogrn or one.code for one in first]
    return name, row["query"], _mark(is_right(row, found, named)), " ".join([found.decision, *named])


def is_right(row: Row, found: SearchResult, named: list[str]) -> bool:
    """Whether it is decided as one may, and all that is named first is meant."""
    if found.decision not in (row["decision"], *row.get("also", "").split()):
        return False
    codes = row["codes"].split()
    return not codes or found.decision is Decision.NONE or set(named[: len(codes)]) <= set(codes)


def _heard(name: str, row: Row) -> Line:
    kind = recognise(row["query"])
    return (
        name,
        row["query"],
        _mark((kind is not None) == (row["class"] == "emergency")),
        kind.name if kind else "-",
    )


def _mark(right: bool) -> str:
    return "right" if right else "wrong"


if __name__ == "__main__":
    csv.writer(sys.stdout, lineterminator="\n").writerows(lines())
