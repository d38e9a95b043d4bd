"""From the reading of a question to a decision: one answer, a choice, a service, or nothing."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.search.bitsets import members
from catalog.search.decision.clarify import best_question
from catalog.search.decision.confidence import Judgement, top
from catalog.search.decision.judge import judge
from catalog.search.decision.matter import Matter
from catalog.search.decision.no_match import missing
from catalog.search.decision.similar import SimilarNames
from catalog.search.index.search_index import SearchIndex
from catalog.search.query.alternative_parses import second_readings
from catalog.search.query.clues import clues_of
from catalog.search.query.slots import Reading
from catalog.search.ranking.explain import matches
from catalog.search.ranking.rank import Ranking
from catalog.search.result import Decision, SearchResult


class Decider:
    """Decides about readings over one register."""

    def __init__(self, index: SearchIndex) -> None:
        self._index, self._names = index, SimilarNames(index)

    def decide(self, text: str, reading: Reading, place: str, limit: int) -> SearchResult:
        """The whole result, but for the time that it took.

        `place` is the key of the place held from the conversation, or "".
        """
        matter = Matter(reading, self._index, place)
        judgement = judge(matter)
        if judgement.decision is Decision.NONE:
            matter, judgement = _read_otherwise(matter) or (matter, judgement)
        if judgement.decision is Decision.NONE:
            return self._none(text, matter, judgement.search, limit)
        return self._found(text, matter, judgement, limit)

    def _none(self, text: str, matter: Matter, search: Ranking, limit: int) -> SearchResult:
        near = self._names.similar(matter, search)
        return SearchResult(
            query=text,
            decision=Decision.NONE,
            clues=clues_of(matter.reading, 0, self._index),
            missing=missing(matter, search),
            similar=matches(near, search.constraints, self._index, limit),
        )

    def _found(self, text: str, matter: Matter, judgement: Judgement, limit: int) -> SearchResult:
        decision, search, index = judgement.decision, judgement.search, self._index
        ahead = top(search)
        said = {constraint.trait for constraint in search.constraints if constraint.feature == "number"}
        return SearchResult(
            query=text,
            decision=decision,
            clues=clues_of(matter.reading, ahead, index),
            matches=matches(search.groups, search.constraints, index, limit),
            fitting=tuple(self._codes(search, ahead)),
            question=best_question(ahead, index, said) if decision is Decision.CHOOSE else None,
        )

    def _codes(self, search: Ranking, ahead: int) -> Iterator[str]:
        """The codes of all that are equally far ahead, best first."""
        for group in search.groups:
            for number in members(group.bits) if group.bits & ahead else ():
                yield self._index.institutions[number].code


def _read_otherwise(matter: Matter) -> tuple[Matter, Judgement] | None:
    """Where nothing fits: a number read as that of a house, a place's word as a street."""
    for reading in second_readings(matter.reading, matter.index):
        other = replace(matter, reading=reading)
        judgement = judge(other)
        if judgement.decision is not Decision.NONE:
            return other, judgement
    return None
