"""Each row that has no code yet, and whom it speaks of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from catalog.model import Institution
from catalog.register.matching.blocks import compared
from catalog.register.matching.evidence import (
    DOUBTFUL,
    FITTING,
    OF_ANOTHER,
    ONLY_ONE,
    ONLY_THERE,
    SAME_NAME,
    SAME_NUMBER,
    SURE,
    Evidence,
    weigh,
)
from catalog.register.matching.traits import Traits, traits
from catalog.register.matching.whereabouts import Fit, whereabouts

MARGIN, MARGIN_WITHOUT_PLACE = 2, 3
"""Of two candidates that weigh nearer to each other than this, none is chosen."""

MOST_NAMED = 5


class MatchState(Enum):
    """What is known of a row."""

    SURE = "sure"
    DOUBTFUL = "doubtful"  # it seems to be that one: somebody has to say so
    SEVERAL = "several"  # it may be any of these


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row, by its position, and the institutions that it may be: one, or several."""

    row: int
    verdict: MatchState
    found: tuple[Institution, ...]
    reasons: tuple[str, ...] = ()
    is_named: bool = True  # the names speak for it


@dataclass(frozen=True, slots=True)
class _Pair:
    row: int
    other: Traits
    evidence: Evidence

    @property
    def code(self) -> str:
        return self.other.one.code


def match(rows: Sequence[Institution], register: Iterable[Institution]) -> list[RowMatch]:
    """The rows for which the register has, or may have, one; the others are new.

    No institution is given twice. A row that has a code is passed over, and so is whoever bears it.
    """
    given = {row.code for row in rows if row.code}
    asked = [(at, traits(row)) for at, row in enumerate(rows) if not row.code]
    held = [row for _, row in asked]
    others = [one for one in register if one.code not in given]
    met = list(compared(held, others))
    settlements = {(where.area, where.locality) for where in (whereabouts(one.place) for one in others)}
    shared = _shared([row.one for row in held], others)
    common = _common([*held, *(other for _, other in met)])
    pairs = [_Pair(at, other, weigh(held[at], other, common, shared, settlements)) for at, other in met]
    return [replace(one, row=asked[one.row][0]) for one in _decided(_with_only_there(_with_only_ones(pairs)))]


def _shared(rows: Iterable[Institution], register: Iterable[Institution]) -> frozenset[str]:
    """Numbers of the state that several bear, in the table under several names or in the register."""
    bearers = Counter(number for one in register for number in (one.inn, one.ogrn) if number)
    names: dict[str, set[str]] = defaultdict(set)
    for one in rows:
        for number in filter(None, (one.inn, one.ogrn)):
            names[number].add(one.official_name)
    return frozenset(
        number for number in bearers.keys() | names if max(bearers[number], len(names[number])) > 1
    )


def _common(held: Iterable[Traits]) -> frozenset[str]:
    """The settlements of whose name several areas have one."""
    areas: dict[str, set[str]] = defaultdict(set)
    for one in held:
        if one.where.locality and one.where.area:
            areas[one.where.locality].add(one.where.area)
    return frozenset(locality for locality, found in areas.items() if len(found) > 1)


def _with_only_ones(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Where the places tell nothing, a name that is one institution's, and one row's, decides."""
    named = [pair for pair in pairs if pair.evidence.named >= SAME_NUMBER]
    rows, codes = Counter(pair.row for pair in named), Counter(pair.code for pair in named)
    return [
        _heavier(pair, ONLY_ONE)
        if pair.evidence.placed is Fit.UNTOLD
        and pair.evidence.named >= SAME_NUMBER
        and pair.evidence.alike
        and rows[pair.row] == codes[pair.code] == 1
        else pair
        for pair in pairs
    ]


def _heavier(pair: _Pair, by: int) -> _Pair:
    return replace(pair, evidence=replace(pair.evidence, weight=pair.evidence.weight + by))


def _with_only_there(pairs: Sequence[_Pair]) -> list[_Pair]:
    """«ФАП Кривская» is the one «Фельдшерско-акушерский пункт № 7» there: neither side has two."""
    rows = Counter(pair.row for pair in pairs if pair.evidence.is_of_kind)
    codes = Counter(pair.code for pair in pairs if pair.evidence.is_of_kind)
    return [
        _heavier(pair, ONLY_THERE - pair.evidence.named_as_branch * OF_ANOTHER)
        if pair.evidence.fills_kind and rows[pair.row] == codes[pair.code] == 1
        else pair
        for pair in pairs
    ]


def _decided(pairs: Sequence[_Pair]) -> list[RowMatch]:
    """The heaviest pairs first; where another candidate comes near, or another row, somebody is asked."""
    worth = [pair for pair in pairs if pair.evidence.worth >= DOUBTFUL]
    worth.sort(key=lambda pair: (-pair.evidence.worth, pair.row, pair.code))
    of_row: dict[int, list[_Pair]] = defaultdict(list)
    of_code: dict[str, list[_Pair]] = defaultdict(list)
    for pair in worth:
        of_row[pair.row].append(pair)
        of_code[pair.code].append(pair)
    found: dict[int, RowMatch] = {}
    taken: set[str] = set()
    for pair in worth:
        if pair.row in found:
            continue
        if pair.code in taken:
            if pair.evidence.worth >= SURE:  # as another row is, and more so
                found[pair.row] = RowMatch(
                    pair.row, MatchState.SEVERAL, (pair.other.one,), pair.evidence.reasons
                )
            continue
        near = [one for one in of_row[pair.row] if one.code not in taken and _is_rival(pair, one)]
        claims = [one for one in of_code[pair.code] if one.row not in found and _is_rival(pair, one)]
        found[pair.row] = _match(pair, near, contested=bool(claims))
        if not near:
            taken.add(pair.code)
    return sorted(found.values(), key=lambda one: one.row)


def _is_rival(pair: _Pair, other: _Pair) -> bool:
    """Whether the other comes near enough to be meant as well."""
    is_placed = pair.evidence.placed > Fit.UNTOLD
    margin = MARGIN if is_placed else MARGIN_WITHOUT_PLACE
    if other is pair or other.evidence.worth <= pair.evidence.worth - margin:
        return False
    is_named = is_placed and pair.evidence.named == SAME_NAME > other.evidence.named
    return not (is_named and pair.evidence.worth > other.evidence.worth)


def _match(pair: _Pair, near: Sequence[_Pair], *, contested: bool) -> RowMatch:
    reasons = pair.evidence.reasons
    if near:
        several = (pair.other.one, *(one.other.one for one in near))[:MOST_NAMED]
        return RowMatch(pair.row, MatchState.SEVERAL, several, reasons)
    is_sure = pair.evidence.worth >= SURE and not contested
    if pair.evidence.vague and pair.evidence.worth < SURE:
        return RowMatch(pair.row, MatchState.SEVERAL, (pair.other.one,), reasons)
    verdict = MatchState.SURE if is_sure else MatchState.DOUBTFUL
    return RowMatch(pair.row, verdict, (pair.other.one,), reasons, is_named=pair.evidence.named >= FITTING)
