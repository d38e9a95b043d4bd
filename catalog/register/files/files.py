"""Opens a spreadsheet by what it is, not by what it is called."""

from pathlib import Path

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.sandbox import run_limited
from catalog.register.sheet import Sheet

LIMIT_MB = 10
MEGABYTE = 2**20


def read_sheets(path: Path, limit_mb: int = LIMIT_MB) -> tuple[list[Sheet], list[str]]:
    """The sheets of a csv, xlsx, xls, ods or HTML file of so many megabytes at most, and hidden ones' names.

    Raises RegisterRefused.
    """
    try:
        if not path.is_file():  # a pipe would never end
            raise RegisterRefused([_unopened(path)])
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise RegisterRefused([_unopened(path)]) from error
    if size > limit_mb * MEGABYTE:
        raise RegisterRefused([_too_large(size, limit_mb)])
    if not size:
        raise RegisterRefused([Fault("файл пустой", "Проверьте, тот ли это файл")])
    sheets, hidden = run_limited("read", [path], limit_mb)
    return [Sheet(name, rows, frozenset(wide)) for name, rows, wide in sheets], hidden


def _unopened(path: Path) -> Fault:
    problem = "это папка, а не файл" if path.is_dir() else "файл не открывается"
    return Fault(problem, "Проверьте имя файла и права на него", value=str(path))


def _too_large(size: int, limit_mb: int) -> Fault:
    return Fault(
        f"файл слишком велик: {size / MEGABYTE:.0f} МБ при пределе {limit_mb} МБ",
        "Если это верный файл, увеличьте GOSPUBLIC_IMPORT_LIMIT_MB",
    )
