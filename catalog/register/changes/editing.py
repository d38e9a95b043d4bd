"""One institution corrected by hand: a sheet of one row, read and applied as any other sheet is."""

import csv
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from io import StringIO

from catalog.model import Institution
from catalog.register.changes.current_state import RegisterStore
from catalog.register.changes.importing import preview_reading
from catalog.register.changes.preview import Preview
from catalog.register.columns.columns import Column, columns
from catalog.register.export import cell_of
from catalog.register.files.escaping import escape
from catalog.register.reading.options import Options
from catalog.register.reading.reading import read_tables
from catalog.register.sheet import Sheet

CODE = "code"


class EditedMeanwhile(Exception):  # noqa: N818 - named by what is told
    """Somebody changed the institution since the form was filled; `standing` is what the register has now."""

    def __init__(self, standing: Institution) -> None:
        super().__init__()
        self.standing = standing


def edited_columns() -> tuple[Column, ...]:
    """The columns that a person may correct, in the order of an export; a code never changes."""
    return tuple(column for column in columns() if not column.helper and column.key != CODE)


def cells_of(one: Institution) -> dict[str, str]:
    """The cells of those columns by their keys, as an export writes them."""
    return {column.key: cell_of(column.key, one) for column in edited_columns()}


def stamp(cells: Mapping[str, str]) -> str:
    """Tells whether what a form was filled from still stands: the cells of all its columns."""
    said = "\0".join(cells[key] for key in sorted(cells))
    return blake2b(said.encode(), digest_size=16).hexdigest()


def preview_edit(
    register: RegisterStore, code: str, cells: Mapping[str, str], filled_from: str, region: str
) -> Preview:
    """What the corrected cells would change. Other keys than those of the columns are passed over.

    `code`: empty for an institution that the register lacks. `filled_from`: the stamp of what the form
    showed. Raises EditedMeanwhile, and what the store raises; faults are in the value.
    """
    reading = read_tables([one_row(code, cells)], Options(region=region))
    preview = preview_reading(register, reading, updating=True)
    for change in preview.changed:
        if stamp(cells_of(change.before)) != filled_from:
            raise EditedMeanwhile(change.before)
    return preview


def one_row(code: str, cells: Mapping[str, str]) -> Sheet:
    """The sheet: every column, so that an emptied cell empties."""
    return rows_of([(code, cells)])


def rows_of(edited: Iterable[tuple[str, Mapping[str, str]]]) -> Sheet:
    """Likewise of several institutions, each once."""
    keys = [column.key for column in edited_columns()]
    header = [column.header for column in columns() if column.key == CODE]
    rows = [list(map(escape, [code, *(cells.get(key, "") for key in keys)])) for code, cells in edited]
    lines = [[*header, *(column.header for column in edited_columns())], *rows]
    return Sheet("", list(enumerate(lines, 1)), by_hand=True)


def as_csv(sheet: Sheet) -> bytes:
    """The sheet as a file that an import takes."""
    file = StringIO()
    csv.writer(file).writerows(row for _, row in sheet.rows)
    return file.getvalue().encode("utf-8-sig", "replace")
