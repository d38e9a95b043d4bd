"""`python -m bench.matching [SIZE]`: 200 rows without codes against a large register.

Rows that all have a place are compared with what is near; with one that has none, with the whole register.
"""

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bench.registers import register_of
from catalog.model import Institution
from catalog.register.changes.importing import preview_file
from catalog.register.export import write_register
from catalog.register.reading.options import Options
from catalog.store.register import open_register

SIZE, ROWS = 250_000, 200
PLACELESS = Institution("", "Музей занимательных наук", kind="музей")


def main(size: int) -> None:
    institutions = list(register_of(size)[0])
    few = [replace(one, code="", pages=()) for one in institutions[:: size // ROWS][:ROWS]]
    with TemporaryDirectory() as folder, closing(open_register(f"sqlite:///{folder}/r.sqlite3")) as register:
        register.versions.replace(institutions, note="bench")
        for what, rows in (("near", few), ("whole", [*few, PLACELESS])):
            path = Path(folder) / f"{what}.csv"
            write_register(rows, path)
            started, spent = perf_counter(), process_time()
            found = preview_file(register, path, Options(updating=True, region="volgograd"))
            taken, spent = perf_counter() - started, process_time() - spent
            sys.stdout.write(f"{what:6}{taken:6.1f} s, of the processor {spent:6.1f} s, ")
            sys.stdout.write(f"added {len(found.added)}, asked {len(found.doubts)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else SIZE)
