"""`python -m bench [SIZE …]`: prints the table; sizes default to a region's and the country's.

Below each size: how many times tantivy's this search's latencies are.
"""

import json
import subprocess
import sys

from bench.measure import OURS
from bench.rivals import RIVALS

BESIDE = "tantivy"
SIZES = (5_600, 250_000)
HEAD = f"{'':24}{'institutions':>13}{'right first':>13}{'p50 ms':>9}{'p99 ms':>9}{'build s':>9}{'peak MB':>9}"


def main(sizes: tuple[int, ...]) -> None:
    """Measure each search on each size, one process at a time."""
    sys.stdout.write(HEAD + "\n")
    for size in sizes:
        found = {}
        for name in (OURS, *RIVALS):
            command = [sys.executable, "-m", "bench.measure", name, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - this interpreter
            if done.returncode == 0:
                found[name] = json.loads(done.stdout)
            sys.stdout.write((_line(found[name]) if name in found else f"{name}: {done.stderr}") + "\n")
            sys.stdout.flush()
        if {OURS, BESIDE} <= found.keys():
            times = (f"{key} {found[OURS][key] / found[BESIDE][key]:.2f}" for key in ("p50", "p99"))
            sys.stdout.write(f"times {BESIDE}'s: {', '.join(times)}\n")


def _line(found: dict[str, float]) -> str:
    return (
        f"{found['name']:24}{found['size']:13,}{found['right']:13.3f}{found['p50']:9.3f}"
        f"{found['p99']:9.2f}{found['build']:9.2f}{found['memory']:9.0f}"
    )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
