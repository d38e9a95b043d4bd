"""From the reading of a question to a decision: one answer, a choice, a service, or nothing."""

from dataclasses import replace
from functools import cached_property

from catalog.search.bitsets import members
from catalog.search.decision.by_place import all_but_denied, authority, from_conversation, lies_within
from catalog.search.decision.by_service import by_number, providers
from catalog.search.decision.clarify import best_question
from catalog.search.decision.confidence import SURE, Judgement, are_proper, weighed
from catalog.search.decision.confidence import top as top_of
from catalog.search.decision.near_by_letters import WordsByLetters
from catalog.search.decision.no_match import missing, similar
from catalog.search.index.search_index import SearchIndex, plain_code
from catalog.search.query.alternative_parses import second_readings
from catalog.search.query.clues import clues_of
from catalog.search.query.slots import Reading
from catalog.search.ranking.explain import matches
from catalog.search.ranking.features import UNKNOWN_WORD, constraints
from catalog.search.ranking.rank import RankedGroup, Ranking, rank
from catalog.search.result import Decision, Match, Missing, SearchResult, Talk, Trait
from catalog.search.vocabulary.vocabulary import Vocabulary

MOST_UNKNOWN = 3
"""Words that nobody bears of which what looks like them is looked for."""

SHORT_TITLE, TITLE = 3, 4
"""Words from which on a whole name counts as such: with a legal form, and without one."""


class Decider:
    """Decides about readings over one register."""

    def __init__(self, index: SearchIndex, vocabulary: Vocabulary) -> None:
        self._index, self._vocabulary = index, vocabulary

    def decide(self, text: str, reading: Reading, place: str, limit: int) -> SearchResult:
        """The whole result, but for the time that it took."""
        verdict = self._judge_query(reading, place)
        if verdict.decision is Decision.NONE:
            verdict, reading = self._second(reading, place) or (verdict, reading)
        decision, search = verdict.decision, verdict.search
        none = decision is Decision.NONE
        top = 0 if none else top_of(search)
        said = {constraint.trait for constraint in search.constraints if constraint.feature == "number"}
        return SearchResult(
            query=text,
            decision=decision,
            clues=clues_of(reading, top, self._index),
            matches=() if none else matches(search.groups, search.constraints, self._index, limit),
            fitting=() if none else self._fitting(search),
            question=best_question(top, self._index, said) if decision is Decision.CHOOSE else None,
            missing=self._missing(reading, search) if none else (),
            similar=self._similar(reading, search, limit) if none else (),
        )

    def _fitting(self, search: Ranking) -> tuple[str, ...]:
        """The codes of all that are equally far ahead, best first."""
        ahead = (group for group in search.groups if group.bits & top_of(search))
        numbers = (number for group in ahead for number in members(group.bits))
        return tuple(self._index.institutions[number].code for number in numbers)

    def _second(self, reading: Reading, place: str) -> tuple[Judgement, Reading] | None:
        """Read otherwise where nothing fits: a number as that of a house, a place's word as a street."""
        for other in second_readings(reading, self._index):
            verdict = self._judge_query(other, place)
            if verdict.decision is not Decision.NONE:
                return verdict, other
        return None

    def _missing(self, reading: Reading, search: Ranking) -> tuple[Missing, ...]:
        if reading.doubted and not reading.doubted_street and search.groups:
            return (Missing(Trait.NAME, f"«{reading.doubted}»"),)
        if reading.unknown_place:
            return (Missing(Trait.LOCALITY, reading.unknown_place),)
        return missing(search.constraints, self._index)

    def _similar(self, reading: Reading, search: Ranking, limit: int) -> tuple[Match, ...]:
        groups = self._by_letters(reading)
        if not groups and reading.kinds:
            groups = search.groups or similar(search.constraints, self._index) or self._akin(reading, search)
        return matches(groups, search.constraints, self._index, limit)

    def _by_letters(self, reading: Reading) -> list[RankedGroup]:
        """Of the kind, those whose names hold what looks like a word that nobody bears."""
        unknown = dict.fromkeys((*reading.unknown, *([reading.doubted] if reading.doubted else [])))
        bits = self._index.kinds.bits(reading.kinds[0].kind) if reading.kinds else self._index.all
        near = dict.fromkeys(word for said in list(unknown)[:MOST_UNKNOWN] for word in self._words.near(said))
        groups = []
        for word in near:
            found = bits & self._index.names.bits(word)
            bits &= ~found
            groups += [RankedGroup(found, SURE)] if found else []
        return groups

    @cached_property
    def _words(self) -> WordsByLetters:
        return WordsByLetters(str(word) for word, _numbers in self._index.names.items())

    def _akin(self, reading: Reading, search: Ranking) -> list[RankedGroup]:
        """Institutions of kinds that are akin, where the place is: an ambulatory instead of a ФАП."""
        bits = 0
        for kind in self._vocabulary.kinds[reading.kinds[0].kind].akin:
            bits |= self._index.kinds.bits(kind)
        for constraint in search.constraints:
            bits &= constraint.union if constraint.feature == "place" else -1
        return [RankedGroup(bits, SURE)] if bits else []

    # --- which question it is

    def _judge_query(self, reading: Reading, place: str) -> Judgement:
        index = self._index
        whole = self._by_code(reading) or self._by_title(reading)
        if whole:
            decision = Decision.ANSWER if whole.bit_count() == 1 else Decision.CHOOSE
            return Judgement(decision, Ranking([], [RankedGroup(whole, 1.0)], whole))
        asked = constraints(reading, index, self._vocabulary)
        if reading.code or not self._says_something(reading):
            return Judgement(Decision.NONE, Ranking(asked if reading.kinds else []))
        if place and index.at(place) and lies_within(place, asked, reading, index):
            asked.append(from_conversation(place, index))
        if self._only_service(reading):
            return Judgement(Decision.SERVICE, providers(reading, asked, index, self._vocabulary))
        numbered = by_number(reading, asked, index, self._vocabulary)
        if numbered.groups:
            return weighed(reading, numbered)
        if self._only_place(reading):
            return weighed(reading, authority(reading, asked, index))
        everyone, burden = all_but_denied(reading, index), UNKNOWN_WORD * len(reading.unknown)
        return weighed(reading, rank(asked, everyone, burden))

    def _says_something(self, reading: Reading) -> bool:
        if reading.kinds or reading.topic or reading.street:
            return True
        if reading.names:
            quiet = reading.talk not in {Talk.OFF_TOPIC, Talk.INSULT}
            sure = not reading.unknown or (bool(reading.places) and are_proper(reading.names, self._index))
            return quiet and sure and all(name.slips <= 1 and not name.village for name in reading.names)
        if reading.talk in {Talk.OFF_TOPIC, Talk.INSULT} or reading.unknown:
            return False
        return bool(reading.places) or (len(reading.numbers) == 1 and not reading.passed_over)

    @staticmethod
    def _only_service(reading: Reading) -> bool:
        """A service and no institution: «записаться к врачу», «записать в садик», «кружки в Елани»."""
        if reading.numbers or reading.names or reading.street:
            return False
        return reading.own_topic is not None or (reading.topic is not None and not reading.kinds)

    @staticmethod
    def _only_place(reading: Reading) -> bool:
        return bool(reading.places) and not (
            reading.kinds or reading.numbers or reading.names or reading.street
        )

    # --- what fits

    def _by_code(self, reading: Reading) -> int:
        codes = self._index.codes
        numbers = codes.get(reading.code) or codes.get(plain_code(reading.code)) or []
        return sum(1 << number for number in dict.fromkeys(numbers)) if reading.code else 0

    def _by_title(self, reading: Reading) -> int:
        """Institutions whose whole official or short name this is."""
        least = SHORT_TITLE if reading.legal else TITLE
        found = (self._index.titles.bits(title) for title in reading.titles if len(title) >= least)
        return next(filter(None, found), 0)


def timed(result: SearchResult, milliseconds: float) -> SearchResult:
    """The result with the time that it took."""
    return replace(result, elapsed_ms=milliseconds)
