"""Which rows under the header are institutions: editors also number columns and repeat the header."""

from collections.abc import Iterator

from catalog.register.columns import plain
from catalog.register.layout import Layout
from catalog.register.row_cells import RowCells
from catalog.register.sheet import Sheet

FEWEST_NUMBERED = 3


def institution_rows(sheet: Sheet, layout: Layout) -> Iterator[RowCells]:
    """The rows below the header, each to be read."""
    for number, row in sheet.rows:
        if number > layout.header_row and not (_is_numbering(row) or _is_header(row, layout)):
            yield RowCells(sheet.name, layout, number, row)


def _is_numbering(row: list[str]) -> bool:
    """«1 | 2 | 3 | …» under the header, as official forms have it."""
    return len(row) >= FEWEST_NUMBERED and row == [str(at) for at in range(1, len(row) + 1)]


def _is_header(row: list[str], layout: Layout) -> bool:
    """The header again, as where pages were printed one after another."""
    said = [(row[at], layout.headers[key]) for key, at in layout.indexes.items() if at < len(row)]
    return bool(said) and all(plain(cell) == plain(header) for cell, header in said)
