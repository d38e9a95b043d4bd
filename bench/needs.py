"""How needs are understood, and which is taken for which: `python -m bench.needs [-v] [FILE.csv]`.

The file has the columns `query` and `needs` (ids, several parted by «|», where more than one is right); by
default the set that others wrote, where it lies beside the repository. Shares right first and among the
first three, surely another one, and none; then the confusions, most frequent first; with -v the questions.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.search import Catalog
from catalog.search.needs.reader import reader_of
from tests.data.needs_told import TOLD_NONE, LabelledNeed, labelled, told_of
from tests.data.speechgen.registers import SHARED, catalog

REGION = "volgograd"
MOST_SHOWN = 40


def main(arguments: list[str]) -> None:
    """Print the shares and the table."""
    file = next((Path(said) for said in arguments if not said.startswith("-")), SHARED / "queries/needs.csv")
    searched = catalog("starter").with_needs(reader_of(REGION))
    asked = list(labelled(file))
    sys.stdout.write("\n".join(table(asked, searched, verbose="-v" in arguments)) + "\n")


def table(asked: Iterable[LabelledNeed], searched: Catalog, *, verbose: bool) -> Iterator[str]:
    """The lines of what is printed."""
    confused: Counter[tuple[str, str]] = Counter()
    first = three = surely = none = total = 0
    told_wrong = []
    for one in asked:
        found = searched.search(one.query)
        told = told_of(found, searched)
        total += 1
        first += one.is_first_of(told)
        three += bool(one.needs & set(told))
        none += not told
        if not one.is_first_of(told):
            surely += bool(told) and found.told.sure
            confused["|".join(sorted(one.needs)), told[0] if told else TOLD_NONE] += 1
            told_wrong.append(
                f"  {one.query} | {'|'.join(sorted(one.needs))} -> {' '.join(told) or TOLD_NONE}"
            )
    total = total or 1
    shares = (("first", first), ("in three", three), ("surely another", surely), ("none", none))
    yield f"{total} asked: " + ", ".join(f"{name} {share / total:.3f}" for name, share in shares)
    yield from (f"{times:4}  {wanted} -> {got}" for (wanted, got), times in confused.most_common(MOST_SHOWN))
    yield from told_wrong if verbose else ()


if __name__ == "__main__":
    main(sys.argv[1:])
