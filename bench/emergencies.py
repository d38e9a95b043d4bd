"""How many emergencies are heard, and near misses let through: `python -m bench.emergencies [-v] FILE…`.

FILE: a csv with `query` and `class`, and where it has them `numbers`, a pattern of the right number. Each is
said to the bot on the starter register of the region as a first message; heard is one whose answer begins
with an emergency number. Without a file, all sets of the project.
"""

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from catalog.region import load_region
from catalog.search.needs.reader import reader_of
from handlers.context import Context
from handlers.messages import Incoming, Reply, Session, Tone
from handlers.router import respond
from handlers.texts.emergencies import IN_DANGER
from tests.data.speechgen.registers import catalog

SETS = Path(__file__).parent.parent / "tests/data"
DAY = date(2026, 11, 30)
NUMBER = re.compile(r"\b(?:101|102|103|104|112)\b")
SEEN = 400
"""Characters of an answer in which the number has to stand."""

Row = dict[str, str]


def is_heard(row: Row, reply: Reply) -> bool:
    """Whether the answer begins with the number to call."""
    wanted = re.compile(row.get("numbers") or NUMBER.pattern)
    told = reply.tone is Tone.URGENT or reply.text.startswith(IN_DANGER)
    return told and bool(wanted.search(reply.text[:SEEN]))


def read(files: list[Path]) -> Iterator[Row]:
    for file in files:
        with file.open(encoding="utf-8", newline="") as text:
            yield from csv.DictReader(text)


def main(arguments: list[str]) -> None:
    """Print the shares of each class, with -v what was heard wrongly."""
    searched = catalog("starter").with_needs(reader_of("volgograd"))
    context = Context(searched, load_region("volgograd"))
    named = [Path(one) for one in arguments if one != "-v"]
    for file in named or sorted(SETS.glob("emergencies*.csv")):
        rows = [(row, respond(Incoming(row["query"], today=DAY), Session(), context)) for row in read([file])]
        for danger, title in ((True, "heard"), (False, "false alarms")):
            of_class = [pair for pair in rows if (pair[0]["class"] == "emergency") is danger]
            heard = [row for row, reply in of_class if is_heard(row, reply)]
            wrong = [row for row, _ in of_class if (row in heard) is not danger]
            sys.stdout.write(
                f"{file.name:26}{title:14}{len(heard) / max(1, len(of_class)):.3f} of {len(of_class)}\n"
            )
            if "-v" in arguments:
                sys.stdout.writelines(f"  {row['query']}\n" for row in wrong)


if __name__ == "__main__":
    main(sys.argv[1:])
