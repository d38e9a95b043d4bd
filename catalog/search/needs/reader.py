"""Understands which need a question tells of, and how surely."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from catalog.needs.book import NeedBook
from catalog.needs.load import load_needs
from catalog.needs.own import NOTHING_OWN, OwnNeeds
from catalog.resource_file import RESOURCES, Block, ResourceError, Words, read_resource
from catalog.search.needs.combinations import NeedCombination, NeedWordsError, read_combination
from catalog.search.needs.evidence import HeardWord, NeedEvidence, build_index
from catalog.search.needs.institution_words import named_by
from catalog.search.needs.possible import possible
from catalog.search.needs.read import read_words
from catalog.search.needs.sureness import SURE, is_sure
from catalog.search.needs.weigh import weigh
from catalog.search.query.slots import Reading
from catalog.search.result import NeedsTold

NEAR = 0.4
"""The share of the best one's evidence from which on another is told beside it."""

MOST = 3
MANY = 6
"""A word that more needs know names no institution."""

SHORTEST = 3
"""Letters of a word that says something."""


@dataclass(frozen=True, slots=True)
class NeedWordsFile:
    """vocabulary/need_words.yaml."""

    slight: Block
    beside: Block
    classes: dict[str, Words]


@cache
def need_words() -> NeedWordsFile:
    """The classes of words, and what any question may hold."""
    return read_resource(RESOURCES / "vocabulary" / "need_words.yaml", NeedWordsFile)


class NeedReader:
    """The words of a region's needs, ready for questions."""

    def __init__(self, book: NeedBook) -> None:
        """Raises ResourceError where a need's words can't be used."""
        self.book = book
        words = need_words()
        needs = {need: _combinations(need, says, words) for need, says in book.says.items()}
        self._index = build_index(needs, words.slight, words.beside)
        self._general = {need for need, entry in book.entries.items() if entry.general}

    def read(
        self, text: str, reading: Reading, knows: Callable[[str], bool], is_filler: Callable[[str], bool]
    ) -> NeedsTold:
        """The needs that the question tells of, best first; none for one that is a code.

        `knows`: whether the search knows a word, so that it is no slip. `is_filler`: whether the search for
        institutions passes it over.
        """
        if reading.code:
            return NO_NEEDS
        named = named_by(reading)
        heard = [word for word in read_words(self._index, text, knows) if word.text not in named.aside]

        def is_idle(word: str) -> bool:
            slight = len(word) < SHORTEST or word in self._index.idle_words
            return slight or word in named.words or is_filler(word)

        weighed = self._general_last(weigh(self._index, heard)) or possible(heard, is_idle)
        if not weighed:
            return NO_NEEDS
        best = weighed[0]
        shown = [one for one in weighed if one.score >= best.score * NEAR][:MOST]
        telling = [heard[at].text for at in best.words if not heard[at].is_slight]
        return NeedsTold(
            needs=tuple(one.need for one in shown),
            sure=is_sure(self._index, weighed, heard, is_idle),
            whole=any(one.whole and not one.slight for one in weighed),
            hinted=best.whole,
            telling=len(telling),
            beyond=sum(named.leaves(word, is_filler) for word in telling),
            kind_named=bool(named.kinds),
            name_taken=bool(named.maybe) and named.maybe <= self._known_to(best, heard),
        )

    def _known_to(self, best: NeedEvidence, heard: Sequence[HeardWord]) -> set[str]:
        """The words that the need has something to do with, and those of many needs, which name nobody."""
        own = self._index.of_need[best.need]
        return {word.text for word in heard if word.mask & own or len(word.needs) > MANY}

    def _general_last(self, weighed: list[NeedEvidence]) -> list[NeedEvidence]:
        """Where another need is told wholly, the general one is no rival to it."""
        special = [one for one in weighed if one.need not in self._general]
        if any(one.whole and not one.slight and one.score >= SURE for one in special):
            return special
        return weighed


def _combinations(need: str, says: Sequence[str], words: NeedWordsFile) -> list[NeedCombination]:
    try:
        return [read_combination(line, words.classes) for line in says]
    except NeedWordsError as error:
        raise ResourceError(f"needs.yaml, нужда «{need}», поле «says»: {error}") from error


def reader_of(region: str, own: OwnNeeds = NOTHING_OWN) -> NeedReader:
    """The reader of that region's resources; those without anything own are made once a process.

    Raises ResourceError.
    """
    return NeedReader(load_needs(region).with_own(own)) if own else _reader_of(region)


@lru_cache(maxsize=4)
def _reader_of(region: str) -> NeedReader:
    return NeedReader(load_needs(region))


NO_NEEDS = NeedsTold()
