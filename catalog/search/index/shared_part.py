"""The part of an index that is the same for all registers of a region: made once a process, never changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from catalog.search.language.lexicon import Lexicon
from catalog.search.language.normalize import words
from catalog.search.language.spelling import Spelling
from catalog.search.places.gazetteer import Gazetteer
from catalog.search.places.region_places import RegionPlaces
from catalog.search.places.settlements import teach_settlements
from catalog.search.vocabulary.fill_lexicon import teach
from catalog.search.vocabulary.vocabulary import Vocabulary, load_vocabulary, with_kind_words

MOST_KEPT = 8
"""Regions and lists of added words whose part is kept: a process serves one, its desk tries another."""

Phrase = frozenset[str]
"""The first dictionary forms of a phrase's words, in any order."""

Narrower = Mapping[str, list[tuple[Phrase, str]]]
"""Key of a kind: phrases and keys of the kinds that are sorts of it."""


@dataclass(frozen=True, slots=True)
class SharedPart:
    """The vocabulary made ready for search, and the words of the region's places. Registers lie over it."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    spelling: Spelling
    kind_by_words: Mapping[Phrase, str]  # phrases of several words: key of the kind
    narrower: Narrower
    called: Mapping[str, tuple[str, ...]]  # key: the words of the kind's name


_making = Lock()
"""Catalogues are built in threads: the second waits for what the first one makes."""


def shared_part(places: RegionPlaces, kind_words: Mapping[str, str]) -> SharedPart:
    """The part for that region and the words that operators added to kinds: word → key of the kind."""
    with _making:
        return _make(places, tuple(kind_words.items()))


@lru_cache(maxsize=MOST_KEPT)
def _make(places: RegionPlaces, kind_words: tuple[tuple[str, str], ...]) -> SharedPart:
    vocabulary = with_kind_words(load_vocabulary(), dict(kind_words))
    lexicon = Lexicon()
    teach(lexicon, vocabulary)
    teach_settlements(lexicon, places)
    named = Lexicon(lexicon)
    Gazetteer(places, named, 0)  # each register has its own places, but the words of these are in all of them
    for word in named.own_words():
        lexicon.add_word(word)
    lexicon.finish()
    phrases = [(frozenset(lemmas), key) for key, lemmas in _phrases(vocabulary, lexicon)]
    return SharedPart(
        vocabulary,
        lexicon,
        Spelling(lexicon.forms(), lexicon.lemmas()),
        dict(reversed(phrases)),  # of two kinds with one phrase the first
        _narrower(vocabulary, phrases),
        {key: tuple(words(kind.name.one)) for key, kind in vocabulary.kinds.items()},
    )


def _phrases(vocabulary: Vocabulary, lexicon: Lexicon) -> Iterator[tuple[str, list[str]]]:
    """The kinds' phrases of several words."""
    for key, kind in vocabulary.kinds.items():
        for parts in map(words, kind.words):
            if len(parts) > 1:
                yield key, [lexicon.lemmas_of(part)[0] for part in parts]


def _narrower(vocabulary: Vocabulary, phrases: list[tuple[Phrase, str]]) -> Narrower:
    """«Областная больница» is a sort of what it counts as, and of the kinds that it is near to."""
    of_kind: dict[str, list[tuple[Phrase, str]]] = defaultdict(list)
    for phrase, key in phrases:
        of_kind[key].append((phrase, key))
    found: dict[str, list[tuple[Phrase, str]]] = defaultdict(list)
    for key, kind in vocabulary.kinds.items():
        behind = [other for other, entry in vocabulary.kinds.items() if key in entry.near]
        for broader in (*kind.broader, *behind):
            found[broader].extend(of_kind.get(key, ()))
    return {key: narrower for key, narrower in found.items() if narrower}
