"""The words of the search as data: kinds of institutions, words without meaning, services, numbers in words.

Read from `catalog/resources/vocabulary/`. Nothing here knows a region.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable

from catalog.model import Platform
from catalog.resource_file import RESOURCES, file_title, read_resource, refuse_unknown
from catalog.search.language.morphology import inflections, lemmas
from catalog.search.language.normalize import normalize
from catalog.search.result import Talk
from catalog.search.vocabulary.kinds import Kind, read_kinds
from catalog.search.vocabulary.word_files import (
    AskedService,
    ElsewhereFile,
    NumbersFile,
    TopicsFile,
    WordsFile,
)


@dataclass(frozen=True, slots=True)
class ForeignNumbers:
    """The words that a number beside them belongs to, in all their forms: it is no institution's then."""

    counted: frozenset[str]  # behind it: «12 кабинет»
    counted_so: frozenset[str]  # behind it, right behind a kind, too: «школа 9 класс»
    numbered: frozenset[str]  # before it: «автобус 28»
    parts: frozenset[str]  # before it, of an institution that has its number: «поликлиника 5 участок 12»
    aged: frozenset[str]  # before it, in this form: «мне 16»
    streets: frozenset[str]  # behind it, of a street's name: «64-й армии»


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it. Phrases are as written in the files: not normalised, not inflected."""

    kinds: dict[str, Kind]
    fillers: tuple[str, ...]
    details: tuple[str, ...]
    legal: tuple[str, ...]
    markers: dict[str, tuple[str, ...]]
    abbreviations: dict[str, str]
    branches: frozenset[str]  # by dictionary forms
    letters: dict[str, tuple[str, ...]]  # how each is read aloud
    compounds: dict[str, str]
    bodies: dict[str, str]
    levels: dict[str, str]  # by dictionary forms
    channels: dict[Platform, tuple[str, ...]]
    audience: dict[str, tuple[str, ...]]
    talk: dict[Talk, tuple[str, ...]]
    swearing: tuple[str, ...]
    corrections: tuple[str, ...]  # «ой нет», «вернее»
    connectors: tuple[str, ...]  # what stands between two institutions
    services: tuple[AskedService, ...]
    acts: tuple[str, ...]
    ordinals: dict[int, str]
    cardinals: dict[int, str]
    number_nouns: dict[int, str]
    number_marks: frozenset[str]
    foreign: ForeignNumbers
    elsewhere: tuple[str, ...]  # towns and regions of the country; those of this one are taken out later


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary, read and checked once. Raises ResourceError."""
    return read_vocabulary(RESOURCES / "vocabulary")


def read_vocabulary(folder: Traversable) -> Vocabulary:
    """The vocabulary of that folder. Raises ResourceError."""
    kinds = read_kinds(folder / "kinds.yaml")
    sayings = read_resource(folder / "words.yaml", WordsFile)
    topics = read_resource(folder / "topics.yaml", TopicsFile)
    numbers = read_resource(folder / "numbers.yaml", NumbersFile)
    for number, service in enumerate(topics.topics, start=1):
        where = f"{file_title(folder / 'topics.yaml')}, поле «topics», строка {number}"
        refuse_unknown(f"{where}, поле «kinds»", service.kinds, kinds)
    return Vocabulary(
        kinds=kinds,
        fillers=sayings.fillers,
        details=sayings.details,
        legal=sayings.legal,
        markers=sayings.markers,
        abbreviations=sayings.abbreviations,
        letters=sayings.letters,
        branches=frozenset(lemma for word in sayings.branches for lemma in lemmas(word)),
        compounds=sayings.compounds,
        bodies=sayings.all_bodies,
        levels={lemma: level for word, level in sayings.levels.items() for lemma in lemmas(word)},
        channels=sayings.channels,
        audience=sayings.audience,
        talk=sayings.talk,
        swearing=sayings.swearing,
        corrections=sayings.corrections,
        connectors=sayings.connectors,
        services=topics.topics,
        acts=topics.acts,
        ordinals=numbers.ordinals,
        cardinals=numbers.cardinals,
        number_nouns=numbers.nouns,
        number_marks=frozenset(numbers.marks),
        foreign=ForeignNumbers(
            counted=_forms(numbers.counted),
            counted_so=frozenset(map(normalize, numbers.counted_so)),
            numbered=_forms(numbers.numbered),
            parts=_forms(numbers.parts),
            aged=frozenset(map(normalize, numbers.aged)),
            streets=_forms(numbers.number_streets),
        ),
        elsewhere=read_resource(folder / "elsewhere.yaml", ElsewhereFile).places,
    )


def _forms(words: Iterable[str]) -> frozenset[str]:
    plain = map(normalize, words)
    return frozenset(normalize(form) for word in plain for form in (word, *inflections(word)))


def with_kind_words(vocabulary: Vocabulary, added: Mapping[str, str]) -> Vocabulary:
    """The vocabulary with more words for its kinds: word → key. A key that it lacks is passed over."""
    if not added:
        return vocabulary
    words: dict[str, list[str]] = {}
    for word, key in added.items():
        words.setdefault(key, []).append(word)
    kinds = {
        key: replace(kind, words=(*kind.words, *words.get(key, ()))) for key, kind in vocabulary.kinds.items()
    }
    return replace(vocabulary, kinds=kinds)
