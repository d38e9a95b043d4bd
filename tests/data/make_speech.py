"""Writes `queries-speech*.csv`: `python -m tests.data.make_speech`. Needs the registers beside the project.

Labels come from rules over the rows, never from a search: `sources/speech*.txt` have the lines written by
hand, `speechgen/asked.py` the templates of the first set.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.data.querygen.register import Row, conditions, fits
from tests.data.speechgen.asked import asked
from tests.data.speechgen.registers import rows

HERE = Path(__file__).parent
COLUMNS = ("register", "query", "class", "decision", "also", "codes")
SHOWN = ("number", "kind", "in", "street", "house", "code", "patron")
WRITTEN: dict[str, Callable[[Row, str], bool]] = {
    "full": lambda row, value: row.full == value,
    "more": lambda row, value: row.short == value,
    "short": lambda row, value: row.short == value,
    "named": lambda row, value: value.casefold() in f"{row.full} {row.short}".casefold(),
    "at": lambda row, value: (
        value.casefold() in f"{row.municipality} {row.place} {row.address}".casefold()
        or f"г.ст.{value[7:]}".casefold() in row.address.casefold()
    ),
    "not": lambda row, value: value not in f"{row.municipality} {row.address}",
}


def meets(row: Row, key: str, value: str) -> bool:
    """Whether a row meets one condition."""
    if key in WRITTEN:
        return any(WRITTEN[key](row, option) for option in value.split("|"))
    return fits(row, key, value)


def select(found: Sequence[Row], rule: str) -> list[str]:
    """The codes of the rows that meet all conditions of one of the alternatives, apart by «||»."""
    if rule in ("none", "service"):
        return []
    meant = [conditions(part) for part in rule.split(" || ")]
    return [row.code for row in found if any(all(meets(row, *one) for one in part) for part in meant)]


def lines(source: str) -> Iterator[tuple[str, ...]]:
    """The lines of a set that were written by hand."""
    register = name = ""
    for text in (HERE / f"sources/{source}.txt").read_text(encoding="utf-8").splitlines():
        if text.startswith("@"):
            register = text[1:]
        elif text.startswith("## "):
            name = text[3:]
        elif text and not text.startswith("# "):
            query, _, rule = text.rpartition(" => ")
            yield labelled(register, query, name, rule)


def templates() -> Iterator[tuple[str, ...]]:
    """The lines that templates make."""
    for name, query, rule in asked(rows("synthetic")):
        yield labelled("synthetic", query, name, rule)


def labelled(register: str, query: str, name: str, rule: str) -> tuple[str, ...]:
    """A line with its decision and codes."""
    rule, _, also = rule.partition(" + ")
    codes = select(rows(register), rule)
    if not codes and rule not in ("none", "service"):
        raise ValueError(f"{register}: {query}: nobody fits {rule}")
    decision = rule if not codes else "answer" if len(codes) == 1 else "choose"
    return register, query, name, decision, also, " ".join(codes)


def made() -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """The name of each set, and its lines."""
    yield "speech", [COLUMNS, *lines("speech"), *templates()]
    for name in ("speech-second", "speech-third"):
        yield name, [COLUMNS, *lines(name)]


def main() -> None:
    """Write the sets."""
    for name, rows_of_set in made():
        with (HERE / f"queries-{name}.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(rows_of_set)


if __name__ == "__main__":
    main()
