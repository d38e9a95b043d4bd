"""Whether a number of something else is taken for an institution's: `python -m bench.foreign_numbers [-v]`.

Each question of `../shared/queries/foreign_numbers.csv` is a first message over the starter register; the
answer may neither name nor offer an institution so numbered, nor say that its number wasn't found.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator

from catalog.region import load_region
from handlers.context import Context
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from tests.data.speechgen.registers import SHARED, catalog

SET = SHARED / "queries/foreign_numbers.csv"


def shown(reply: Reply) -> str:
    """All that the answer says."""
    cards = (f"{card.name} {card.official_name}" for card in reply.cards)
    return "\n".join((reply.text, *cards, *(choice.label for choice in reply.choices)))


def taken(question: dict[str, str], reply: Reply) -> Iterator[str]:
    """The numbers that the answer takes for an institution's."""
    text = shown(reply)
    for said in filter(None, question["must_not"].split("|")):
        number = re.escape(said.removeprefix("№ "))
        if re.search(rf"№\s?{number}(?!\d)", text):
            yield said


def main(arguments: list[str]) -> None:
    """Print the figures: how many are taken, in a list or surely."""
    if not SET.is_file():
        sys.exit(f"{SET} is not here")
    context = Context(catalog("starter"), load_region("volgograd"), label="starter")
    count: Counter[str] = Counter()
    with SET.open(encoding="utf-8-sig", newline="") as file:
        for question in csv.DictReader(file):
            reply = respond(Incoming(question["query"]), Session(), context)
            wrong = list(taken(question, reply))
            outcome = "right" if not wrong else "sure" if reply.cards else "offered"
            count[outcome] += 1
            if wrong and "-v" in arguments:
                sys.stdout.write(f"{outcome:8} {question['query']} | {', '.join(wrong)} | {reply.text!r}\n")
    sys.stdout.write(f"{dict(count)} of {sum(count.values())}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
