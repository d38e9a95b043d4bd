"""Opens a spreadsheet by what it is, not by what it is called."""

from pathlib import Path

from catalog.register.csv_file import read_csv
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sheet import Sheet
from catalog.register.workbook import read_workbook

LIMIT_MB = 10
MEGABYTE = 2**20


def read_sheets(path: Path, limit_mb: int = LIMIT_MB) -> list[Sheet]:
    """The sheets of a csv, xlsx or ods file of at most `limit_mb` megabytes. Raises RegisterRefused."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise RegisterRefused([_unopened(path)]) from error
    if size > limit_mb * MEGABYTE:
        raise RegisterRefused([_too_large(size, limit_mb)])
    if not size:
        raise RegisterRefused([Fault("файл пустой", "Проверьте, тот ли это файл")])
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise RegisterRefused([_old_or_locked()])
    return read_workbook(path, limit_mb) if head.startswith(b"PK") else [read_csv(path)]


def _unopened(path: Path) -> Fault:
    problem = "это папка, а не файл" if path.is_dir() else "файл не открывается"
    return Fault(problem, "Проверьте имя файла и права на него", value=str(path))


def _too_large(size: int, limit_mb: int) -> Fault:
    return Fault(
        f"файл слишком велик: {size / MEGABYTE:.0f} МБ при пределе {limit_mb} МБ",
        "Если это верный файл, увеличьте GOSPUBLIC_IMPORT_LIMIT_MB",
    )


def _old_or_locked() -> Fault:
    return Fault("файл защищён паролем или в старом формате xls", "Снимите пароль и сохраните его как xlsx")
