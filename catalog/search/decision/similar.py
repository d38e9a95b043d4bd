"""What is offered as similar where nothing fits, never as found."""

from catalog.search.decision.confidence import SURE
from catalog.search.decision.matter import Matter
from catalog.search.decision.near_by_letters import WordsByLetters
from catalog.search.decision.no_match import without_blamed
from catalog.search.ranking.rank import RankedGroup, Ranking

MOST_UNKNOWN = 3
"""Words that nobody bears of which what looks like them is looked for."""


def similar(matter: Matter, search: Ranking, words: WordsByLetters) -> list[RankedGroup]:
    """Who is called alike; of the kind asked for, else, who fits but for a clue, or is of a kind akin."""
    found = _called_alike(matter, words)
    if found or not matter.reading.kinds:
        return found
    return search.groups or without_blamed(search.constraints, matter.index) or _akin(matter, search)


def _called_alike(matter: Matter, words: WordsByLetters) -> list[RankedGroup]:
    """Of the kind, those whose names hold what looks like a word that nobody bears."""
    reading, index = matter.reading, matter.index
    unknown = dict.fromkeys((*reading.unknown, *([reading.doubted] if reading.doubted else [])))
    left = index.kinds.bits(reading.kinds[0].kind) if reading.kinds else index.all
    groups = []
    for word in dict.fromkeys(near for said in list(unknown)[:MOST_UNKNOWN] for near in words.near(said)):
        found = left & index.names.bits(word)
        left &= ~found
        groups += [RankedGroup(found, SURE)] if found else []
    return groups


def _akin(matter: Matter, search: Ranking) -> list[RankedGroup]:
    """Institutions of kinds that are akin, where the place is: an ambulatory instead of a ФАП."""
    bits = 0
    for kind in matter.vocabulary.kinds[matter.reading.kinds[0].kind].akin:
        bits |= matter.index.kinds.bits(kind)
    for constraint in search.constraints:
        bits &= constraint.union if constraint.feature == "place" else -1
    return [RankedGroup(bits, SURE)] if bits else []
