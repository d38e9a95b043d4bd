"""A row of a table of areas on its way: its cells, and what rows above said."""

from dataclasses import dataclass

from catalog.areas.acts.table_layout import header_of
from catalog.model import Institution
from catalog.register.columns.plain_layout import PlainLayout
from catalog.register.rows.plain_row import PlainRow, read_cells

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


def area_row(sheet: str, layout: PlainLayout, number: int, row: list[str]) -> PlainRow:
    """The cells that say something, by their keys."""
    return PlainRow(sheet, layout, number, read_cells(layout, row, LONG), header_of)
