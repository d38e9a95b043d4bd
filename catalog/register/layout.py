"""Where a sheet has its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.register.columns import Known, headers_known, plain
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sheet import Row, Sheet

HEADER_ROWS = 30
"""The header is looked for in so many first rows: titles may stand above it."""

GIVEN = -1
"""The rank of a header that somebody told us of: before any that we know by ourselves."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet has its columns: key → index (from 0) and the header as it stands there."""

    header_row: int  # Excel's number
    indexes: dict[str, int]
    headers: dict[str, str]
    unknown: tuple[str, ...] = ()  # headers that nothing is read from


def find_layout(sheet: Sheet, given: Mapping[str, str]) -> Layout | None:
    """Where the sheet has its header, or None where no row of it names the institutions.

    `given`: plain header → key, which goes before what is known by itself. Raises RegisterRefused where two
    columns claim to be the same.
    """
    known = {**headers_known(), **{header: (key, GIVEN) for header, key in given.items()}}
    named = [
        (len(keys), -at)
        for at, (_, row) in enumerate(sheet.rows[:HEADER_ROWS])
        if "official_name" in (keys := {known[plain(cell)][0] for cell in row if plain(cell) in known})
    ]
    if not named:
        return None
    # A title such as «Организация» over the table is no header: the fullest row is, the first of several.
    at = -max(named)[1]
    return _layout(sheet, *_with_second_line(sheet.rows[at : at + 2], known), known)


def _with_second_line(rows: Sequence[Row], known: Known) -> Row:
    """A header of two lines, «Страницы» over «ВКонтакте» and «Одноклассники», as one."""
    number, header = rows[0]
    below, second = rows[-1]
    width = max(len(header), len(second))
    first, last = ([*row, *[""] * (width - len(row))] for row in (header, second))
    under = [plain(low) in known and plain(high) not in known for high, low in zip(first, last, strict=True)]
    if below != number + 1 or not any(under) or _named(header, second, known):
        return number, header
    return below, [low if is_under else high for high, low, is_under in zip(first, last, under, strict=True)]


def _named(header: list[str], row: list[str], known: Known) -> bool:
    """Whether the row has a name of its own where the header names the institutions."""
    return any(
        name.strip() and name != cell
        for cell, name in zip(header, row, strict=False)
        if known.get(plain(cell), ("", 0))[0] == "official_name"
    )


def _layout(sheet: Sheet, number: int, row: list[str], known: Known) -> Layout:
    best: dict[str, tuple[int, int]] = {}
    for index, cell in enumerate(row):
        key, rank = known.get(plain(cell), ("", 0))
        if key in best and best[key][0] == rank:
            raise RegisterRefused([_twice(sheet, number, cell)])
        if key and rank < best.get(key, (rank + 1, 0))[0]:
            best[key] = rank, index
    indexes = {key: index for key, (_, index) in best.items()}
    taken = set(indexes.values())
    unknown = tuple(cell.strip() for index, cell in enumerate(row) if cell.strip() and index not in taken)
    return Layout(number, indexes, {key: row[index].strip() for key, index in indexes.items()}, unknown)


def _twice(sheet: Sheet, number: int, cell: str) -> Fault:
    return Fault(
        "такой столбец есть дважды", "Оставьте один из них", sheet=sheet.name, row=number, column=cell.strip()
    )
