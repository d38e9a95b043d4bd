"""Where a sheet has its columns, as its header tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.register.columns.header_lines import NAME, Header
from catalog.register.columns.headers import SLIP, is_personal, meaning
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sheet import Sheet

ONE_OF_A_KIND = frozenset({NAME, "code"})
"""Columns of which a second one can't be passed over: which of them is meant?"""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet has its columns: key → index (from 0) and the header as it stands there."""

    header_row: int  # Excel's number; 0 where the sheet has none
    indexes: dict[str, int]
    headers: dict[str, str]
    unknown: tuple[str, ...] = ()  # headers that nothing is read from
    personal: tuple[str, ...] = ()  # headers of what is about people
    guessed: tuple[str, ...] = ()  # keys that were told by less than a known header


def layout_of(sheet: Sheet, header: Header, given: Mapping[str, str]) -> Layout:
    """The columns under that header. Raises RegisterRefused where two claim to be the name or the code."""
    number = sheet.rows[header.last][0]
    best: dict[str, tuple[int, int]] = {}
    personal = []
    for index, (cell, whole) in enumerate(zip(header.cells, header.whole, strict=True)):
        key, rank = _meant(cell, whole, given)
        if not key and (is_personal(cell) or is_personal(whole)):
            personal.append(cell.strip())
        if key in ONE_OF_A_KIND and key in best and best[key][0] == rank < SLIP:
            raise RegisterRefused([_twice(sheet, number, cell)])
        if key and rank < best.get(key, (rank + 1, 0))[0]:
            best[key] = rank, index
    indexes = {key: index for key, (_, index) in best.items()}
    taken = set(indexes.values())
    unknown = tuple(
        cell.strip()
        for index, cell in enumerate(header.cells)
        if cell.strip() and index not in taken and cell.strip() not in personal
    )
    guessed = tuple(key for key, (rank, _) in best.items() if rank >= SLIP)
    headers = {key: header.cells[index].strip() for key, index in indexes.items()}
    return Layout(number, indexes, headers, unknown, tuple(personal), guessed)


def _meant(cell: str, whole: str, given: Mapping[str, str]) -> tuple[str, int]:
    """What the last line means, unless all lines together speak of people."""
    key, rank = meaning(cell, given)
    if rank >= 0 and (is_personal(cell) or (cell != whole and is_personal(whole))):
        return "", 0
    if key or cell == whole:
        return key, rank
    return meaning(whole, given)


def _twice(sheet: Sheet, number: int, cell: str) -> Fault:
    return Fault(
        "такой столбец есть дважды", "Оставьте один из них", sheet=sheet.name, row=number, column=cell.strip()
    )
