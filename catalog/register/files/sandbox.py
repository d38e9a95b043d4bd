"""Work on a file that came from anywhere, done in a process of its own under limits.

What a file may cost grows with the limit of its size: at 10 MB it may unpack to 100 MB and hold 2 million
cells, and the process gets 1 GB of memory and 30 seconds.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, Any

from catalog.register.faults import Fault, RegisterRefused

BASE_MB = 10
ROOT = Path(__file__).parents[3]
"""Where the child finds the program, installed or not."""

KEPT = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")
"""What of the environment the child is given."""

COSTLY = 3
"""The exit status of a child that met a limit."""

KILLED = range(-64, 0)
"""Its status where a signal ended it: out of time, or its parser gave up for want of memory."""

UNPACKED_BYTES, MEMORY_BYTES, SECONDS, CELLS = 100 * 2**20, 2**30, 30, 2_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. `unpacked` also bounds what the process writes."""

    unpacked: int
    memory: int
    seconds: int
    cells: int

    @classmethod
    def of(cls, limit_mb: int) -> "Limits":
        scale = max(1, limit_mb / BASE_MB)
        return cls(*(int(one * scale) for one in (UNPACKED_BYTES, MEMORY_BYTES, SECONDS, CELLS)))


def run_limited(task: str, paths: Sequence[Path], limit_mb: int, told: object = None) -> Any:  # noqa: ANN401 - JSON
    """What that task of `catalog.register.files.sandbox_child` made of the files, and of `told`, as JSON.

    Raises RegisterRefused with what the task refused them for, or because a limit was met.
    """
    limits = Limits.of(limit_mb)
    # -P: what lies in the operator's folder is never taken for a part of the program.
    command = [sys.executable, "-P", "-m", "catalog.register.files.sandbox_child", task]
    command += [str(one) for one in (limits.unpacked, limits.memory, limits.seconds, limits.cells, *paths)]
    with TemporaryFile() as answer:
        status = _run(command, json.dumps(told).encode(), answer, limits.seconds * 2)
        if status:
            raise RegisterRefused([too_costly() if status in (COSTLY, *KILLED) else not_a_table()])
        answer.seek(0)
        made = json.load(answer)
    if made["faults"]:
        raise RegisterRefused([Fault(**fault) for fault in made["faults"]])
    return made["done"]


def _run(command: Sequence[str], told: bytes, answer: IO[bytes], seconds: int) -> int:
    """The child's exit status; it is killed after so many seconds.

    A timer and not a time limit of `subprocess`, which looks every 50 ms whether the child has ended.
    """
    with subprocess.Popen(  # noqa: S603 - the program's own module, no shell
        command, stdin=subprocess.PIPE, stdout=answer, stderr=subprocess.DEVNULL, env=_environment()
    ) as child:
        timer = Timer(seconds, child.kill)
        timer.start()
        try:
            child.communicate(told)
        finally:
            timer.cancel()
            child.kill()  # it may have been left in the middle
        return child.returncode


def _environment() -> dict[str, str]:
    """Without the program's tokens: nothing of a hostile file shall find them."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": os.fspath(ROOT), "PYTHONUTF8": "1"}


def not_a_table() -> Fault:
    return Fault("файл повреждён или это не таблица", "Откройте его в Excel и сохраните заново как xlsx")


def too_costly() -> Fault:
    return Fault(
        "таблица слишком велика: её чтение прервано", "Удалите пустые строки и столбцы и сохраните её заново"
    )
