"""Emergencies as data: classes of words, combinations of them, and the kinds that they tell of.

A combination is written as elements with spaces between: «person hit» holds where a word of the class
`person` and one of the class `hit` stand near each other, in any order. An element is a choice («a|b») of

    person    a class of words.yaml
    ударить   a word in any of its forms, by its dictionary form
    душ*      words that begin so
    =тону     this very form
    39..42    a number

and one of them after «не:» counts only where «не» stands before it (without it, only where none does); at the
beginning of the element it is meant of all. `~` at the beginning: not where a place is told by it («музей»,
but not «в музее»). `@4` at the end: within so many words; `alone`: nothing but fillers beside it. A fault in
the files is an error that names the file and what is wrong.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from catalog.emergencies.lexicon import NUMBER, WORD, Classes, EmergencyError, Lexicon, file_words
from catalog.region import Purpose
from catalog.yaml_loader import load_yaml

RESOURCES = files("catalog") / "resources" / "emergencies"
WINDOW = 7
"""Words from the first to the last of a combination, where it doesn't say so itself."""

FILLERS, ADVERBS, MODALS, PLACERS = "fillers", "adverbs", "modals", "placers"
"""Classes that the reading of a text itself needs."""

GUARDS = ("never", "calm", "now")

NEGATED = "не:"
SPAN = re.compile(r"@(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a combination."""

    plain: str  # what may stand there without «не»: the key by which words are filed; empty: nothing
    negated: str  # what may stand there after «не»
    bare: bool = False  # not as the name of a place where something is


@dataclass(frozen=True, slots=True)
class Combination:
    """Elements that tell something when they stand near each other."""

    elements: tuple[Element, ...]
    span: int = WINDOW  # words from the first to the last
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Emergency:
    """A kind of emergency: how people say it, and whose numbers are called."""

    name: str
    contacts: tuple[Purpose, ...]
    sure: tuple[Combination, ...]  # told whatever else is asked for
    said: tuple[Combination, ...]  # told unless it is over, planned, or a matter of papers
    unless: tuple[Combination, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """All of it: kinds in the order of their urgency, what speaks against them, and the words."""

    emergencies: tuple[Emergency, ...]
    never: tuple[Combination, ...]  # films, history, figures of speech: no emergency at all
    calm: tuple[Combination, ...]  # over, planned, papers: only what is sure
    now: tuple[Combination, ...]  # it goes on, whatever is told of the past
    lexicon: Lexicon


@cache
def load_model() -> Model:
    """The resources, read and checked once. Raises EmergencyError."""
    words = _read("words.yaml")
    guards = _read("guards.yaml")
    emergencies = tuple(_emergency(entry, words) for entry in _read("kinds.yaml"))
    never, calm, now = (_combinations(guards[key], words, f"guards.yaml, {key}") for key in GUARDS)
    told = (group for one in emergencies for group in (one.sure, one.said, one.unless))
    elements = (e for group in (*told, never, calm, now) for one in group for e in one.elements)
    choices = {choice for element in elements for choice in (element.plain, element.negated) if choice}
    lexicon = file_words(choices | {FILLERS, ADVERBS, MODALS, PLACERS}, words)
    return Model(emergencies, never, calm, now, lexicon)


def _read(name: str) -> Any:  # noqa: ANN401 - checked by whoever asks
    return load_yaml((RESOURCES / name).read_text(encoding="utf-8"))


def _emergency(entry: Mapping[str, Any], words: Classes) -> Emergency:
    where = f"kinds.yaml, {entry.get('name')}"
    unknown = set(entry) - {"name", "contacts", "sure", "said", "unless"}
    if unknown or not entry.get("contacts"):
        raise EmergencyError(f"{where}: unknown fields {sorted(unknown)}, or no contacts")
    groups = (_combinations(entry.get(key, ()), words, where) for key in ("sure", "said", "unless"))
    return Emergency(entry["name"], tuple(map(Purpose, entry["contacts"])), *groups)


def _combinations(written: Iterable[str], words: Classes, where: str) -> tuple[Combination, ...]:
    return tuple(read_combination(line, words, f"{where}: «{line}»") for line in written)


def read_combination(line: str, words: Classes, where: str) -> Combination:
    elements, span, alone = [], WINDOW, False
    for part in line.split():
        if found := SPAN.fullmatch(part):
            span = int(found[1])
        elif part == "alone":
            alone = True
        else:
            elements.append(_element(part, words, where))
    if not elements:
        raise EmergencyError(f"{where}: no elements")
    return Combination(tuple(elements), span, alone)


def _element(part: str, words: Classes, where: str) -> Element:
    choice = part.removeprefix("~")
    whole = choice.startswith(NEGATED) and choice.count(NEGATED) == 1
    sides: dict[bool, list[str]] = {False: [], True: []}
    for one in choice.split("|"):
        word = one.removeprefix(NEGATED)
        if not (word in words or WORD.fullmatch(word) or NUMBER.fullmatch(word)):
            raise EmergencyError(f"{where}: «{one}» is neither a class nor a word")
        sides[whole or word != one].append(word)
    return Element("|".join(sides[False]), "|".join(sides[True]), bare=part.startswith("~"))
