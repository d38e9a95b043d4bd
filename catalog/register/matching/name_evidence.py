"""How well two names go together once their places are taken out of them."""

from dataclasses import dataclass

from catalog.register.matching.naming import Naming
from catalog.register.matching.traits import Traits, kind_key, kind_stems
from catalog.register.names.name_words import is_slip

SAME_NAME, SAME_PARTS, SAME_NUMBER, FITTING = 7, 6, 5, 4
BARE_NAME, BARE_PARTS, ONE_BARE, RENAMED = 5, 4, 1, -6
OTHER_NUMBER = -10


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """`alike`: what tells a name from its like is the same, shared or misspelt; a number is anybody's."""

    weight: int
    reason: str
    alike: bool
    own_equal: bool  # nothing tells the one name from its like but what the other has, too
    of_one_area: bool  # both name the same municipality or district

    @property
    def is_bare(self) -> bool:
        """Whether both say only what they are, and alike."""
        return self.weight in (BARE_NAME, BARE_PARTS)


def compare_names(row: Traits, other: Traits, ours: Naming, theirs: Naming) -> NameEvidence:
    """`ours` and `theirs`: the names without their places."""
    weight, reason = _weigh(row, ours, theirs)
    own_equal = ours.own == theirs.own
    return NameEvidence(
        weight=weight,
        reason=reason,
        alike=ours.plain == theirs.plain or own_equal or _share(ours.own, theirs.own),
        own_equal=own_equal,
        of_one_area=bool(row.naming.areas & other.naming.areas),
    )


def _share(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours & theirs) or _slips(ours, theirs)


def _weigh(row: Traits, ours: Naming, theirs: Naming) -> tuple[int, str]:
    tells = bool(ours.numbers or ours.own) and bool(theirs.numbers or theirs.own)
    if ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers:
        return OTHER_NUMBER, ""
    if ours.plain == theirs.plain:
        return SAME_NAME if tells else BARE_NAME, "то же название"
    if ours.areas and theirs.areas and not ours.areas & theirs.areas:
        return RENAMED, ""
    if not tells:
        both = not (ours.numbers or ours.own or theirs.numbers or theirs.own)
        return _bare(row, ours, theirs) if both else (ONE_BARE, "")
    numbered = bool(ours.numbers & theirs.numbers)
    return _own_words(ours.own, theirs.own, numbered=numbered, numbers_equal=ours.numbers == theirs.numbers)


def _bare(row: Traits, ours: Naming, theirs: Naming) -> tuple[int, str]:
    """Names of which only kind and place are left: «Сельский клуб», «Администрация Еланского района»."""
    if (ours.areas or theirs.areas) and not ours.areas & theirs.areas:
        return (RENAMED if ours.areas and theirs.areas else ONE_BARE), ""
    kind = kind_key(row.one.official_name, row.one.kind)
    differ = ours.rest ^ theirs.rest
    if not differ or (kind and differ <= kind_stems(kind)):
        return BARE_PARTS, "так же называется"
    return (ONE_BARE if ours.rest <= theirs.rest or theirs.rest <= ours.rest else 0), ""


def _own_words(
    ours: frozenset[str], theirs: frozenset[str], *, numbered: bool, numbers_equal: bool
) -> tuple[int, str]:
    said = "тот же номер" if numbered else "похожее название"
    if ours == theirs:
        return (SAME_PARTS if numbers_equal else FITTING), said
    if _slips(ours - theirs, theirs - ours):
        return SAME_NUMBER, said
    if ours <= theirs or theirs <= ours:
        if numbered:
            return SAME_NUMBER, said
        return (FITTING, said) if ours and theirs else (0, "")
    if ours & theirs:
        return (FITTING if numbered else ONE_BARE), said
    return (ONE_BARE, said) if numbered else (RENAMED, "")


def _slips(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether each word left over is a slip of another."""
    pairs = zip(sorted(ours), sorted(theirs), strict=False)
    return len(ours) == len(theirs) and all(is_slip(one, other) for one, other in pairs)
