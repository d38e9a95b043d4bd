"""What one clue asks for: sets of institutions with the share of the clue's weight that they get."""

from dataclasses import dataclass, replace
from operator import attrgetter

from catalog.search.bitsets import union_of
from catalog.search.index.search_index import SearchIndex
from catalog.search.result import Trait

SLIP = 0.06
"""The share of its weight that a clue loses with each letter's slip."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A set of institutions and the share of the weight that they get."""

    bits: int
    share: float
    detail: str
    borne: bool = True  # what was said is theirs, not only near by: an answer may rest on it


@dataclass(frozen=True, slots=True)
class Constraint:
    """What one clue asks for."""

    feature: str
    trait: Trait
    said: str
    grades: tuple[Grade, ...]
    strict: bool = True
    proper: bool = False  # a name of its own: who doesn't bear it isn't meant
    within: tuple[str, ...] = ()  # of a village, the keys of the municipalities that one so called lies in
    several: bool = False  # places of one name: a city's district and villages, equally likely
    full: float = 1.0  # the share of who is wholly what was said, whether or not there is one

    @property
    def union(self) -> int:
        """All that are in any grade."""
        found = 0
        for grade in self.grades:
            found |= grade.bits
        return found


_share = attrgetter("share")


def slipped(grades: list[Grade], slips: float) -> tuple[Grade, ...]:
    """The grades that hold someone, best first, each the less worth the more letters slipped."""
    kept = sorted((grade for grade in grades if grade.bits), key=_share, reverse=True)
    if not slips:
        return tuple(kept)
    return tuple(replace(grade, share=grade.share * slipped_share(slips)) for grade in kept)


def slipped_share(slips: float) -> float:
    """What is left of a whole share after so many slips."""
    return max(0.5, 1 - SLIP * slips)


def in_names(lemmas: tuple[tuple[str, ...], ...], index: SearchIndex) -> int:
    """The institutions whose names hold all these words."""
    bits = index.all
    for options in lemmas:
        bits &= union_of(index.names.bits(lemma) for lemma in options)
    return bits


def in_streets(lemmas: tuple[tuple[str, ...], ...], index: SearchIndex) -> int:
    """The institutions whose address has all these words in its street."""
    bits = index.all
    for options in lemmas:
        bits &= union_of(index.streets.bits(lemma) for lemma in options)
    return bits
