"""Words of residents in a cell: a combination a line, as in a needs.yaml."""

import re
from collections.abc import Sequence

from catalog.register.cells.cells import clean
from catalog.register.faults import BadCell
from catalog.register.rows.plain_row import PlainRow
from catalog.search.needs.combinations import Classes, NeedWordsError, read_combination

PARTED = re.compile(r"[\n;]")
DROPPED = str.maketrans("", "", '.,«»"()')
MOST_LINES, LONGEST = 100, 200


def read_says(row: PlainRow, classes: Classes) -> tuple[str, ...]:
    """The combinations of the cell, each once; what can't be used is noted in the row."""
    found: dict[str, None] = {}
    for line in filter(None, map(clean, PARTED.split(row.get("says")))):
        said = spelt(line)
        try:
            _check(said, classes)
        except (NeedWordsError, BadCell) as bad:
            remedy = "Напишите слова через пробел, каждое сочетание с новой строки"
            row.fault("says", BadCell(str(bad).rstrip("."), remedy), line)
        else:
            found[said] = None
    if len(found) > MOST_LINES:
        row.fault("says", BadCell(f"слишком много: {len(found)}", f"Оставьте не больше {MOST_LINES} строк"))
    return tuple(found)


def spelt(line: str) -> str:
    """The line as combinations are written: «..» of a range stays, other stops and commas go."""
    plain = line.lower().replace("ё", "е").replace("..", "\0").translate(DROPPED)
    return " ".join(plain.replace("\0", "..").split())


def written_says(says: Sequence[str]) -> str:
    return "\n".join(says)


def _check(said: str, classes: Classes) -> None:
    if len(said) > LONGEST:
        raise BadCell(f"слишком длинно: больше {LONGEST} знаков")
    read_combination(said, classes)
