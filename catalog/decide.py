"""From weighed groups to a decision: one answer, a choice, a service, or nothing."""

import time

from catalog.clues import PlaceClue, Reading
from catalog.features import UNKNOWN_WORD, WEIGHTS, Constraint, constraints, own_bits
from catalog.holdings import Holdings, plain_code, title_key
from catalog.match import Group, Search, rank
from catalog.model import Topic
from catalog.places import Level
from catalog.postings import first, members
from catalog.result import Clues, Decision, Match, Missing, SearchResult, Share, Talk, Trait
from catalog.vocabulary import Vocabulary

EQUAL = 0.015
"""Scores so near to each other are equal."""

SURE = 0.55
"""Below this score nothing is an answer, however far it is ahead."""

TRAITS = (
    Trait.DISTRICT,
    Trait.MUNICIPALITY,
    Trait.LOCALITY,
    Trait.NUMBER,
    Trait.KIND,
    Trait.NAME,
    Trait.STREET,
)
MOST_COMPARED = 200
MOST_ELSEWHERE = 5


class Judge:
    """Decides about readings over one register."""

    def __init__(self, held: Holdings, vocabulary: Vocabulary) -> None:
        self._held, self._vocabulary = held, vocabulary

    def decide(self, text: str, reading: Reading, place: str, limit: int, started: float) -> SearchResult:
        """The whole result."""
        outcome = self._outcome(reading, place)
        return outcome.result(text, limit, started)

    def _outcome(self, reading: Reading, place: str) -> "Outcome":
        held = self._held
        if reading.code:
            return self._by_code(reading)
        exact = self._by_title(reading)
        if exact:
            return Outcome(self, reading, Search([], [Group(exact, 1.0)], exact))
        asked = constraints(reading, held, self._vocabulary)
        if not self._says_something(reading):
            return Outcome(self, reading, Search(asked), decision=Decision.NONE)
        if place and not reading.places and held.at(place):
            asked.append(self._held_place(place))
        if self._only_service(reading):
            return self._service(reading, asked)
        if self._only_place(reading):
            return self._authority(reading, asked)
        search = rank(asked, held.all, UNKNOWN_WORD * len(reading.unknown))
        return Outcome(self, reading, search)

    def _says_something(self, reading: Reading) -> bool:
        named = bool(reading.kinds or reading.topic or reading.street)
        if named:
            return True
        if reading.names:
            quiet = reading.talk not in {Talk.OFF_TOPIC, Talk.INSULT}
            sure = bool(reading.places) or not reading.unknown
            return quiet and sure and all(name.slips <= 1 for name in reading.names)
        if reading.talk in {Talk.OFF_TOPIC, Talk.INSULT}:
            return False
        if reading.places:
            return not reading.unknown
        return len(reading.numbers) == 1 and not reading.unknown

    def _only_service(self, reading: Reading) -> bool:
        if reading.numbers or reading.names or reading.street:
            return False
        if reading.topic and not reading.kinds:
            return True
        asked = reading.kinds and reading.act and not reading.places
        return bool(asked and self._vocabulary.kinds[reading.kinds[0].kind].topic)

    @staticmethod
    def _only_place(reading: Reading) -> bool:
        return bool(reading.places) and not (
            reading.kinds or reading.numbers or reading.names or reading.street
        )

    def _by_code(self, reading: Reading) -> "Outcome":
        bits = 0
        for number in self._held.codes.get(reading.code) or self._held.codes.get(plain_code(reading.code), ()):
            bits |= 1 << number
        groups = [Group(bits, 1.0)] if bits else []
        return Outcome(self, reading, Search([], groups, bits))

    def _by_title(self, reading: Reading) -> int:
        """Institutions whose whole official or short name this is."""
        if len(reading.tokens) < 3:  # noqa: PLR2004 - «Школа № 5» is the name of one and what another is called
            return 0
        long = reading.legal or len(reading.tokens) >= 4  # noqa: PLR2004
        return self._held.titles.bits(title_key(reading.tokens)) if long else 0

    def _held_place(self, key: str) -> Constraint:
        from catalog.features import Grade

        name = self._held.gazetteer.names[key]
        trait = {Level.DISTRICT: Trait.DISTRICT, Level.LOCALITY: Trait.LOCALITY}.get(
            name.level, Trait.MUNICIPALITY
        )
        return Constraint("place", trait, name.label, (Grade(self._held.at(key), 1.0, name.label),))

    def _service(self, reading: Reading, asked: list[Constraint]) -> "Outcome":
        """Those who provide the service in the place that was named."""
        if reading.kinds:
            reading.topic = reading.topic or self._vocabulary.kinds[reading.kinds[0].kind].topic
            search = rank(asked, self._held.all)
        else:
            where = rank(asked, self._held.all) if asked else Search([], [], self._held.all)
            search = Search(asked, [], where.fitting)
            for kind in reading.providers:
                bits = where.fitting & self._held.kinds.bits(kind)
                if bits and asked:
                    search.groups.append(Group(bits, 0.8 - 0.05 * len(search.groups)))
        return Outcome(self, reading, search, decision=Decision.SERVICE)

    def _authority(self, reading: Reading, asked: list[Constraint]) -> "Outcome":
        """A place alone: its own administration, then those below, then what else is there."""
        search = rank(asked, self._held.all)
        if not search.fitting:
            return Outcome(self, reading, search)
        best = search.groups[0].bits
        groups: list[Group] = []
        own = 0
        for clue in reading.places:
            for group in clue.groups:
                own |= own_bits(group, self._held)
                centre = self._held.gazetteer.centres.get(group.name)
                if centre and group.level is Level.LOCALITY:
                    own |= self._held.gazetteer.postings.bits(("own", centre))
        seat, other = (
            self._held.kinds.bits("administration"),
            self._held.kinds.bits("settlement_administration"),
        )
        left = search.fitting
        for bits, score in (
            (search.fitting & own & seat, 1.0),
            (search.fitting & own & other, 0.95),
            (best & seat, 0.9),
            (best & other, 0.85),
            (best, 0.5),
        ):
            if left & bits:
                groups.append(Group(left & bits, score))
                left &= ~bits
        return Outcome(self, reading, Search(asked, groups, search.fitting))


class Outcome:
    """A search on its way to a result."""

    def __init__(
        self, judge: Judge, reading: Reading, search: Search, decision: Decision | None = None
    ) -> None:
        self._held, self._vocabulary = judge._held, judge._vocabulary  # noqa: SLF001 - made by the judge
        self._reading, self._search = reading, search
        self._decision = decision

    def result(self, text: str, limit: int, started: float) -> SearchResult:
        decision = self._decision or self._decided()
        groups = self._search.groups
        none = decision is Decision.NONE
        matches = () if none else tuple(self._matches(groups, limit))
        top = 0 if none or not groups else self._top()
        codes = tuple(self._held.institutions[number].code for number in members(top))
        return SearchResult(
            query=text,
            decision=decision,
            clues=self._clues(),
            matches=matches,
            fitting=codes,
            question=self._question(top) if decision is Decision.CHOOSE else None,
            missing=self._missing() if none else (),
            similar=tuple(self._similar(limit)) if none else (),
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def _top(self) -> int:
        best = self._search.groups[0].score
        bits = 0
        for group in self._search.groups:
            if group.score >= best - EQUAL:
                bits |= group.bits
        return bits

    def _decided(self) -> Decision:
        reading, groups = self._reading, self._search.groups
        if not groups or reading.unknown_place:
            return Decision.NONE
        asked = self._search.constraints
        lost = [asked[at] for at in groups[0].missed if asked[at].proper]
        if lost and not (reading.kinds and reading.numbers and reading.places):
            return Decision.NONE
        best = groups[0].score
        alone = self._top().bit_count() == 1
        if alone and best >= SURE and not lost and self._plain(groups[0]):
            return Decision.ANSWER
        return Decision.CHOOSE

    def _plain(self, group: Group) -> bool:
        """Whether the kind asked for is the very kind that is answered."""
        for constraint in self._search.constraints:
            if constraint.feature == "kind" and constraint.grades:
                best = constraint.grades[0]
                return bool(best.bits & group.bits)
        return True

    def _matches(self, groups: list[Group], limit: int) -> list[Match]:
        found: list[Match] = []
        for group in groups:
            for number in first(group.bits, limit - len(found)):
                found.append(self._match(number, group))
            if len(found) >= limit:
                break
        return found

    def _match(self, number: int, group: Group) -> Match:
        shares = []
        for constraint in self._search.constraints:
            weight = WEIGHTS[constraint.feature]
            grade = next((grade for grade in constraint.grades if grade.bits >> number & 1), None)
            shares.append(
                Share(
                    constraint.feature,
                    grade.detail if grade else f"нет: {constraint.said}",
                    weight * grade.share if grade else 0.0,
                )
            )
        institution = self._held.institutions[number]
        place = institution.place
        where = ", ".join(
            dict.fromkeys(part for part in (place.locality or place.municipality, place.district) if part)
        )
        details = [share.detail for share in shares if share.points > 0 and share.detail]
        why = " · ".join(dict.fromkeys([*(d for d in details if d), where])) or "совпало название"
        return Match(institution, round(group.score, 4), why, tuple(shares))

    def _question(self, top: int) -> Trait | None:
        return None

    def _missing(self) -> tuple[Missing, ...]:
        if self._reading.unknown_place:
            return (Missing(Trait.MUNICIPALITY, self._reading.unknown_place),)
        return ()

    def _similar(self, limit: int) -> list[Match]:
        return []

    def _clues(self) -> Clues:
        reading = self._reading
        return Clues(
            kinds=tuple(clue.kind for clue in reading.kinds),
            numbers=tuple(reading.numbers),
            places=tuple(
                key for clue in reading.places for group in clue.groups[:3] for key in group.keys[:3]
            ),
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
