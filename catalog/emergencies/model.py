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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field

from catalog.emergencies.evidence import NEGATED, EmergencyEvidence, read_evidence
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
    evidence: EmergencyEvidence
    danger: Emergency  # what evidence alone tells of
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
    """What the files hold, before the words are filed: kinds, guards and classes of words."""

    emergencies: tuple[Emergency, ...]
    never: tuple[Combination, ...]
    calm: tuple[Combination, ...]
    now: tuple[Combination, ...]
    words: Classes

    def __iter__(self) -> Iterator[Combination]:
        """All of them."""
        for one in self.emergencies:
            yield from (*one.sure, *one.said, *one.unless)
        yield from (*self.never, *self.calm, *self.now)


@cache
def load_model() -> Model:
    """The resources, ready to be used, made once. Raises ResourceError."""
    read = read_combinations()
    elements = (element for one in read for element in one.elements)
    choices = {choice for element in elements for choice in (element.plain, element.negated) if choice}
    evidence = read_evidence(read.words)
    choices |= {FILLERS, ADVERBS, MODALS, PLACERS, PRONOUNS, PARTICLES} | evidence.choices
    danger = next(one for one in read.emergencies if one.name == DANGER)
    lexicon = file_words(choices, read.words)
    return Model(read.emergencies, read.never, read.calm, read.now, evidence, danger, lexicon)


@cache
def read_combinations() -> Combinations:
    """The resources, read and checked once. Raises ResourceError."""
    words = read_resource(FOLDER / "words.yaml", dict[Text, Words])
    guards = read_resource(FOLDER / "guards.yaml", GuardsFile)
    entries = read_entries(FOLDER / "kinds.yaml", EmergencyEntry, key="name")
    never, calm, now = (
        _combinations(lines, words, f"emergencies/guards.yaml, поле «{name}»")
        for name, lines in (("never", guards.never), ("calm", guards.calm), ("now", guards.now))
    )
    check_classes(words)
    refuse_unknown("emergencies/words.yaml", (FILLERS, ADVERBS, MODALS, PLACERS), words)
    refuse_unknown("emergencies/kinds.yaml", (DANGER,), [entry.name for entry in entries])
    return Combinations(tuple(_emergency(entry, words) for entry in entries), never, calm, now, words)


def _emergency(entry: EmergencyEntry, words: Classes) -> Emergency:
    where = f"emergencies/kinds.yaml, запись «{entry.name}»"
    groups = (_combinations(lines, words, where) for lines in (entry.sure, entry.said, entry.unless))
    return Emergency(entry.name, entry.contacts, *groups)


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
