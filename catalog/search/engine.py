"""The entrance to the search: an immutable index of one version of the register."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from operator import attrgetter
from types import MappingProxyType

from catalog.model import Institution, RegisterVersion
from catalog.search.bitsets import members
from catalog.search.decision.both import both
from catalog.search.decision.decide import Decider
from catalog.search.index.build import build
from catalog.search.index.fields import closure
from catalog.search.index.search_index import SearchIndex
from catalog.search.language.lexicon import Meaning
from catalog.search.needs.lead import led
from catalog.search.needs.reader import NO_NEEDS, NeedReader
from catalog.search.places.region_places import PlaceName, RegionPlaces, Town
from catalog.search.query.completion import Completer
from catalog.search.query.parse import QueryParser
from catalog.search.query.query import Query
from catalog.search.query.tokenizer import Tokenizer
from catalog.search.result import Decision, NeedsTold, SearchResult
from catalog.search.vocabulary.kinds import KindName

LIMIT = 10
UNSURE = (Decision.CHOOSE, Decision.NONE)
FILLER = frozenset({Meaning.FILLER})
FOUND_BY = attrgetter(
    "code", "official_name", "short_name", "kind", "place", "address", "inn", "ogrn", "other_names"
)
"""What the index is made from. The rest (pages, phones, services) is shown as the institution has it."""

NO_WORDS: Mapping[str, str] = MappingProxyType({})


class Catalog:
    """The institutions of one version of the register, ready to be searched."""

    def __init__(
        self,
        institutions: Sequence[Institution],
        region: RegionPlaces,
        version: RegisterVersion | None = None,
        kind_words: Mapping[str, str] = NO_WORDS,
        needs: NeedReader | None = None,
    ) -> None:
        """`kind_words`: what residents call kinds beside the vocabulary: word → key of the kind.

        Without `needs` it looks for institutions alone.
        """
        index = build(tuple(institutions), region, kind_words)
        self._vocabulary = index.shared.vocabulary
        self._tokenizer = Tokenizer(index.lexicon, index.spelling, self._vocabulary)
        self.kind_words, self.needs = kind_words, needs
        self._take(index, version)

    def _take(self, index: SearchIndex, version: RegisterVersion | None) -> None:
        self.version = version
        self.institutions, self._index = tuple(index.institutions), index
        self._parser = QueryParser(self._vocabulary, index, self._tokenizer, self._told)
        self._decider = Decider(index)
        self._completer = Completer(index)

    def changed(
        self,
        institutions: Sequence[Institution],
        version: RegisterVersion | None,
        kind_words: Mapping[str, str] = NO_WORDS,
        needs: NeedReader | None = None,
    ) -> "Catalog | None":
        """What a catalogue of these would be, in a moment: it shares what this one has been at pains to make.

        `needs`: where they differ from this one's. None where one is found by something else now, is new
        or gone, or where the words for kinds differ.
        """
        if kind_words != self.kind_words or not _are_found_alike(self.institutions, institutions):
            return None
        new = copy(self)
        new.needs = needs or self.needs
        new._take(replace(self._index, institutions=tuple(institutions)), version)  # noqa: SLF001 - its own kind
        return new

    def with_needs(self, needs: NeedReader) -> "Catalog":
        """The same institutions, searched with other words for needs: what a change of them would do."""
        new = copy(self)
        new.needs = needs
        new._take(self._index, self.version)  # noqa: SLF001 - its own kind
        return new

    def shares_index_with(self, other: "Catalog") -> bool:
        """Whether one is a change of the other that search didn't notice."""
        return self._tokenizer is other._tokenizer  # noqa: SLF001 - its own kind

    def search(self, text: str, *, place: str = "", limit: int = LIMIT) -> SearchResult:
        """What the question means in this register.

        `place` is the key of a place held from the conversation: it counts where the text names none. Never
        raises; `elapsed_ms` is the time of this call.
        """
        started = time.perf_counter()
        return self._find(self.parse(text), place, limit, started)

    def parse(self, text: str) -> Query:
        """What the question says, and where: a value that can be changed and searched. Never raises."""
        return self._parser.parse(text)

    def completed(self, text: str) -> tuple[str, ...]:
        """What a question that is being typed may become, the likeliest first; itself where it is whole."""
        return self._completer.completed(text)

    def find(self, query: Query, *, place: str = "", limit: int = LIMIT) -> SearchResult:
        """Search for a question that this catalogue has parsed; `place` as in `search`.

        The clues of the result are those of the reading that was taken: where nothing fits the first,
        another one is tried. Of places of one name it keeps those where something fits.
        """
        return self._find(query, place, limit, time.perf_counter())

    def _find(self, query: Query, place: str, limit: int, started: float) -> SearchResult:
        found = self._found(query, place, limit)
        if found.decision in UNSURE:
            found = next(self._both(query, place, limit), found)
        told = query.told
        if self.needs is not None and told.needs:
            found = led(found, told, self.needs.book.at(told.needs[0]), self)
        elapsed = (time.perf_counter() - started) * 1000
        return replace(found, query=query.written or query.text, elapsed_ms=elapsed)

    def _found(self, query: Query, place: str, limit: int) -> SearchResult:
        return self._decider.decide(query.text, query.reading, place, limit)

    def _both(self, query: Query, place: str, limit: int) -> Iterator[SearchResult]:
        """The choices between two institutions that the question may ask for."""
        for parts in self._parser.two_parts(query):
            left, right = (self._found(part, place, limit) for part in parts)
            if result := both(left, right, limit):
                yield result

    def _told(self, query: Query) -> NeedsTold:
        if self.needs is None:
            return NO_NEEDS
        return self.needs.read(query.text, query.reading, self._knows, self._is_filler)

    def _knows(self, word: str) -> bool:
        return word in self._index.lexicon or word in self._vocabulary.bodies

    def _is_filler(self, word: str) -> bool:
        lexicon = self._index.lexicon
        return any(lexicon.is_phrase(lemma, FILLER) for lemma in lexicon.lemmas_of(word))

    def kinds_of(self, code: str) -> frozenset[str]:
        """What the institution of that code counts as, by the keys of kinds."""
        kind = self.kind_key_of(code)
        return frozenset(closure(self._vocabulary, kind)) if kind else frozenset()

    def has_kind(self, kind: str) -> bool:
        """Whether some institution counts as that kind."""
        return kind in self._index.kinds

    def get(self, code: str) -> Institution | None:
        """The institution with that code, INN or OGRN."""
        number = self._number(code)
        return None if number is None else self.institutions[number]

    def _number(self, code: str) -> int | None:
        return next(iter(self._index.codes.get(code.strip().lower(), ())), None)

    def kind_of(self, code: str) -> str:
        """What the kind of that institution is called; "" where neither its type nor its name tells."""
        key = self.kind_key_of(code)
        return self._vocabulary.kinds[key].name.one if key else ""

    def kind_key_of(self, code: str) -> str:
        """The key of the kind of that institution; "" where neither its type nor its name tells."""
        number = self._number(code)
        return "" if number is None else self._index.own_kinds[number]

    def browse(self, kind: str = "", place: str = "") -> tuple[Institution, ...]:
        """All of a kind in a place, in the register's order; "" leaves that open, an unknown key has none."""
        bits = self._index.all
        if kind:
            bits &= self._index.kinds.bits(kind)
        if place:
            bits &= self._index.at(place)
        return tuple(self.institutions[number] for number in members(bits))

    def is_at(self, codes: Collection[str], place: str) -> bool:
        """Whether all institutions of these codes are at that place."""
        bits = self._index.at(place)
        numbers = (self._number(code) for code in codes)
        return all(number is not None and bits >> number & 1 for number in numbers)

    def place(self, key: str) -> PlaceName | None:
        """The place of that key."""
        return self._index.gazetteer.named(key)

    def places(self) -> tuple[PlaceName, ...]:
        """All places that some institution is at, in the order of their labels."""
        return tuple(sorted(self._held_places(), key=lambda name: (name.level, name.label)))

    def place_labelled(self, label: str) -> str:
        """The key of a place that is shown so; "" where none is, or nothing is asked."""
        found = (name.key for name in self._held_places() if name.label == label) if label else ()
        return next(iter(found), "")

    def _held_places(self) -> Iterator[PlaceName]:
        gazetteer = self._index.gazetteer
        for key in gazetteer.names:
            if key in gazetteer.bitsets and (name := gazetteer.named(key)):
                yield name

    @property
    def towns(self) -> tuple[Town, ...]:
        """The towns of the region whose point on the map is known."""
        return self._index.gazetteer.towns

    def kinds(self) -> tuple[KindName, ...]:
        """The kinds that occur in the register, in the order of the vocabulary."""
        return tuple(kind.name for key, kind in self._vocabulary.kinds.items() if key in self._index.kinds)


def _are_found_alike(before: Sequence[Institution], after: Sequence[Institution]) -> bool:
    return len(before) == len(after) and all(
        one is other or FOUND_BY(one) == FOUND_BY(other) for one, other in zip(before, after, strict=True)
    )
