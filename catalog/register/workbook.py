"""Reads xlsx and ods: in the child process alone, because a hostile file can abort the one that parses it."""

from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sandbox import not_a_table, too_costly
from catalog.register.sheet import Sheet, filled


def read_workbook(path: Path, most_unpacked: int) -> tuple[list[Sheet], list[str]]:
    """The sheets that are seen in their order, and the names of the hidden ones.

    Raises RegisterRefused for what isn't a workbook, or would unpack to more bytes than that.
    """
    _look_at_directory(path, most_unpacked)
    try:
        with closing(CalamineWorkbook.from_path(path)) as book:
            shown = {one.name: one.visible is SheetVisibleEnum.Visible for one in book.sheets_metadata}
            sheets = [_sheet(book.get_sheet_by_name(name)) for name in book.sheet_names if shown[name]]
            return sheets, [name for name in book.sheet_names if not shown[name]]
    except PasswordError as error:
        raise RegisterRefused([Fault("файл защищён паролем", "Снимите пароль и сохраните файл")]) from error
    except (CalamineError, OSError, ValueError) as error:
        raise RegisterRefused([not_a_table()]) from error


def _look_at_directory(path: Path, most_unpacked: int) -> None:
    try:
        with ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise RegisterRefused([not_a_table()]) from error
    if unpacked > most_unpacked:
        raise RegisterRefused([too_costly()])


def _sheet(sheet: CalamineSheet) -> Sheet:
    """A chart sheet has no rows."""
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    read = list(filled([as_text(cell) for cell in row] for row in rows))
    _fill_merged(read, sheet.merged_cell_ranges or [])
    return Sheet(sheet.name, read)


def _fill_merged(
    rows: list[tuple[int, list[str]]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    """One founder written beside ten schools is said of all ten, but gives an empty row no life."""
    by_number = dict(rows)
    for (top, left), (bottom, _) in ranges:
        value = by_number.get(top + 1, [])[left : left + 1]
        for number in range(top + 2, min(bottom + 1, max(by_number, default=0)) + 1) if value else ():
            row = by_number.get(number, [])
            if row:
                row += [""] * (left + 1 - len(row))
                row[left] = row[left] or value[0]


def as_text(cell: object) -> str:
    """A cell as an editor would have typed it."""
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, timedelta):
        return ""
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
