"""How questions in the kinds of real speech are answered: `python -m bench.by_others [-v] [SET …]`.

Sets: `speech`, `second` and `third` (tests/data/queries-speech*.csv) and, where they lie beside the
repository, `synthetic` and `starter`, which others wrote; without a name, all that are here. For each class:
the share right, surely wrong, and needlessly asked; with -v the questions that are not right.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.search import Decision, SearchResult
from tests.data.speechgen.registers import SHARED, catalog

SPEECH = Path(__file__).parent.parent / "tests/data/queries-speech.csv"
FILES = {
    "speech": SPEECH,
    "second": SPEECH.with_name("queries-speech-second.csv"),
    "third": SPEECH.with_name("queries-speech-third.csv"),
    "synthetic": SHARED / "queries/search_synthetic.csv",
    "starter": SHARED / "queries/search_starter.csv",
}
FIRST = 3
"""So many of a choice's first results are looked at."""

Asked = dict[str, str]


@dataclass(slots=True)
class Score:
    """Counts of one class."""

    asked: int = 0
    right: int = 0
    decided: int = 0
    wrong: int = 0  # surely
    needless: int = 0  # asked back where one was meant
    misses: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The shares."""
        shares = (self.right, self.decided, self.wrong, self.needless)
        return " ".join(f"{share / self.asked:9.3f}" for share in shares) + f"{self.asked:7}"


def is_right(question: Asked, found: SearchResult) -> bool:
    """Whether the decision is the one expected, or another right one, and what it names first is meant."""
    codes, also = set(question["codes"].split()), question["also"].split()
    if found.decision == question["decision"] == Decision.CHOOSE or found.decision == Decision.ANSWER:
        first = [match.institution.code for match in found.matches[: min(FIRST, len(codes))]]
        return bool(first) and (first[0] in codes and (len(codes) == 1 or set(first) <= codes))
    if question["decision"] == Decision.ANSWER and found.decision == Decision.CHOOSE:
        return bool(found.matches) and found.matches[0].institution.code in codes
    return found.decision == question["decision"] or found.decision in also


def is_surely_wrong(question: Asked, found: SearchResult) -> bool:
    """An answer that isn't among what is meant."""
    codes = question["codes"].split()
    return found.decision is Decision.ANSWER and found.matches[0].institution.code not in codes


def judge(score: Score, question: Asked, found: SearchResult) -> None:
    """Count one answer."""
    right, wrong = is_right(question, found), is_surely_wrong(question, found)
    decided = found.decision == question["decision"] or found.decision in question["also"].split()
    needless = question["decision"] == Decision.ANSWER and not decided and found.decision is Decision.CHOOSE
    score.asked += 1
    score.right += right
    score.decided += decided
    score.wrong += wrong
    score.needless += needless
    if not right or wrong or needless:
        mark = "WRONG" if wrong else "asked" if right else "miss"
        score.misses.append(f"  {mark:6}{_shown(question, found)}\n")


def _shown(question: Asked, found: SearchResult) -> str:
    firsts = (match.institution for match in found.matches[:FIRST])
    got = ", ".join(one.short_name or one.official_name for one in firsts)
    expected = f"{question['decision']} {question['codes'][:60]}"
    return f"{question['register']}: {question['query']} | {expected} | {found.decision}: {got}"


def questions(name: str) -> Iterator[Asked]:
    """The questions of a set, each with its register."""
    if FILES[name].is_file():
        with FILES[name].open(encoding="utf-8-sig", newline="") as file:
            for line in csv.DictReader(file):
                yield {"register": name} | line


def main(arguments: list[str]) -> None:
    """Print the figures."""
    loud = "-v" in arguments
    for name in [one for one in arguments if one in FILES] or FILES:
        by_class: dict[str, Score] = defaultdict(Score)
        for question in questions(name):
            found = catalog(question["register"]).search(question["query"])
            for score in (by_class[question["class"]], by_class["all"]):
                judge(score, question, found)
        sys.stdout.write(f"{name:28}{'right':>8}{'decided':>10}{'wrong':>10}{'needless':>10}{'n':>6}\n")
        for key, score in sorted(by_class.items(), key=lambda item: (item[0] == "all", item[0])):
            sys.stdout.write(f"{key:26}{score.line}\n")
            sys.stdout.write("".join(score.misses) if loud and key != "all" else "")


if __name__ == "__main__":
    main(sys.argv[1:])
