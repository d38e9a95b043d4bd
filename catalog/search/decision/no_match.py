"""When nothing fits: which clue is to blame, and where the rest of the question does fit."""

from catalog.search.bitsets import first, union_of
from catalog.search.decision.matter import Matter
from catalog.search.index.search_index import SearchIndex
from catalog.search.ranking.constraint import Constraint
from catalog.search.ranking.rank import RankedGroup, Ranking, rank
from catalog.search.result import Missing, Trait

BLAMED = (
    Trait.STREET,
    Trait.NUMBER,
    Trait.NAME,
    Trait.DISTRICT,
    Trait.LOCALITY,
    Trait.MUNICIPALITY,
    Trait.KIND,
)
"""Whom to blame first where either of two clues could be at fault."""

PLACES = {Trait.DISTRICT, Trait.LOCALITY, Trait.MUNICIPALITY}
MOST_ELSEWHERE = 5
MOST_LOOKED_AT = 50
FEW = 5
"""Institutions of a kind that are similar by nothing but it: of more, any five are no answer."""


def missing(matter: Matter, search: Ranking) -> tuple[Missing, ...]:
    """What wasn't found: the name or the place that isn't known, else the clue that is to blame."""
    reading = matter.reading
    if reading.doubted and not reading.doubted_street and search.groups:
        return (Missing(Trait.NAME, f"«{reading.doubted}»"),)
    if reading.unknown_place:
        return (Missing(Trait.LOCALITY, reading.unknown_place),)
    return _blamed(search.constraints, matter.index)


def _blamed(asked: list[Constraint], index: SearchIndex) -> tuple[Missing, ...]:
    """The clue without which something would fit; "elsewhere" are the places where it does hold."""
    for at in sorted(range(len(asked)), key=lambda at: BLAMED.index(asked[at].trait)):
        constraint = asked[at]
        if not _binding(constraint):
            continue
        if _fitting([other for other in asked if other is not constraint], index):
            return (Missing(constraint.trait, constraint.said, _elsewhere(constraint, asked, index)),)
    return tuple(Missing(constraint.trait, constraint.said) for constraint in asked if not constraint.union)


def _elsewhere(blamed: Constraint, asked: list[Constraint], index: SearchIndex) -> tuple[str, ...]:
    """Where the rest fits: with another number, or in another place."""
    anywhere = [other for other in asked if other.trait not in PLACES]
    bits = _fitting(anywhere, index) if len(anywhere) < len(asked) else 0
    bits &= ~blamed.union if blamed.trait in PLACES else -1
    labels = (index.gazetteer.shown(index.located[number]) for number in first(bits, MOST_LOOKED_AT))
    return tuple(dict.fromkeys(label for label in labels if label))[:MOST_ELSEWHERE]


def without_blamed(asked: list[Constraint], index: SearchIndex) -> list[RankedGroup]:
    """Groups that fit when the clue to blame is left out; never the number or place of something else."""
    blamed = {one.trait for one in _blamed(asked, index)} or _blamed_together(asked, index)
    rest = [constraint for constraint in asked if constraint.trait not in blamed]
    kinds = [constraint for constraint in rest if constraint.feature == "kind"]
    if not kinds or (len(kinds) == len(rest) and not _alike_by_kind(kinds[0], blamed)):
        return []
    return (_around(asked, rest, blamed, index) or rank(rest, index.all)).groups


def _alike_by_kind(kind: Constraint, blamed: set[Trait]) -> bool:
    """Whether who shares nothing but the kind is similar: one of few, and none that has another number."""
    return Trait.NUMBER not in blamed and kind.union.bit_count() <= FEW


def _blamed_together(asked: list[Constraint], index: SearchIndex) -> set[Trait]:
    """The clues that have to go until the rest fits, where no single one is to blame: «новый роддом …»."""
    blamed: set[Trait] = set()
    rest = sorted(asked, key=lambda constraint: BLAMED.index(constraint.trait))
    while rest and not _fitting(rest, index):
        blamed.add(rest[0].trait)
        rest = [constraint for constraint in rest if constraint.trait not in blamed]
    return blamed


def _around(
    asked: list[Constraint], rest: list[Constraint], blamed: set[Trait], index: SearchIndex
) -> Ranking | None:
    """Of a village where there is none, those of its municipality."""
    around = -1
    for constraint in asked:
        there = union_of(map(index.at, constraint.within)) if constraint.trait in blamed else 0
        around &= there or -1
    found = rank(rest, around) if around > 0 else None
    return found if found and found.groups else None


def _binding(constraint: Constraint) -> bool:
    return constraint.strict or constraint.proper


def _fitting(asked: list[Constraint], index: SearchIndex) -> int:
    bits = index.all
    for constraint in asked:
        if _binding(constraint):
            bits &= constraint.union
    return bits if any(map(_binding, asked)) else 0
