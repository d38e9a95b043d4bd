"""What is offered as similar where nothing fits, never as found."""

from collections.abc import Iterator
from functools import cached_property

from catalog.search.decision.confidence import SURE
from catalog.search.decision.matter import Matter
from catalog.search.decision.near_by_letters import WordsByLetters
from catalog.search.decision.no_match import without_blamed
from catalog.search.index.search_index import SearchIndex
from catalog.search.language.morphology import Nature, nature
from catalog.search.ranking.rank import RankedGroup, Ranking

MOST_UNKNOWN = 3
"""Words that nobody bears of which what looks like them is looked for."""


class SimilarNames:
    """Knows the words of one register's names by their letters; they are filed when first asked for."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def similar(self, matter: Matter, search: Ranking) -> list[RankedGroup]:
        """Who is called alike; of the kind asked for, else, who fits but for a clue, or is of a kind akin."""
        if not matter.reading.kinds:
            return list(self._called_alike_of_any_kind(matter))
        alike = list(self._called_alike(matter))
        return (
            alike or search.groups or without_blamed(search.constraints, self._index) or _akin(matter, search)
        )

    def _called_alike(self, matter: Matter) -> Iterator[RankedGroup]:
        """Of the kind, those whose names hold what looks like a word that nobody bears."""
        left, names = self._index.kinds.bits(matter.reading.kinds[0].kind), self._index.names
        for word in dict.fromkeys(near for said in _unknown(matter) for near in self._words.near(said)):
            found = left & names.bits(word)
            left &= ~found
            if found:
                yield RankedGroup(found, SURE)

    def _called_alike_of_any_kind(self, matter: Matter) -> Iterator[RankedGroup]:
        """Those whose proper names look like a word of no dictionary: «ромашенция», not «облако»."""
        strange = (said for said in _unknown(matter) if nature(said) is Nature.NONE)
        for word in dict.fromkeys(near for said in strange for near in self._proper.near(said)):
            yield RankedGroup(self._index.proper.bits(word), SURE)

    @cached_property
    def _words(self) -> WordsByLetters:
        return WordsByLetters(str(word) for word, _numbers in self._index.names.items())

    @cached_property
    def _proper(self) -> WordsByLetters:
        tells = self._index.lexicon.tells  # «Волгоград», «клинический» are in quotes, too
        return WordsByLetters(word for word in map(str, self._index.proper) if not tells(word))


def _unknown(matter: Matter) -> list[str]:
    """The first words that nobody bears."""
    doubted = [matter.reading.doubted] if matter.reading.doubted else []
    return list(dict.fromkeys((*matter.reading.unknown, *doubted)))[:MOST_UNKNOWN]


def _akin(matter: Matter, search: Ranking) -> list[RankedGroup]:
    """Institutions of kinds that are akin, where the place is: an ambulatory instead of a ФАП."""
    bits = 0
    for kind in matter.vocabulary.kinds[matter.reading.kinds[0].kind].akin:
        bits |= matter.index.kinds.bits(kind)
    for constraint in search.constraints:
        bits &= constraint.union if constraint.feature == "place" else -1
    return [RankedGroup(bits, SURE)] if bits else []
