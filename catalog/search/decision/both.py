"""Two institutions asked for in one question: both are offered."""

from dataclasses import replace
from itertools import chain, zip_longest

from catalog.search.result import Clues, Decision, Match, SearchResult, Trait

FOUND = (Decision.ANSWER, Decision.CHOOSE)


def both(left: SearchResult, right: SearchResult, limit: int) -> SearchResult | None:
    """The choice between what each part finds; None where one finds nothing, or the same."""
    if not all(part.decision in FOUND and part.fitting for part in (left, right)):
        return None
    if not set(left.fitting).isdisjoint(right.fitting):
        return None
    fitting = chain.from_iterable(zip_longest(left.fitting, right.fitting))
    return SearchResult(
        query=left.query,
        decision=Decision.CHOOSE,
        clues=_joined(left.clues, right.clues),
        matches=_in_turn(left, right)[:limit],
        fitting=tuple(code for code in fitting if code),
        question=Trait.KIND if left.clues.kinds != right.clues.kinds else Trait.NUMBER,
    )


def _in_turn(left: SearchResult, right: SearchResult) -> tuple[Match, ...]:
    """The best of one, the best of the other, and so on, of those that fit."""
    fitting = (
        [match for match in part.matches if match.institution.code in part.fitting] for part in (left, right)
    )
    return tuple(match for match in chain.from_iterable(zip_longest(*fitting)) if match)


def _joined(one: Clues, other: Clues) -> Clues:
    return replace(
        one,
        kinds=tuple(dict.fromkeys((*one.kinds, *other.kinds))),
        numbers=(*one.numbers, *other.numbers),
        places=tuple(dict.fromkeys((*one.places, *other.places))),
        names=(*one.names, *other.names),
        unknown=(*one.unknown, *other.unknown),
    )
