"""`python -m bench.tables [SIZE]`: the way of a spreadsheet into a register and out again.

In seconds by the clock and of the processor.
"""

import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TypeVar

from bench.registers import register_of
from catalog.register.changes.importing import apply, preview_file
from catalog.register.export import write_register
from catalog.register.faults import Fault
from catalog.register.files.annotated_copy import write_annotated_copy
from catalog.register.reading.options import Options
from catalog.store.register import open_register

SIZE = 5_600
LIMIT_MB = 250
"""Enough for a country's register."""

Made = TypeVar("Made")


def main(size: int) -> None:
    """Measure each step for csv and xlsx, on a new SQLite file."""
    institutions = [replace(one, phone="122") for one in register_of(size)[0]]
    for form in ("csv", "xlsx"):
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"register.{form}"
            timed(form, "export", partial(write_register, institutions, path))
            sys.stdout.write(f"{form}: {path.stat().st_size / 2**20:.1f} MB\n")
            _in_and_again(form, path)
            bare = path.with_stem("bare")
            write_register([replace(one, code="", pages=()) for one in institutions], bare)
            _without_codes(form, path.parent, bare)


def _in_and_again(form: str, path: Path) -> None:
    options = Options(limit_mb=LIMIT_MB, region="volgograd")
    with closing(open_register(f"sqlite:///{path.parent}/register.sqlite3")) as register:
        first = timed(form, "preview of a new register", lambda: preview_file(register, path, options))
        timed(form, "apply", lambda: apply(register, first, "bench", confirmed=True))
        again = timed(form, "preview of the same again", lambda: preview_file(register, path, options))
        timed(form, "apply without a change", lambda: apply(register, again, "bench", confirmed=True))
    fault = [Fault("bench", row=2)]
    copy = path.parent / "copy.xlsx"
    timed(form, "annotated copy", lambda: write_annotated_copy(path, fault, copy, LIMIT_MB))


def _without_codes(form: str, folder: Path, path: Path) -> None:
    options = Options(limit_mb=LIMIT_MB, region="volgograd", updating=True)
    with closing(open_register(f"sqlite:///{folder}/register.sqlite3")) as register:
        timed(form, "preview without codes", lambda: preview_file(register, path, options))


def timed(form: str, what: str, work: Callable[[], Made]) -> Made:
    started, spent = perf_counter(), process_time()
    made = work()
    taken, spent = perf_counter() - started, process_time() - spent
    sys.stdout.write(f"{form:6}{what:28}{taken:8.2f} s{spent:8.2f} s\n")
    sys.stdout.flush()
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else SIZE)
