"""`python -m bench [SIZE …]`: prints the table; sizes default to a region's and the country's."""

import json
import subprocess
import sys

from bench.measure import OURS
from bench.rivals import RIVALS

SIZES = (5_600, 250_000)
HEAD = f"{'':24}{'institutions':>13}{'right first':>13}{'p50 ms':>9}{'p99 ms':>9}{'build s':>9}{'peak MB':>9}"


def main(sizes: tuple[int, ...]) -> None:
    """Measure each search on each size, one process at a time."""
    sys.stdout.write(HEAD + "\n")
    for size in sizes:
        for name in (OURS, *RIVALS):
            command = [sys.executable, "-m", "bench.measure", name, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - this interpreter
            sys.stdout.write(
                (_line(json.loads(done.stdout)) if done.returncode == 0 else f"{name}: {done.stderr}") + "\n"
            )
            sys.stdout.flush()


def _line(found: dict[str, float]) -> str:
    return (
        f"{found['name']:24}{found['size']:13,}{found['right']:13.3f}{found['p50']:9.3f}"
        f"{found['p99']:9.2f}{found['build']:9.2f}{found['memory']:9.0f}"
    )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
