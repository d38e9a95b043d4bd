"""Reads xlsx, xls and ods: in the child process alone, for a hostile file can abort whoever parses it."""

import zlib
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.file_kinds import no_book, no_sheets
from catalog.register.files.hyperlinks import with_hyperlinks
from catalog.register.files.sandbox import not_a_table, too_costly
from catalog.register.sheet import Sheet, filled

WIDE = 1
"""A merged cell that reaches so many further columns holds a heading."""


def read_workbook(path: Path, most_unpacked: int) -> tuple[list[Sheet], list[str]]:
    """The sheets that are seen in their order, and the names of the hidden ones.

    Raises RegisterRefused for what isn't a workbook, or would unpack to more bytes than that.
    """
    with path.open("rb") as file:
        is_archive = file.read(2) == b"PK"
    if is_archive:
        _look_at_directory(path, most_unpacked)
    elif other := no_book(path.read_bytes()):
        raise RegisterRefused([other])
    try:
        with closing(CalamineWorkbook.from_path(path)) as book:
            shown = {one.name: one.visible is SheetVisibleEnum.Visible for one in book.sheets_metadata}
            sheets = [_sheet(book.get_sheet_by_name(name)) for name in book.sheet_names if shown[name]]
            hidden = [name for name in book.sheet_names if not shown[name]]
    except PasswordError as error:
        raise RegisterRefused([Fault("файл защищён паролем", "Снимите пароль и сохраните файл")]) from error
    except (CalamineError, OSError, ValueError) as error:
        raise RegisterRefused([not_a_table()]) from error
    return (_with_links(path, sheets) if is_archive else sheets), hidden


def _with_links(path: Path, sheets: list[Sheet]) -> list[Sheet]:
    """A book whose links can't be read is read without them."""
    try:
        with ZipFile(path) as archive:
            return with_hyperlinks(archive, sheets)
    except (BadZipFile, KeyError, OSError, ValueError, NotImplementedError, zlib.error):
        return sheets


def _look_at_directory(path: Path, most_unpacked: int) -> None:
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise RegisterRefused([not_a_table()]) from error
    if other := no_sheets(names):
        raise RegisterRefused([other])
    if unpacked > most_unpacked:
        raise RegisterRefused([too_costly()])


def _sheet(sheet: CalamineSheet) -> Sheet:
    """A chart sheet has no rows."""
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    read = list(filled([as_text(cell) for cell in row] for row in rows))
    ranges = sheet.merged_cell_ranges or []
    _fill_merged(read, ranges)
    wide = frozenset(
        top + 1 for (top, left), (bottom, right) in ranges if top == bottom and right - left >= WIDE
    )
    return Sheet(sheet.name, read, wide)


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
