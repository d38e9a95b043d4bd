"""Understands which need a question tells of, and how surely."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from catalog.needs.book import NeedBook
from catalog.needs.load import load_needs
from catalog.needs.own import NOTHING_OWN, OwnNeeds
from catalog.resource_file import RESOURCES, Block, ResourceError, Words, read_resource
from catalog.search.language.normalize import words as words_of
from catalog.search.needs.combinations import NeedCombination, NeedWordsError, read_combination
from catalog.search.needs.evidence import HeardWord, NeedEvidence, build_index
from catalog.search.needs.read import read_words
from catalog.search.needs.weigh import weigh
from catalog.search.query.slots import Reading
from catalog.search.result import NeedsTold

CLEAR = 0.25
"""How far ahead of the next one a need is sure."""

SURE = 0.6
"""Below this evidence no need is sure, however far it is ahead."""

NEAR = 0.45
"""The share of the best one's evidence from which on another is told beside it."""

SECOND = 0.5
"""The share from which on another need, told by other words, is a second one that is asked for."""

MOST = 3


@dataclass(frozen=True, slots=True)
class NeedWordsFile:
    """vocabulary/need_words.yaml."""

    slight: Block
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
        self._index = build_index(needs, words.slight)
        self._general = {need for need, entry in book.entries.items() if entry.general}

    def read(self, text: str, reading: Reading, knows: Callable[[str], bool]) -> NeedsTold:
        """The needs that the question tells of, best first; none for one that is a code.

        `knows`: whether the search knows a word, so that it is no slip.
        """
        if reading.code:
            return NO_NEEDS
        own = _of_institution(reading)
        heard = [word for word in read_words(self._index, text, knows) if word.text not in own.aside]
        weighed = self._general_last(weigh(self._index, heard))
        if not weighed:
            return NO_NEEDS
        best = weighed[0]
        shown = self._told(weighed)
        return NeedsTold(
            needs=tuple(one.need for one in shown),
            sure=self._is_sure(weighed, heard),
            whole=best.whole and not best.slight,
            hinted=best.whole,
            telling=sum(not heard[at].is_slight for at in best.words),
            beyond=_beyond(best, heard, own.named),
        )

    def _general_last(self, weighed: list[NeedEvidence]) -> list[NeedEvidence]:
        """Where another need is told wholly, the general one is no rival to it."""
        special = [one for one in weighed if one.need not in self._general]
        if any(one.whole and not one.slight and one.score >= SURE for one in special):
            return special
        return weighed

    def _told(self, weighed: Sequence[NeedEvidence]) -> list[NeedEvidence]:
        """The best ones, each under the id that it is told by once."""
        found: dict[str, NeedEvidence] = {}
        for one in weighed:
            if one.score >= weighed[0].score * NEAR:
                found.setdefault(one.need, one)
        return list(found.values())[:MOST]

    def _is_sure(self, weighed: Sequence[NeedEvidence], heard: Sequence[HeardWord]) -> bool:
        best = weighed[0]
        if not best.whole or best.slight or best.score < SURE:
            return False
        rivals = [one for one in weighed[1:] if one.whole]
        if any(best.score - one.score < CLEAR for one in rivals):
            return False
        return not any(self._is_second(best, one, heard) for one in rivals)

    def _is_second(self, best: NeedEvidence, other: NeedEvidence, heard: Sequence[HeardWord]) -> bool:
        """Whether another need is told beside the first, by words that the first has nothing to do with."""
        own = self._index.of_need[best.need]
        strange = [heard[at] for at in other.words - best.words if not heard[at].mask & own]
        return (
            not other.slight
            and other.score >= SECOND * best.score
            and any(not word.is_slight for word in strange)
        )


@dataclass(frozen=True, slots=True)
class _Named:
    """The words that name the institution, and those that name a street or a marked place."""

    named: frozenset[str]
    aside: frozenset[str]


def _of_institution(reading: Reading) -> _Named:
    said = [clue.said for clue in (*reading.kinds, *reading.rivals, *reading.places, *reading.names)]
    street = [reading.street.said] if reading.street else []
    marked = [clue.said for clue in reading.places if clue.marked]
    numbers = [str(number) for number in reading.numbers] if reading.kinds else []
    aside = _words([*marked, *street, *numbers, reading.house])
    return _Named(frozenset(_words([*said, *street])), frozenset(aside))


def _words(said: Sequence[str]) -> list[str]:
    return [word for phrase in said for word in words_of(phrase)]


def _beyond(best: NeedEvidence, heard: Sequence[HeardWord], named: frozenset[str]) -> int:
    """How many telling words of the need aren't words of the institution's name alone."""
    return sum(heard[at].text not in named and not heard[at].is_slight for at in best.words)


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
