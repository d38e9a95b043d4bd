"""Where a table of areas has its columns."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from catalog.areas.words import resource
from catalog.register.columns import plain
from catalog.register.sheet import Sheet

HEADER_ROWS = 30
"""The header is looked for in so many first rows: the title of an act stands above it."""

LOOKED_AT = 50
"""Rows by whose cells a column is known that no header tells."""

FEWEST = 2
"""So many columns have to be known."""

WHOM, WHERE = frozenset({"code", "institution"}), frozenset({"street", "houses", "locality"})


@dataclass(frozen=True, slots=True)
class AreaLayout:
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


@cache
def _known() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for key, headers in resource("columns").items():
        if key not in ("act", "skipped"):
            for rank, header in enumerate(headers):
                found.setdefault(plain(header), (key, rank))
    return found


def header_of(key: str) -> str:
    """The header that an export writes."""
    return str(resource("columns")[key][0])


def find_area_layout(sheet: Sheet) -> AreaLayout | None:
    """The fullest of the first rows that names an institution or a street, or None."""
    best: AreaLayout | None = None
    for at, (_, row) in enumerate(sheet.rows[:HEADER_ROWS]):
        found = _indexes(row)
        if len(found) >= FEWEST and found.keys() & WHERE and (not best or len(found) > len(best.indexes)):
            best = AreaLayout(at, found, {key: row[index].strip() for key, index in found.items()})
    return best


def with_institutions(layout: AreaLayout, sheet: Sheet, is_one: Callable[[str], bool]) -> AreaLayout:
    """The layout with the column that names institutions, by what its cells say, where no header tells it."""
    if layout.indexes.keys() & WHOM:
        return layout
    header = sheet.rows[layout.header_at][1]
    below = [row for _, row in sheet.rows[layout.header_at + 1 :][:LOOKED_AT]]
    for at in sorted(set(range(len(header))) - set(layout.indexes.values())):
        said = [row[at] for row in below if at < len(row) and row[at].strip()]
        if said and 2 * sum(map(is_one, said)) > len(said):
            headers = {**layout.headers, "institution": header[at].strip() or header_of("institution")}
            return AreaLayout(layout.header_at, {**layout.indexes, "institution": at}, headers)
    return layout


def _indexes(row: list[str]) -> dict[str, int]:
    ranks: dict[str, tuple[int, int]] = {}
    for index, cell in enumerate(row):
        key, rank = _known().get(plain(cell), ("", 0))
        if key and rank < ranks.get(key, (rank + 1, 0))[0]:
            ranks[key] = rank, index
    return {key: index for key, (_, index) in ranks.items()}


def is_header_again(row: list[str], layout: AreaLayout) -> bool:
    """The header repeated, or the columns numbered under it."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if cells == [str(at) for at in range(1, len(cells) + 1)] and len(cells) > FEWEST:
        return True
    return all(
        index < len(row) and plain(row[index]) == plain(layout.headers[key])
        for key, index in layout.indexes.items()
    )
