"""A row of a table with headers of its own: its cells by their keys, and what is wrong with it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from catalog.register.cells.cells import NOTHING, clean
from catalog.register.columns.plain_layout import PlainLayout, letter
from catalog.register.faults import BadCell, Fault
from catalog.register.files.escaping import unescape


@dataclass(slots=True)
class PlainRow:
    """`cells` holds those that say something; `header_of`: what a column that isn't there is called."""

    sheet: str
    layout: PlainLayout
    number: int
    cells: dict[str, str]
    header_of: Callable[[str], str]
    faults: list[Fault] = field(default_factory=list)

    def get(self, key: str, otherwise: str = "") -> str:
        return self.cells.get(key, otherwise)

    def fault(self, key: str, bad: BadCell, value: str = "", *, at: int | None = None) -> None:
        """Notes what is wrong with that cell. `at`: the index of the column where a heading stands."""
        told = self.told(key, bad, value, at=at)
        if told not in self.faults:
            self.faults.append(told)

    def told(self, key: str, bad: BadCell, value: str = "", *, at: int | None = None) -> Fault:
        """What is wrong, or worth a look, with that cell named."""
        index = self.layout.indexes.get(key) if at is None else at
        cell = "" if index is None else f" ({letter(index)}{self.number})"
        column = self.layout.headers.get(key, self.header_of(key)) + cell
        return Fault(bad.problem, bad.remedy, self.sheet, self.number, column, value or self.get(key))


def read_cells(layout: PlainLayout, row: list[str], long: Collection[str]) -> dict[str, str]:
    """The cells that say something; lines mean something in the `long` ones alone."""
    cells = {
        key: _cell(unescape(row[at]), key in long) for key, at in layout.indexes.items() if at < len(row)
    }
    return {key: cell for key, cell in cells.items() if cell}


def _cell(cell: str, is_long: bool) -> str:
    if is_long:
        return cell.replace("\r", "\n").strip()
    text = clean(cell)
    return "" if text.lower() in NOTHING else text
