"""Where a table with headers of its own, beside the register's, has its columns: that of areas, of needs."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from catalog.register.columns.columns import Known, plain
from catalog.register.sheet import HEADER_ROWS, Sheet

FEWEST_NUMBERED = 2


@dataclass(frozen=True, slots=True)
class PlainLayout:
    """`indexes`: key → index from 0; `header_at`: the header's index among the rows of the sheet."""

    header_at: int
    indexes: dict[str, int]
    headers: dict[str, str]


def letter(index: int) -> str:
    """The column of that index from 0 as Excel calls it: «D»."""
    name = ""
    while index >= 0:
        name, index = chr(ord("A") + index % 26) + name, index // 26 - 1
    return name


def find_plain_layout(
    sheet: Sheet, known: Known, is_header: Callable[[AbstractSet[str]], bool]
) -> PlainLayout | None:
    """The fullest of the first rows whose keys make a header, or None."""
    best: PlainLayout | None = None
    for at, (_, row) in enumerate(sheet.rows[:HEADER_ROWS]):
        found = _indexes(row, known)
        if is_header(found.keys()) and (not best or len(found) > len(best.indexes)):
            best = PlainLayout(at, found, {key: row[index].strip() for key, index in found.items()})
    return best


def _indexes(row: list[str], known: Known) -> dict[str, int]:
    ranks: dict[str, tuple[int, int]] = {}
    for index, cell in enumerate(row):
        key, rank = known.get(plain(cell), ("", 0))
        if key and rank < ranks.get(key, (rank + 1, 0))[0]:
            ranks[key] = rank, index
    return {key: index for key, (_, index) in ranks.items()}


def is_header_again(row: list[str], layout: PlainLayout) -> bool:
    """The header repeated, or the columns numbered under it."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if cells == [str(at) for at in range(1, len(cells) + 1)] and len(cells) > FEWEST_NUMBERED:
        return True
    return all(
        index < len(row) and plain(row[index]) == plain(layout.headers[key])
        for key, index in layout.indexes.items()
    )
