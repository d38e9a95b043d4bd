"""The columns that are understood, and where a sheet has them."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sheet import Sheet

HEADER_ROWS = 30
"""The header is looked for in so many first rows: titles may stand above it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `optional` ones are exported only where filled, `helper` ones never."""

    key: str
    header: str
    also: tuple[str, ...] = ()
    optional: bool = False
    helper: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet has its columns: key → index (from 0) and the header as it stands there."""

    header_row: int  # Excel's number
    indexes: dict[str, int]
    headers: dict[str, str]
    unknown: tuple[str, ...] = ()  # headers that nothing is read from


@cache
def columns() -> tuple[Column, ...]:
    """All columns in the order of an export."""
    text = (files("catalog") / "resources/register/columns.yaml").read_text(encoding="utf-8")
    return tuple(Column(**{**entry, "also": tuple(entry.get("also", ()))}) for entry in yaml.safe_load(text))


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    """Plain header → its key, and how far it is from the project's own name (0)."""
    ranks: dict[str, tuple[str, int]] = {}
    for column in columns():
        for rank, header in enumerate((column.header, *column.also)):
            ranks.setdefault(plain(header), (column.key, rank))
    return ranks


def plain(header: str) -> str:
    """A header without case, ё, brackets, punctuation and line breaks."""
    bare = re.sub(r"\(.*?\)", " ", header.lower().replace("ё", "е"))
    return " ".join(re.findall(r"\w+", bare))


def find_layout(sheet: Sheet) -> Layout | None:
    """Where the sheet has its header, or None where no row of it names the institutions.

    Raises RegisterRefused where two columns claim to be the same.
    """
    known = [
        {_ranks()[plain(cell)][0] for cell in row if plain(cell) in _ranks()}
        for row in sheet.rows[:HEADER_ROWS]
    ]
    named = [(len(keys), -at) for at, keys in enumerate(known) if "official_name" in keys]
    if not named:
        return None
    # A title such as «Организация» over the table is no header: the fullest row is, the first of several.
    at = -max(named)[1]
    return _layout(sheet, at + 1, sheet.rows[at])


def _layout(sheet: Sheet, number: int, row: list[str]) -> Layout:
    best: dict[str, tuple[int, int]] = {}
    for index, cell in enumerate(row):
        key, rank = _ranks().get(plain(cell), ("", 0))
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
