"""What a spreadsheet is read into, whatever its format: named sheets of rows of texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Row = tuple[int, list[str]]
"""A row that holds anything, with Excel's number of it."""

HEADER_ROWS = 30
"""The header is looked for in so many first rows: titles may stand above it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`name` is empty for csv, which has no sheets."""

    name: str
    rows: list[Row]
    wide: frozenset[int] = frozenset()  # Excel's numbers of the rows that one merged cell fills
    by_hand: bool = False  # what was typed into a form: every row is meant


def filled(rows: Iterable[list[str]]) -> Iterator[Row]:
    """The rows from Excel's row 1 on, without those that are empty and without empty cells at their ends."""
    for number, row in enumerate(rows, start=1):
        last = next((at for at in range(len(row), 0, -1) if row[at - 1].strip()), 0)
        if last:
            yield number, row[:last]
