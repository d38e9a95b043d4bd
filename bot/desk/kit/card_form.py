"""An institution as a form: its cells, what is wrong beside each, and what to tell whoever sent it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from catalog.register.columns.columns import Column
from catalog.register.faults import Fault


@dataclass(frozen=True, slots=True)
class FormField:
    """A cell as a field. `standing`: what somebody else wrote there meanwhile."""

    column: Column
    value: str
    problems: tuple[str, ...] = ()
    standing: str | None = None
    known: Sequence[str] = ()  # what others have in that cell, to choose from

    @property
    def is_long(self) -> bool:
        return self.column.long


@dataclass(frozen=True, slots=True)
class CardForm:
    """What was sent, and what to tell."""

    columns: Sequence[Column]
    cells: Mapping[str, str]
    stamp: str = ""
    faults: tuple[Fault, ...] = ()
    standing: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    asks: str = ""  # what has to be agreed to
    known: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def fields(self) -> list[FormField]:
        return [self._field(column) for column in self.columns]

    def _field(self, column: Column) -> FormField:
        key = column.key
        mine, theirs = self.cells.get(key, ""), self.standing.get(key)
        problems = tuple(told(fault) for fault in self.faults if fault.column == column.header)
        known = self.known.get(key, ())
        return FormField(column, mine, problems, theirs if theirs != mine else None, known)

    def homeless(self, faults: Sequence[Fault]) -> tuple[str, ...]:
        """The faults that stand beside no field."""
        headers = {column.header for column in self.columns}
        return tuple(told(fault) for fault in faults if fault.column not in headers)


def sent_cells(form: FormData, columns: Sequence[Column]) -> dict[str, str]:
    """The cells of these columns, and nothing else of what was sent."""
    return {column.key: str(form.get(column.key) or "") for column in columns}


def told(fault: Fault) -> str:
    """Without the row and the sheet: there is but one of each."""
    return " ".join(fault.said())
