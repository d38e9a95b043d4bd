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
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field

from catalog.emergencies.lexicon import Classes, EmergencyLexicon, check_classes, file_words, is_choice
from catalog.region import Purpose
from catalog.resource_faults import nearest
from catalog.resource_file import (
    RESOURCES,
    ResourceError,
    Text,
    Words,
    read_entries,
    read_resource,
    refuse_unknown,
)

FOLDER = RESOURCES / "emergencies"
WINDOW = 7
"""Words from the first to the last of a combination, where it doesn't say so itself."""

FILLERS, ADVERBS, MODALS, PLACERS = "fillers", "adverbs", "modals", "placers"
PRONOUNS, PARTICLES = "pronouns", "particles"
"""Classes that the reading of a text itself needs."""

DANGER = "help"
"""The kind that is told where words add up to danger and no combination says to which."""

SURE, SAID, UNLESS = "sure", "said", "unless"
"""What combinations of a kind tell: danger, surely or likely, and that it is none of that kind."""

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
    """A kind of emergency, and whose numbers are called."""

    name: str
    contacts: tuple[Purpose, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """All of it: kinds in the order of their urgency, the combinations, and the words that they are of."""

    emergencies: tuple[Emergency, ...]
    danger: Emergency  # what is told where no combination says what it is
    filed: Mapping[str, tuple[tuple[str, Combination], ...]]  # signs and combinations, by their first choices
    lexicon: EmergencyLexicon


@dataclass(frozen=True, slots=True)
class EmergencyEntry:
    """An entry of kinds.yaml."""

    name: Text
    contacts: Annotated[tuple[Purpose, ...], Field(min_length=1)]
    sure: Words = ()
    said: Words = ()
    unless: Words = ()


@dataclass(frozen=True, slots=True)
class GuardsFile:
    """A guards.yaml."""

    never: Words
    calm: Words
    now: Words


@dataclass(frozen=True, slots=True)
class Combinations:
    """What the files hold, before the words are filed: kinds, combinations and classes of words."""

    emergencies: tuple[Emergency, ...]
    signs: Mapping[str, tuple[Combination, ...]]  # what any of them tells: «said:fire», «calm:guards»
    words: Classes


@cache
def load_model() -> Model:
    """The resources, ready to be used, made once. Raises ResourceError."""
    read = read_combinations()
    filed = defaultdict[str, list[tuple[str, Combination]]](list)
    for sign, combinations in read.signs.items():
        for one in combinations:
            for choice in filter(None, (one.elements[0].plain, one.elements[0].negated)):
                filed[choice].append((sign, one))
    elements = (element for found in read.signs.values() for one in found for element in one.elements)
    choices = {choice for element in elements for choice in (element.plain, element.negated) if choice}
    lexicon = file_words({*choices, *read.words}, read.words)
    danger = next(one for one in read.emergencies if one.name == DANGER)
    return Model(read.emergencies, danger, {key: tuple(found) for key, found in filed.items()}, lexicon)


@cache
def read_combinations() -> Combinations:
    """The resources, read and checked once. Raises ResourceError."""
    words = read_resource(FOLDER / "words.yaml", dict[Text, Words])
    guards = read_resource(FOLDER / "guards.yaml", GuardsFile)
    entries = read_entries(FOLDER / "kinds.yaml", EmergencyEntry, key="name")
    check_classes(words)
    refuse_unknown("emergencies/words.yaml", (FILLERS, ADVERBS, MODALS, PLACERS), words)
    refuse_unknown("emergencies/kinds.yaml", (DANGER,), [entry.name for entry in entries])
    written = {
        f"{group}:{entry.name}": (f"kinds.yaml, запись «{entry.name}»", lines)
        for entry in entries
        for group, lines in ((SURE, entry.sure), (SAID, entry.said), (UNLESS, entry.unless))
    } | {
        f"{group}:guards": (f"guards.yaml, поле «{group}»", lines)
        for group, lines in (("never", guards.never), ("calm", guards.calm), ("now", guards.now))
    }
    signs = {
        sign: _combinations(lines, words, f"emergencies/{where}") for sign, (where, lines) in written.items()
    }
    return Combinations(tuple(Emergency(one.name, one.contacts) for one in entries), signs, words)


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
        raise ResourceError(f"{where}: здесь нет ни одного слова.")
    return Combination(tuple(elements), span, alone)


def _element(part: str, words: Classes, where: str) -> Element:
    choice = part.removeprefix("~")
    whole = choice.startswith(NEGATED) and choice.count(NEGATED) == 1
    sides: dict[bool, list[str]] = {False: [], True: []}
    for one in choice.split("|"):
        word = one.removeprefix(NEGATED)
        if not is_choice(word, words):
            raise ResourceError(f"{where}: «{one}» — ни класс, ни слово{nearest(one, words)}.")
        sides[whole or word != one].append(word)
    return Element("|".join(sides[False]), "|".join(sides[True]), bare=part.startswith("~"))
