"""A row of a table of areas on its way: its cells, what rows above said, and what is wrong with it."""

from dataclasses import dataclass, field

from catalog.areas.table_layout import AreaLayout, header_of, letter
from catalog.model import Institution
from catalog.register.cells import NOTHING, clean
from catalog.register.faults import BadCell, Fault

LONG = frozenset({"street", "houses"})
"""Cells whose lines mean something."""


@dataclass(slots=True)
class Carried:
    """What rows above said of those below."""

    institution: Institution | None = None
    unknown: bool = False  # a heading named one that the register lacks: its rows repeat no fault
    municipality: str = ""
    locality: str = ""
    street: str = ""
    basis: str = ""

    def name(self, institution: Institution | None) -> Institution | None:
        """From here on it is that one; what was said for another's rows is forgotten."""
        if self.institution is not institution:
            self.locality = self.street = ""
        self.institution, self.unknown = institution, institution is None
        return institution


@dataclass(slots=True)
class ActRow:
    """`cells` holds those that say something, by their keys."""

    sheet: str
    layout: AreaLayout
    number: int
    cells: dict[str, str]
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def of(cls, sheet: str, layout: AreaLayout, number: int, row: list[str]) -> "ActRow":
        cells = {key: _cell(key, row[at]) for key, at in layout.indexes.items() if at < len(row)}
        return cls(sheet, layout, number, {key: cell for key, cell in cells.items() if cell})

    def get(self, key: str, otherwise: str = "") -> str:
        return self.cells.get(key, otherwise)

    def fault(self, key: str, bad: BadCell, value: str = "", *, at: int | None = None) -> None:
        """Notes what is wrong with that cell. `at`: the index of the column where a heading stands."""
        index = self.layout.indexes.get(key) if at is None else at
        cell = "" if index is None else f" ({letter(index)}{self.number})"
        column = self.layout.headers.get(key, header_of(key)) + cell
        shown = value or self.get(key)
        told = Fault(bad.problem, bad.remedy, self.sheet, self.number, column, shown)
        if told not in self.faults:
            self.faults.append(told)


def _cell(key: str, cell: str) -> str:
    if key in LONG:
        return cell.replace("\r", "\n").strip()
    text = clean(cell)
    return "" if text.lower() in NOTHING else text
