"""Which institutions the words of needs would hide: whoever asks for them by name would get the need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from catalog.model import Institution
from catalog.own_needs.columns import sheet_words
from catalog.search import Catalog, Decision
from catalog.search.language.normalize import words
from catalog.search.needs.combinations import NeedCombination, read_combination
from catalog.search.needs.evidence import NeedIndex, build_index
from catalog.search.needs.reader import NeedReader, need_words
from catalog.search.needs.weigh import weigh
from catalog.search.places.region_places import RegionPlaces
from catalog.search.vocabulary.vocabulary import load_vocabulary

FOUND = (Decision.ANSWER, Decision.CHOOSE)
MOST_TRIED = 200
"""Names tried in a search: each costs two."""


@dataclass(frozen=True, slots=True)
class AddedWords:
    """Words that are new for a need."""

    need: str
    said: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the words would hide: the name of an institution or a place, or one that is usual."""

    added: AddedWords
    name: str


def hidden(
    added: Sequence[AddedWords], catalog: Catalog, places: RegionPlaces, after: NeedReader
) -> Iterator[Hidden]:
    """The first thing that each of the words would hide.

    A word alone must stand in no name at all; several words must leave whoever bears them to be found.
    `after`: the reader with the words among its own.
    """
    tried = _Tried.of(added)
    told: set[AddedWords] = set()
    for one, name in (*_usual(tried, places), *_kinds(tried, after), *_named(tried, catalog, after)):
        if one not in told:
            told.add(one)
            yield Hidden(one, name)


@dataclass(frozen=True, slots=True)
class _Tried:
    """The added words, ready to be met by names."""

    index: NeedIndex
    by_number: Mapping[str, AddedWords]
    alone: AbstractSet[AddedWords]

    @classmethod
    def of(cls, added: Sequence[AddedWords]) -> "_Tried":
        combinations = {one: read_combination(one.said, need_words().classes) for one in added}
        sure = {str(at): one for at, one in enumerate(added) if not combinations[one].slight}
        index = build_index({number: [combinations[one]] for number, one in sure.items()}, ())
        return cls(index, sure, {one for one in added if _is_alone(combinations[one])})

    def in_name(self, name: Iterable[str]) -> list[AddedWords]:
        """Those that the words of the name would be taken for."""
        heard = [self.index.hear(word) for word in name]
        return [self.by_number[one.need] for one in weigh(self.index, heard) if one.whole]


def _is_alone(combination: NeedCombination) -> bool:
    return len(combination.elements) == 1 and not combination.slight


def _usual(tried: _Tried, places: RegionPlaces) -> Iterator[tuple[AddedWords, str]]:
    for word in (*sorted(sheet_words().usual_names), *_place_words(places)):
        yield from ((one, word) for one in tried.in_name([word]) if one in tried.alone)


@cache
def _place_words(places: RegionPlaces) -> tuple[str, ...]:
    names = (*(fact.name for fact in places.facts), *(one.name for one in places.settlements))
    return tuple(dict.fromkeys(word for name in names for word in words(name)))


def _kinds(tried: _Tried, after: NeedReader) -> Iterator[tuple[AddedWords, str]]:
    """What kinds of institutions are called that do something else."""
    for key, kind in load_vocabulary().kinds.items():
        for phrase in kind.words:
            for one in tried.in_name(words(phrase)):
                need = after.book.at(one.need)
                if need and not {key, *kind.broader} & set(need.kinds):
                    yield one, phrase


def _named(tried: _Tried, catalog: Catalog, after: NeedReader) -> Iterator[tuple[AddedWords, str]]:
    """Names of institutions that do something else than the need, and would be lost."""
    if not tried.by_number:
        return
    then, left = catalog.with_needs(after), MOST_TRIED
    for institution in catalog.institutions:
        for name in _names(institution):
            for one in tried.in_name(words(name)):
                need = after.book.at(one.need)
                if need and set(need.kinds) & catalog.kinds_of(institution.code):
                    continue
                if one in tried.alone:
                    yield one, name
                elif left:
                    left -= 1
                    if _finds(catalog, name, institution) and not _finds(then, name, institution):
                        yield one, name


def _names(institution: Institution) -> Iterator[str]:
    said = (institution.short_name, institution.official_name, *institution.other_names)
    return (name for name in dict.fromkeys(said) if name)


def _finds(catalog: Catalog, name: str, institution: Institution) -> bool:
    found = catalog.search(name)
    return found.decision in FOUND and institution.code in found.fitting
