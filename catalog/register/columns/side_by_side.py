"""Tables that stand beside each other on one sheet: schools on the left, kindergartens on the right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from catalog.register.columns.columns import plain
from catalog.register.columns.headers import meaning
from catalog.register.sheet import HEADER_ROWS, Sheet

NAME = "official_name"
FEWEST_COLUMNS = 2
"""A column that stands twice by itself is a doubt, and no second table."""


def parted(sheet: Sheet, given: Mapping[str, str]) -> list[Sheet]:
    """The tables of the sheet, each with the rows of its own columns; of one table, the sheet as it is."""
    for _, row in sheet.rows[:HEADER_ROWS]:
        if starts := _starts(row, given):
            width = max(len(row) for _, row in sheet.rows)
            return [_between(sheet, first, last) for first, last in _spans(starts, width)]
    return [sheet]


def _starts(header: Sequence[str], given: Mapping[str, str]) -> list[int]:
    """Where the same headers begin again; nothing where they don't, or name nothing."""
    filled = [(at, plain(cell) or cell.strip()) for at, cell in enumerate(header) if cell.strip()]
    labels = [label for _, label in filled]
    for length in range(FEWEST_COLUMNS, len(labels) // 2 + 1):
        times = len(labels) // length
        if len(labels) == length * times and labels == labels[:length] * times:
            is_named = any(meaning(label, given)[0] == NAME for label in labels[:length])
            return [at for at, _ in filled[::length]] if is_named else []
    return []


def _spans(starts: Sequence[int], width: int) -> Iterator[tuple[int, int]]:
    yield from zip([0, *starts[1:]], [*starts[1:], width], strict=True)


def _between(sheet: Sheet, first: int, last: int) -> Sheet:
    """The columns alone, in rows where they hold anything."""
    rows = [(number, [*[""] * first, *row[first:last]]) for number, row in sheet.rows]
    return replace(sheet, rows=[(number, row) for number, row in rows if any(cell.strip() for cell in row)])
