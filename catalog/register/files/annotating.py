"""A copy of the file with what is wrong as comments on the cells: in the child process alone.

A workbook is kept as it is, without its macros and its links to other files; of csv and ods, and of what the
library can't load, a new one is made.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import is_zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from catalog.register.faults import Fault
from catalog.register.sheet import HEADER_ROWS, Sheet

AUTHOR = "Проверка реестра"
LIST = "Замечания"
LIST_HEADER = ("Лист", "Строка", "Столбец", "Значение", "Что не так", "Что сделать")
PAINT = PatternFill("solid", fgColor="FFF2CC")
COMMENT_WIDTH, COMMENT_HEIGHT = 320, 120
WIDE = 40
UNLOADED = (ValueError, LookupError, TypeError, AttributeError, SyntaxError, OSError, InvalidFileException)
"""What openpyxl raises for workbooks that other programs read."""


def annotate(source: Path, sheets: Iterable[Sheet], faults: Iterable[Fault], target: Path) -> None:
    """Writes the copy as xlsx: each fault on its cell, and all of them on a sheet of their own."""
    listed = list(faults)
    book = _loaded(source) or _workbook_of(sheets)
    by_sheet: dict[str, list[Fault]] = defaultdict(list)
    for fault in listed:
        by_sheet[fault.sheet].append(fault)
    for sheet in book.worksheets:
        _comment(sheet, by_sheet[sheet.title] if sheet.title in by_sheet else by_sheet[""])
    _list(book, listed)
    book.save(target)


def _loaded(path: Path) -> Workbook | None:
    if not is_zipfile(path):
        return None
    try:
        return load_workbook(path, keep_links=False)
    except UNLOADED:
        return None


def _workbook_of(sheets: Iterable[Sheet]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        made = book.create_sheet(sheet.name or "Реестр")
        for number, row in sheet.rows:
            for at, text in enumerate(row, start=1):
                _write(made.cell(number, at), text)
    return book


def _write(cell: Cell | object, text: str) -> None:
    """As a text, whatever it looks like: nothing of a stranger's file becomes a formula."""
    if isinstance(cell, Cell):
        cell.value = "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
        cell.data_type = "s"


def _comment(sheet: Worksheet, faults: Iterable[Fault]) -> None:
    told: dict[tuple[int, int], list[str]] = defaultdict(list)
    columns = _columns(sheet)
    for fault in faults:
        if fault.row:
            told[fault.row, columns.get(fault.column, 1)].append(" ".join(fault.said()))
    for (row, column), sentences in told.items():
        cell = sheet.cell(row, column)
        if isinstance(cell, Cell):  # of merged cells the first alone holds anything
            before = [cell.comment.text] if cell.comment else []
            cell.comment = Comment(
                "\n".join([*before, *sentences]), AUTHOR, height=COMMENT_HEIGHT, width=COMMENT_WIDTH
            )
            cell.fill = PAINT


def _columns(sheet: Worksheet) -> Mapping[str, int]:
    """Header → number of its column, wherever in the first rows it stands."""
    found: dict[str, int] = {}
    for row in sheet.iter_rows(max_row=HEADER_ROWS):
        for cell in row:
            if isinstance(cell.value, str) and cell.column:
                found.setdefault(cell.value.strip(), cell.column)
    return found


def _list(book: Workbook, faults: Iterable[Fault]) -> None:
    title = next(name for at in range(100) if (name := f"{LIST} {at}" if at else LIST) not in book.sheetnames)
    sheet = book.create_sheet(title)
    for number, row in enumerate([LIST_HEADER, *map(_row, faults)], start=1):
        for at, text in enumerate(row, start=1):
            _write(sheet.cell(number, at), text)
    for letter in "DEF":
        sheet.column_dimensions[letter].width = WIDE


def _row(fault: Fault) -> tuple[str, ...]:
    row = str(fault.row) if fault.row else ""
    return fault.sheet, row, fault.column, fault.value, fault.problem, fault.remedy
