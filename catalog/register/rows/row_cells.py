"""The cells of one row by the keys of their columns, with what is wrong with them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from catalog.register.cells import cells
from catalog.register.columns.layout import Layout
from catalog.register.faults import BadCell, Fault
from catalog.register.files.escaping import unescape

Value = TypeVar("Value")
LONGEST_RAW = 64


@dataclass(slots=True)
class RowCells:
    """`faults` stop the import, `notices` are worth a look. `number` is Excel's."""

    sheet: str
    layout: Layout
    number: int
    row: list[str]
    heading: str = ""  # that stands over it in the table
    by_hand: bool = False  # typed into a form: whoever typed it can mend it
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    unsaid: set[str] = field(default_factory=set)  # keys of cells that hold nothing that could be taken

    def read(self, key: str, read: Callable[[str], Value], nothing: Value) -> Value:
        """What the cell says; `nothing` where it is empty, absent or bad, which is noted."""
        given = self._cell(key)
        said = cells.lines(key, unescape(given)) if given else ""
        if not said:
            return nothing
        try:
            return read(said)
        except BadCell as bad:
            if bad.dropped:
                self._leave_out(key, bad)
                self.unsaid.add(key)
            else:
                self._note(self.faults, key, bad)
            return nothing

    def raw(self, key: str) -> str:
        """The cell as it was given."""
        return unescape(self._cell(key))[:LONGEST_RAW]

    def need(self, key: str, said: str, problem: str) -> None:
        """Note that the cell must not be empty, unless something else is wrong with it already."""
        header = self.layout.headers.get(key, "")
        if not said and not any(fault.column == header for fault in self.faults):
            self._note(self.faults, key, BadCell(problem, "Впишите его"))

    def fault(self, key: str, problem: str, remedy: str) -> None:
        self._note(self.faults, key, BadCell(problem, remedy))

    def leave_out(self, key: str, problem: str) -> None:
        """Note that something of the cell isn't taken, though the row is; in a form it is a fault."""
        self._leave_out(key, BadCell(problem))

    def notice(self, key: str, problem: str) -> None:
        self._note(self.notices, key, BadCell(problem))

    def _leave_out(self, key: str, bad: BadCell) -> None:
        self._note(self.faults if self.by_hand else self.notices, key, bad)

    def _cell(self, key: str) -> str:
        index = self.layout.indexes.get(key)
        return "" if index is None or index >= len(self.row) else self.row[index]

    def _note(self, where: list[Fault], key: str, bad: BadCell) -> None:
        column = self.layout.headers.get(key, "")
        found = Fault(bad.problem, bad.remedy, self.sheet, self.number, column, self._cell(key))
        if found not in where:  # some cells are read for two purposes
            where.append(found)
