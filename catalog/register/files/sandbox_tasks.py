"""What the child process can do with files."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.csv_file import read_csv
from catalog.register.files.file_kinds import OLE, no_table
from catalog.register.files.html_table import HEAD_BYTES, looks_like_html, read_html
from catalog.register.files.sandbox import Limits, too_costly
from catalog.register.files.workbook import read_workbook
from catalog.register.sheet import Sheet


def read(paths: list[Path], limits: Limits, _told: object) -> object:
    """`[[[sheet name, rows, rows that one cell fills], …], [name of a hidden sheet, …]]`"""
    sheets, hidden = read_any(paths[0], limits)
    return [[[sheet.name, sheet.rows, sorted(sheet.wide)] for sheet in sheets], hidden]


def read_any(path: Path, limits: Limits) -> tuple[list[Sheet], list[str]]:
    """The sheets of a file, by what it is and not by what it is called, and the names of hidden ones."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if other := no_table(head):
        raise RegisterRefused([other])
    if head.startswith((b"PK", OLE)):
        sheets, hidden = read_workbook(path, limits.unpacked)
    elif looks_like_html(head):
        sheets, hidden = read_html(path.read_bytes()), []
    else:
        sheets, hidden = [read_csv(path)], []
    if sum(len(row) + 1 for sheet in sheets for _, row in sheet.rows) > limits.cells:
        raise RegisterRefused([too_costly()])
    return sheets, hidden


def annotate(paths: list[Path], limits: Limits, told: Iterable[dict[str, Any]]) -> None:
    """The faults that were told, as comments in the second file, an annotated copy of the first."""
    from catalog.register.files.annotating import annotate as write

    sheets, _ = read_any(paths[0], limits)
    write(paths[0], sheets, [Fault(**fault) for fault in told], paths[1])


TASKS: dict[str, Callable[[list[Path], Limits, Any], object]] = {"read": read, "annotate": annotate}
