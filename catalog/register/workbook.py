"""Reads xlsx and ods in a process of its own, because a hostile file can abort the one that parses it.

What a file may cost grows with the limit of its size: at 10 MB it may unpack to 100 MB, and the parser gets
1 GB of memory and 30 seconds.
"""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sheet import Sheet

BASE_MB = 10
UNPACKED_BYTES, MEMORY_BYTES, SECONDS = 100 * 2**20, 2**30, 30


def read_workbook(path: Path, limit_mb: int) -> list[Sheet]:
    """The sheets in their order. Raises RegisterRefused for what isn't a workbook or asks for too much."""
    scale = max(1, limit_mb / BASE_MB)
    _look_at_directory(path, UNPACKED_BYTES * scale)
    seconds = int(SECONDS * scale)
    command = [
        sys.executable,
        "-P",  # what lies in the operator's folder is never taken for a part of the program
        "-m",
        "catalog.register.workbook_child",
        path,
        int(MEMORY_BYTES * scale),
        seconds,
    ]
    try:
        done = subprocess.run(  # noqa: S603 - the program's own module, no shell
            list(map(str, command)), capture_output=True, timeout=seconds * 2, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RegisterRefused([_too_costly()]) from error
    if done.returncode == PASSWORD:
        raise RegisterRefused([Fault("файл защищён паролем", "Снимите пароль и сохраните файл")])
    if done.returncode == UNREADABLE:
        raise RegisterRefused([_not_a_workbook()])
    if done.returncode:
        raise RegisterRefused([_too_costly()])
    return [Sheet(name, rows) for name, rows in json.loads(done.stdout)]


PASSWORD, UNREADABLE = 3, 4
"""How the child tells why it read nothing; any other failure was a limit."""


def _look_at_directory(path: Path, most_bytes: float) -> None:
    try:
        with ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise RegisterRefused([_not_a_workbook()]) from error
    if unpacked > most_bytes:
        raise RegisterRefused([_too_costly()])


def _not_a_workbook() -> Fault:
    return Fault("файл повреждён или это не таблица", "Откройте его в Excel и сохраните заново как xlsx")


def _too_costly() -> Fault:
    return Fault(
        "таблица слишком велика: её чтение прервано", "Удалите пустые строки и столбцы и сохраните её заново"
    )
