"""One measurement in a process of its own, so that its peak memory is its own."""

import csv
import gc
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from bench.registers import register_of

QUERIES = Path(__file__).parent / "queries.csv"
OURS = "this search"
SLOWEST = 40
"""So many questions are asked of what takes a second for each."""


def measured(name: str, size: int) -> dict[str, Any]:
    """Build time (s), latencies (ms), peak memory (MB) and the share of right first results.

    Times are what the process had of the processor: on a machine with others the wall clock tells of them.
    Each question is asked once, as it comes: what is remembered for the next like it doesn't count.
    """
    institutions, places = register_of(size)
    gc.collect()
    started = process_time()
    search = _ours(institutions, places) if name == OURS else _rival(name, institutions)
    build = process_time() - started
    questions = _questions(SLOWEST if name == "rapidfuzz" and size > SLOWEST * 1000 else None)
    for question, _codes in questions[:20]:
        search(question)
    times, right = [], 0
    for question, codes in questions:
        began = process_time()
        found = search(question)
        times.append((process_time() - began) * 1000)
        right += found in codes
    times.sort()
    return {
        "name": name,
        "size": len(institutions),
        "build": build,
        "p50": times[len(times) // 2],
        "p99": times[int(len(times) * 0.99)],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "right": right / len(questions),
    }


def _ours(institutions: Any, places: Any) -> Callable[[str], str]:  # noqa: ANN401
    from catalog.search import Catalog

    catalog = Catalog(institutions, places)
    gc.freeze()

    def search(question: str) -> str:
        result = catalog.search(question)
        return result.matches[0].institution.code if result.matches else ""

    return search


def _rival(name: str, institutions: Any) -> Callable[[str], str]:  # noqa: ANN401
    from bench.rivals import RIVALS

    return RIVALS[name](institutions)


def _questions(most: int | None) -> list[tuple[str, set[str]]]:
    """Those with one right answer, which stays right when others join the register."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = [
            (row["query"], set(row["codes"].split()))
            for row in csv.DictReader(file)
            if row["decision"] == "answer"
        ]
    return rows[:: max(1, len(rows) // most)] if most else rows


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(sys.argv[1], int(sys.argv[2]))))
