"""What one clue asks for: sets of institutions with the share of the clue's weight that they get."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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
    around: int = 0  # of a village, all that are in its municipality
    several: bool = False  # places of one name: a city's district and villages, equally likely
    full: float = 1.0  # the share of who is wholly what was said, whether or not there is one

    @property
    def union(self) -> int:
        """All that are in any grade."""
        found = 0
        for grade in self.grades:
            found |= grade.bits
        return found


def slipped(grades: list[Grade], slips: float) -> tuple[Grade, ...]:
    """The grades that hold someone, best first, each the less worth the more letters slipped."""
    kept = sorted((grade for grade in grades if grade.bits), key=lambda grade: -grade.share)
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


def union_of(sets: Iterable[int]) -> int:
    """All that are in any of the sets."""
    found = 0
    for bits in sets:
        found |= bits
    return found
