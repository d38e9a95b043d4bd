"""How sure a search is: one answer, a choice, or nothing."""

from dataclasses import dataclass

from catalog.search.index.search_index import SearchIndex
from catalog.search.query.slots import NameClue, Reading
from catalog.search.ranking.constraint import Constraint
from catalog.search.ranking.rank import Ranking
from catalog.search.result import Decision, Slot

EQUAL = 0.015
"""Scores so near to each other are equal."""

NEARLY_EQUAL = 0.05
"""The same where a place's name is that of several: a village's club is less of a «ДК», and as likely."""

SURE = 0.55
"""Below this score nothing is an answer, however far it is ahead."""

VERY = 0.85
"""The share of a kind from which on an institution is of it, and not only of one near to it."""

CONTENT = {"kind", "number", "place", "name", "street", "house"}
SHORTEST_WORD = 3
"""Shorter ones that aren't known are ends of words that were cut off, or slips of the finger."""

FEW = 3
"""So many may bear a name of which one word isn't known."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be told: a decision over a search."""

    decision: Decision
    search: Ranking


def weighed(reading: Reading, search: Ranking) -> Judgement:
    """An answer where one is alone ahead and nothing speaks against it."""
    groups, asked = search.groups, search.constraints
    if not groups or reading.unknown_place or reading.unlike or _is_body_elsewhere(reading, search):
        return Judgement(Decision.NONE, search)
    ahead = top(search).bit_count()
    if _is_other(reading, search, ahead):
        return Judgement(Decision.NONE, search)
    lost = any(asked[at].proper for at in groups[0].missed)
    if lost and not (reading.kinds and reading.numbers and reading.places):
        return Judgement(Decision.NONE, search)
    alone = ahead == 1
    doubtful = lost or reading.doubted_street or _says_more(reading) or _strays(reading)
    fits = groups[0].score >= SURE and not doubtful and _very_kind(search, named=bool(reading.names))
    fits = fits and not _is_of_wider(search)
    if alone and not fits:  # one to choose from is no choice
        return Judgement(Decision.NONE, search)
    sure = alone and bears_all(reading, search)  # else it is offered, with the words that weren't found
    return Judgement(Decision.ANSWER if sure else Decision.CHOOSE, search)


def bears_all(reading: Reading, search: Ranking) -> bool:
    """Whether the best bears every word, number and place that says something: else nothing is sure.

    Verbs and adverbs, and what words.yaml lists as filler or detail, say nothing of an institution.
    """
    best, asked = search.groups[0], search.constraints
    missed = any(asked[at].feature in CONTENT for at in best.missed)
    near_by = any(_is_near_by(constraint, best.bits) for constraint in asked)
    return not (missed or near_by or reading.halved or _strays(reading) or _is_puzzling(reading))


def _strays(reading: Reading) -> bool:
    """«Клуб знакомств»: a kind's word in what is no matter of institutions."""
    named = reading.names or reading.numbers or reading.places or reading.street
    return reading.strays and not named


def _is_body_elsewhere(reading: Reading, search: Ranking) -> bool:
    """«Больница ФСБ»: another kind's word beside the kind, which nobody bears."""
    rivals = {rival.said for rival in reading.rivals}
    names = (one for one in search.constraints if one.feature == "name" and one.said in rivals)
    return any(not one.grades for one in names)


def _is_of_wider(search: Ranking) -> bool:
    """Whether each place has its own such body, and the best one's territory is wider than the place said."""
    levels = (constraint for constraint in search.constraints if constraint.feature == "level")
    return any(_is_near_by(constraint, search.groups[0].bits) for constraint in levels)


def _is_near_by(constraint: Constraint, bits: int) -> bool:
    """Whether the best grade that holds them is of what others bear: a patron's name as their street's."""
    grade = next((grade for grade in constraint.grades if grade.bits & bits), None)
    return grade is not None and not grade.borne


def _is_puzzling(reading: Reading) -> bool:
    """Whether a word isn't understood in any way: «взрослых» isn't in names, but says for whom."""
    meant = {(aside.start, aside.end) for aside in reading.asides if aside.slot is not Slot.UNKNOWN}
    unknown = (aside for aside in reading.asides if aside.slot is Slot.UNKNOWN)
    return any(len(one.said) >= SHORTEST_WORD and (one.start, one.end) not in meant for one in unknown)


def _says_more(reading: Reading) -> bool:
    """«Переезжаю в Елань»: a place, and something that isn't asked of its administration."""
    asked = reading.kinds or reading.names or reading.numbers or reading.street or reading.topic
    return bool(reading.passed_over and reading.places and not asked)


def _is_other(reading: Reading, search: Ranking, ahead: int) -> bool:
    """Whether an unknown name was asked for, and nothing but kind and place fits. ahead: how many do best."""
    if not reading.doubted or reading.doubted_street or reading.numbers or reading.street:
        return False
    asked, best = search.constraints, search.groups[0]
    named = any(asked[at].feature == "name" and at not in best.missed for at in range(len(asked)))
    return not named or ahead > FEW


def are_proper(names: list[NameClue], index: SearchIndex) -> bool:
    """Whether each is a name of its own: «Чебурашка», unlike «служба»."""
    proper = index.proper
    return all(any(lemma in proper for options in name.lemmas for lemma in options) for name in names)


def top(search: Ranking) -> int:
    """The institutions that are equally far ahead."""
    bits = 0
    equal = NEARLY_EQUAL if any(asked.several for asked in search.constraints) else EQUAL
    for group in search.groups:
        if group.score >= search.groups[0].score - equal:
            bits |= group.bits
    return bits


def _very_kind(search: Ranking, *, named: bool) -> bool:
    """Whether the best is of the kind that was asked for, not only of one near to it.

    «МВД» isn't its hospital; but with words of its name, who is nearest to the kind there is may be meant.
    """
    kinds = [
        constraint for constraint in search.constraints if constraint.feature == "kind" and constraint.grades
    ]
    best = search.groups[0].bits
    return all(
        any(
            grade.bits & best
            for grade in constraint.grades
            if grade.share >= (constraint.grades[0].share if named else constraint.full) * VERY
        )
        for constraint in kinds
    )
