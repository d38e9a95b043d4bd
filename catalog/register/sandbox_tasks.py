"""What the child process can do with files."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from catalog.register.csv_file import read_csv
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sandbox import Limits, too_costly
from catalog.register.sheet import Sheet
from catalog.register.workbook import read_workbook


def read(paths: list[Path], limits: Limits, _told: object) -> object:
    """`[[[sheet name, rows], …], [name of a hidden sheet, …]]`"""
    sheets, hidden = read_any(paths[0], limits)
    return [[[sheet.name, sheet.rows] for sheet in sheets], hidden]


def read_any(path: Path, limits: Limits) -> tuple[list[Sheet], list[str]]:
    """The sheets of a csv, xlsx or ods file, and the names of those that are hidden."""
    with path.open("rb") as file:
        is_archive = file.read(2) == b"PK"
    sheets, hidden = read_workbook(path, limits.unpacked) if is_archive else ([read_csv(path)], [])
    if sum(len(row) + 1 for sheet in sheets for _, row in sheet.rows) > limits.cells:
        raise RegisterRefused([too_costly()])
    return sheets, hidden


def annotate(paths: list[Path], limits: Limits, told: Iterable[dict[str, Any]]) -> None:
    """The faults that were told, as comments in the second file, an annotated copy of the first."""
    from catalog.register.annotating import annotate as write

    sheets, _ = read_any(paths[0], limits)
    write(paths[0], sheets, [Fault(**fault) for fault in told], paths[1])


TASKS: dict[str, Callable[[list[Path], Limits, Any], object]] = {"read": read, "annotate": annotate}
