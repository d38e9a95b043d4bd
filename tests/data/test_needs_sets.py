"""How many of the needs that are told in three sets are understood, and how few are surely another one."""

import csv
from pathlib import Path

import pytest

from catalog.search import Decision
from tests.data.needs_told import labelled, told_of
from tests.dialogs.contexts import starting

HERE = Path(__file__).parent
MOST_WRONG = 0.015
"""The share that may surely be another need."""

OF_NOBODY = ("ordinary word", "measure", "slip")
"""The classes of questions that name no institution."""


@pytest.mark.parametrize(
    ("name", "first"), [("needs-told.csv", 0.9), ("needs-own.csv", 0.9), ("needs-unseen.csv", 0.9)]
)
def test_needs_are_understood_and_hardly_any_is_surely_another(name: str, first: float) -> None:
    catalog = starting().catalog
    right, wrong, asked = 0, [], 0
    for one in labelled(HERE / name):
        found = catalog.search(one.query)
        asked += 1
        if one.is_first_of(told_of(found, catalog)):
            right += 1
        elif found.told.sure:
            wrong.append(one.query)
    assert right >= first * asked
    assert len(wrong) <= MOST_WRONG * asked, wrong


def test_no_institution_is_surely_answered_where_none_is_named() -> None:
    catalog = starting().catalog
    with (HERE / "needs-own.csv").open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["class"] in OF_NOBODY]
    misled = []
    for row in rows:
        found = catalog.search(row["query"])
        does_it = {need for one in found.fitting for need in _done_by(one)}
        if (
            found.decision is Decision.ANSWER
            and not found.clues.needs
            and not does_it & set(found.told.needs)
        ):
            misled.append(row["query"])
    assert len(rows) > 200
    assert not misled


def _done_by(code: str) -> tuple[str, ...]:
    catalog = starting().catalog
    done = catalog.needs.book.entries if catalog.needs else {}
    kinds = catalog.kinds_of(code)
    return tuple(key for key, entry in done.items() if kinds & set(entry.kinds or ()))
