"""From the reading of a question to a decision: one answer, a choice, a service, or nothing."""

from dataclasses import dataclass, replace

from catalog.clues import NameClue, Reading
from catalog.doubt import second_readings
from catalog.explain import matches
from catalog.features import UNKNOWN_WORD, Constraint, Grade, constraints, own_bits
from catalog.holdings import Holdings, plain_code
from catalog.match import Group, Search, rank
from catalog.places import Level
from catalog.postings import members
from catalog.question import best_question
from catalog.result import Clues, Decision, Match, Missing, SearchResult, Talk, Trait
from catalog.shortfall import missing, similar
from catalog.vocabulary import Vocabulary

EQUAL = 0.015
"""Scores so near to each other are equal."""

SURE = 0.55
"""Below this score nothing is an answer, however far it is ahead."""

SHORT_TITLE, TITLE = 3, 4
"""Words from which on a whole name counts as such: with a legal form, and without one."""

MOST_PLACES = 6
FEW = 3
"""So many may bear a name of which one word isn't known."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be told: a decision over a search."""

    decision: Decision
    search: Search


class Judge:
    """Decides about readings over one register."""

    def __init__(self, held: Holdings, vocabulary: Vocabulary) -> None:
        self._held, self._vocabulary = held, vocabulary

    def decide(self, text: str, reading: Reading, place: str, limit: int) -> SearchResult:
        """The whole result, but for the time that it took."""
        verdict = self._verdict(reading, place)
        if verdict.decision is Decision.NONE:
            verdict = self._second(reading, place) or verdict
        decision, search = verdict.decision, verdict.search
        none = decision is Decision.NONE
        top = 0 if none else self._top(search)
        said = {constraint.trait for constraint in search.constraints if constraint.feature == "number"}
        return SearchResult(
            query=text,
            decision=decision,
            clues=self._clues(reading, top),
            matches=() if none else matches(search.groups, search.constraints, self._held, limit),
            fitting=tuple(self._held.institutions[number].code for number in members(top)),
            question=best_question(top, self._held, said) if decision is Decision.CHOOSE else None,
            missing=self._missing(reading, search) if none else (),
            similar=self._similar(reading, search, limit) if none else (),
        )

    def _second(self, reading: Reading, place: str) -> Verdict | None:
        """Read otherwise where nothing fits: a number as that of a house, a place's word as a street."""
        for other in second_readings(reading, self._held):
            verdict = self._verdict(other, place)
            if verdict.decision is not Decision.NONE:
                return verdict
        return None

    def _missing(self, reading: Reading, search: Search) -> tuple[Missing, ...]:
        if reading.doubted and not reading.doubted_street and search.groups:
            return (Missing(Trait.NAME, f"«{reading.doubted}»"),)
        if reading.unknown_place:
            return (Missing(Trait.LOCALITY, reading.unknown_place),)
        return missing(search.constraints, self._held)

    def _similar(self, reading: Reading, search: Search, limit: int) -> tuple[Match, ...]:
        if not reading.kinds:
            return ()
        groups = search.groups or similar(search.constraints, self._held) or self._akin(reading, search)
        return matches(groups, search.constraints, self._held, limit)

    def _akin(self, reading: Reading, search: Search) -> list[Group]:
        """Institutions of kinds that are akin, where the place is: an ambulatory instead of a ФАП."""
        bits = 0
        for kind in self._vocabulary.kinds[reading.kinds[0].kind].akin:
            bits |= self._held.kinds.bits(kind)
        for constraint in search.constraints:
            bits &= constraint.union if constraint.feature == "place" else -1
        return [Group(bits, SURE)] if bits else []

    # --- which question it is

    def _verdict(self, reading: Reading, place: str) -> Verdict:
        held = self._held
        whole = self._by_code(reading) or self._by_title(reading)
        if whole:
            decision = Decision.ANSWER if whole.bit_count() == 1 else Decision.CHOOSE
            return Verdict(decision, Search([], [Group(whole, 1.0)], whole))
        asked = constraints(reading, held, self._vocabulary)
        if reading.code or not self._says_something(reading):
            return Verdict(Decision.NONE, Search(asked if reading.kinds else []))
        if place and held.at(place) and self._lies_within(place, asked, reading):
            asked.append(self._from_conversation(place))
        if self._only_service(reading):
            return Verdict(Decision.SERVICE, self._providers(reading, asked))
        if self._only_place(reading):
            return self._weighed(reading, self._authority(reading, asked))
        return self._weighed(reading, rank(asked, held.all, UNKNOWN_WORD * len(reading.unknown)))

    def _says_something(self, reading: Reading) -> bool:
        if reading.kinds or reading.topic or reading.street:
            return True
        if reading.names:
            quiet = reading.talk not in {Talk.OFF_TOPIC, Talk.INSULT}
            sure = not reading.unknown or (bool(reading.places) and self._are_proper(reading.names))
            return quiet and sure and all(name.slips <= 1 and not name.village for name in reading.names)
        if reading.talk in {Talk.OFF_TOPIC, Talk.INSULT} or reading.unknown:
            return False
        return bool(reading.places) or len(reading.numbers) == 1

    def _only_service(self, reading: Reading) -> bool:
        """A service and no institution: «записаться к врачу», «записать в садик», «кружки в Елани»."""
        if reading.numbers or reading.names or reading.street:
            return False
        if reading.topic and not reading.kinds:
            return True
        bare = bool(reading.kinds) and reading.act and not reading.places
        return bare and self._vocabulary.kinds[reading.kinds[0].kind].topic is not None

    @staticmethod
    def _only_place(reading: Reading) -> bool:
        return bool(reading.places) and not (
            reading.kinds or reading.numbers or reading.names or reading.street
        )

    # --- what fits

    def _by_code(self, reading: Reading) -> int:
        codes = self._held.codes
        numbers = codes.get(reading.code) or codes.get(plain_code(reading.code)) or []
        return sum(1 << number for number in dict.fromkeys(numbers)) if reading.code else 0

    def _by_title(self, reading: Reading) -> int:
        """Institutions whose whole official or short name this is."""
        least = SHORT_TITLE if reading.legal else TITLE
        found = (self._held.titles.bits(title) for title in reading.titles if len(title) >= least)
        return next(filter(None, found), 0)

    def _lies_within(self, place: str, asked: list[Constraint], reading: Reading) -> bool:
        """Whether no place was named, or one that lies within the place held and elsewhere, too."""
        if not reading.places:
            return True
        lower = {Level.DISTRICT, Level.LOCALITY}
        ambiguous = all(lower & {group.level for group in clue.groups} for clue in reading.places)
        inside = self._held.at(place)
        for constraint in asked:
            inside &= constraint.union if constraint.feature == "place" else -1
        return ambiguous and bool(inside)

    def _from_conversation(self, key: str) -> Constraint:
        name = self._held.gazetteer.names[key]
        trait = {Level.DISTRICT: Trait.DISTRICT, Level.LOCALITY: Trait.LOCALITY}.get(
            name.level, Trait.MUNICIPALITY
        )
        return Constraint("place", trait, name.label, (Grade(self._held.at(key), 1.0, name.label),))

    def _providers(self, reading: Reading, asked: list[Constraint]) -> Search:
        """Those who provide the service, where a place was named."""
        if reading.kinds:
            reading.topic = reading.topic or self._vocabulary.kinds[reading.kinds[0].kind].topic
            return rank(asked, self._held.all)
        where = [constraint for constraint in asked if constraint.feature == "place"]
        found = rank(where, self._held.all)
        found.groups = []
        left = found.fitting if where else 0
        for at, kind in enumerate(reading.providers):
            bits = left & self._held.kinds.bits(kind)
            left &= ~bits
            found.groups += [Group(bits, 0.9 - at * EQUAL)] if bits else []
        return found

    def _authority(self, reading: Reading, asked: list[Constraint]) -> Search:
        """A place alone: its own administration, then those below it, then what else is there."""
        found = rank(asked, self._held.all)
        if not found.fitting:
            return found
        own = self._own(reading)
        seat, other = (
            self._held.kinds.bits("administration"),
            self._held.kinds.bits("settlement_administration"),
        )
        best, left = found.groups[0].bits, found.fitting
        steps = (
            (left & own & seat, 1.0),
            (left & own & other, 0.95),
            (best & seat, 0.9),
            (best & other, 0.85),
            (best, 0.5),
        )
        found.groups = []
        for bits, score in steps:
            if left & bits:
                found.groups.append(Group(left & bits, score))
                left &= ~bits
        return found

    def _own(self, reading: Reading) -> int:
        """The institutions that are of the named place itself; of a district, where its centre was named."""
        own = 0
        for group in (group for clue in reading.places for group in clue.groups):
            own |= own_bits(group, self._held)
            centre = self._held.gazetteer.centres.get(group.name)
            if centre and group.level is Level.LOCALITY:
                own |= self._held.gazetteer.postings.bits(("own", centre))
        return own

    # --- how sure it is

    def _weighed(self, reading: Reading, search: Search) -> Verdict:
        groups, asked = search.groups, search.constraints
        if not groups or reading.unknown_place:
            return Verdict(Decision.NONE, search)
        if self._is_other(reading, search):
            return Verdict(Decision.NONE, search)
        lost = any(asked[at].proper for at in groups[0].missed)
        if lost and not (reading.kinds and reading.numbers and reading.places):
            return Verdict(Decision.NONE, search)
        alone = self._top(search).bit_count() == 1
        sure = (
            alone
            and groups[0].score >= SURE
            and not lost
            and not reading.doubted_street
            and self._very_kind(search)
        )
        return Verdict(Decision.ANSWER if sure else Decision.CHOOSE, search)

    def _is_other(self, reading: Reading, search: Search) -> bool:
        """Whether an unknown name was asked for, and nothing but kind and place fits."""
        if not reading.doubted or reading.doubted_street or reading.numbers or reading.street:
            return False
        asked, best = search.constraints, search.groups[0]
        named = any(asked[at].feature == "name" and at not in best.missed for at in range(len(asked)))
        return not named or self._top(search).bit_count() > FEW

    def _are_proper(self, names: list[NameClue]) -> bool:
        """Whether each is a name of its own: «Чебурашка», unlike «служба»."""
        proper = self._held.proper
        return all(any(lemma in proper for options in name.lemmas for lemma in options) for name in names)

    @staticmethod
    def _top(search: Search) -> int:
        bits = 0
        for group in search.groups:
            if group.score >= search.groups[0].score - EQUAL:
                bits |= group.bits
        return bits

    @staticmethod
    def _very_kind(search: Search) -> bool:
        """Whether the best is of the kind that was asked for, not only of one near to it."""
        kinds = [
            constraint
            for constraint in search.constraints
            if constraint.feature == "kind" and constraint.grades
        ]
        best = search.groups[0].bits
        return all(
            any(
                grade.bits & best
                for grade in constraint.grades
                if grade.share >= constraint.grades[0].share * 0.85
            )
            for constraint in kinds
        )

    # --- what was understood

    def _clues(self, reading: Reading, top: int) -> Clues:
        return Clues(
            kinds=tuple(clue.kind for clue in reading.kinds),
            numbers=tuple(reading.numbers),
            places=self._places(reading, top),
            names=tuple(clue.said for clue in reading.names),
            topic=reading.topic,
            street=reading.street.said if reading.street else "",
            house=reading.house,
            audience=reading.audience,
            channel=reading.channel,
            code=reading.code,
            talk=reading.talk,
            unknown_place=reading.unknown_place,
            unknown=tuple(reading.unknown),
        )

    def _places(self, reading: Reading, top: int) -> tuple[str, ...]:
        """The keys of the places that were named, the lowest first; of one name, those that fit."""
        keys: list[str] = []
        for group in sorted(
            (g for clue in reading.places for g in clue.groups), key=lambda group: -group.level
        ):
            named = group.keys[:1] if group.town else group.keys
            fitting = [key for key in named if self._held.at(key) & top]
            keys += fitting or named
        return tuple(dict.fromkeys(keys))[:MOST_PLACES]


def timed(result: SearchResult, milliseconds: float) -> SearchResult:
    """The result with the time that it took."""
    return replace(result, elapsed_ms=milliseconds)
