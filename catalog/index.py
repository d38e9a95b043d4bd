"""The entrance to the search: an immutable index of one version of the register."""

import time
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from catalog.decide import Judge, timed
from catalog.kinds import KindName
from catalog.model import Institution, RegisterVersion
from catalog.places import PlaceName, RegionPlaces
from catalog.postings import members
from catalog.prepare import build
from catalog.result import SearchResult
from catalog.understand import Understanding
from catalog.vocabulary import load_vocabulary, with_kind_words
from catalog.written import Reader

LIMIT = 10
NO_WORDS: Mapping[str, str] = MappingProxyType({})


class Catalog:
    """The institutions of one version of the register, ready to be searched."""

    def __init__(
        self,
        institutions: Sequence[Institution],
        region: RegionPlaces,
        version: RegisterVersion | None = None,
        kind_words: Mapping[str, str] = NO_WORDS,
    ) -> None:
        """`kind_words`: what residents call kinds beside the vocabulary: word → key of the kind."""
        self.institutions = tuple(institutions)
        self.version = version
        self.kind_words = kind_words
        vocabulary = self._vocabulary = with_kind_words(load_vocabulary(), kind_words)
        held = self._held = build(self.institutions, region, vocabulary)
        self._understanding = Understanding(vocabulary, held, Reader(held.lexicon, held.spelling, vocabulary))
        self._judge = Judge(held, vocabulary)

    def search(self, text: str, *, place: str = "", limit: int = LIMIT) -> SearchResult:
        """What the question means in this register.

        `place` is the key of a place held from the conversation: it counts where the text names none. Never
        raises; `elapsed_ms` is the time of this call.
        """
        started = time.perf_counter()
        reading = self._understanding.read(text)
        found = self._judge.decide(text, reading, place, limit)
        return timed(found, (time.perf_counter() - started) * 1000)

    def get(self, code: str) -> Institution | None:
        """The institution with that code, INN or OGRN."""
        number = self._number(code)
        return None if number is None else self.institutions[number]

    def _number(self, code: str) -> int | None:
        return next(iter(self._held.codes.get(code.strip().lower(), ())), None)

    def kind_of(self, code: str) -> str:
        """What the kind of that institution is called; "" where neither its type nor its name tells."""
        number = self._number(code)
        key = "" if number is None else self._held.own_kinds[number]
        return self._vocabulary.kinds[key].name.one if key else ""

    def browse(self, kind: str = "", place: str = "") -> tuple[Institution, ...]:
        """All of a kind in a place, in the register's order; "" leaves that open, an unknown key has none."""
        bits = self._held.all
        if kind:
            bits &= self._held.kinds.bits(kind)
        if place:
            bits &= self._held.at(place)
        return tuple(self.institutions[number] for number in members(bits))

    def place(self, key: str) -> PlaceName | None:
        """The place of that key."""
        return self._held.gazetteer.named(key)

    def places(self) -> tuple[PlaceName, ...]:
        """All places that some institution is at, in the order of their labels."""
        gazetteer = self._held.gazetteer
        held = (
            name for key in gazetteer.names if key in gazetteer.postings and (name := gazetteer.named(key))
        )
        return tuple(sorted(held, key=lambda name: (name.level, name.label)))

    def kinds(self) -> tuple[KindName, ...]:
        """The kinds that occur in the register, in the order of the vocabulary."""
        return tuple(kind.name for key, kind in self._vocabulary.kinds.items() if key in self._held.kinds)
