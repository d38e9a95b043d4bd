"""Which question tells institutions that fit equally apart best."""

from collections.abc import Callable
from math import log2

from catalog.search.bitsets import members
from catalog.search.index.search_index import SearchIndex
from catalog.search.result import Trait

MOST_COMPARED = 150
LEAST_TOLD = 0.05
"""Bits of difference below which a trait tells nothing."""


def best_question(fitting: int, index: SearchIndex, said: set[Trait]) -> Trait | None:
    """The trait whose values divide them most evenly; of equals, what residents answer most easily.

    None where nothing that is known tells them apart, or where there is only one.
    """
    everyone = list(members(fitting))
    sample = everyone[:: -(-len(everyone) // MOST_COMPARED) or 1]
    told = [
        (trait, _told([value(index, number) for number in sample]))
        for trait, value in TRAITS.items()
        if trait not in said
    ]
    if len(sample) < 2 or not told:  # noqa: PLR2004 - one alone needs no question
        return None
    trait, most = max(told, key=lambda one: one[1] * EASE[one[0]])
    return trait if most > LEAST_TOLD else None


def _told(values: list[object]) -> float:
    """The entropy of the values, in bits; those without one don't tell themselves apart."""
    known = [value for value in values if value]
    counts = [known.count(value) for value in set(known)]
    share = len(known) / len(values)
    return share * -sum(count / len(known) * log2(count / len(known)) for count in counts) if counts else 0.0


def _number(index: SearchIndex, number: int) -> object:
    return index.number_of[number]


TRAITS: dict[Trait, Callable[[SearchIndex, int], object]] = {
    Trait.DISTRICT: lambda index, number: index.located[number].district,
    Trait.MUNICIPALITY: lambda index, number: index.located[number].municipality,
    Trait.LOCALITY: lambda index, number: index.located[number].locality,
    Trait.KIND: lambda index, number: index.own_kinds[number],
    Trait.NUMBER: _number,
}
EASE = {Trait.MUNICIPALITY: 1.0, Trait.DISTRICT: 1.0, Trait.KIND: 0.9, Trait.NUMBER: 0.7, Trait.LOCALITY: 0.7}
