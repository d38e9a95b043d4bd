"""Each row that has no code yet, and whom it speaks of."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import Enum

from catalog.model import Institution
from catalog.register.matching.blocks import compared
from catalog.register.matching.evidence import DOUBTFUL, SURE, Evidence, weigh
from catalog.register.matching.name_evidence import FITTING, SAME_NAME, SAME_NUMBER
from catalog.register.matching.stands import are_elsewhere
from catalog.register.matching.surroundings import surroundings
from catalog.register.matching.traits import Traits, traits
from catalog.register.matching.whereabouts import Fit

MARGIN, MARGIN_WITHOUT_PLACE = 2, 3
"""Of two candidates that weigh nearer to each other than this, none is chosen."""

ONLY_ONE = 4
"""What it weighs that nobody else bears the name, where the places tell nothing."""

ONLY_THERE = 4
"""What it weighs that a settlement has one of the kind, in the register as in the table."""

MOST_NAMED = 5
TAKEN = "его называет и другая строка"


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
    is_taken: bool = False  # another row means it, too


@dataclass(slots=True)
class _Pair:
    asked: Traits
    row: int
    other: Traits
    evidence: Evidence
    worth: int = field(init=False)

    def __post_init__(self) -> None:
        self.worth = self.evidence.worth

    @property
    def code(self) -> str:
        return self.other.one.code


def match(rows: Sequence[Institution], register: Sequence[Institution]) -> list[RowMatch]:
    """The rows for which the register has, or may have, one; the others are new.

    No institution is given twice. A row that has a code is passed over; what it names, no other row is.
    """
    given = {row.code for row in rows if row.code}
    asked = [(at, traits(row)) for at, row in enumerate(rows) if not row.code]
    held = [row for _, row in asked]
    around = surroundings([row.one for row in held], register)
    pairs = [
        _Pair(held[at], at, other, evidence)
        for at, other in compared(held, register)
        if (evidence := weigh(held[at], other, around))
    ]
    decided = _decided(_with_only_there(_with_only_ones(pairs)), given)
    return [replace(one, row=asked[one.row][0]) for one in decided]


def _with_only_ones(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Where the places tell nothing, a name that is one institution's, and one row's, decides."""
    named = [pair for pair in pairs if pair.evidence.named >= SAME_NUMBER]
    rows, codes = Counter(pair.row for pair in named), Counter(pair.code for pair in named)
    return [
        _heavier(pair, ONLY_ONE)
        if pair.evidence.placed is Fit.UNTOLD
        and pair.evidence.named >= SAME_NUMBER
        and pair.evidence.names.alike
        and rows[pair.row] == codes[pair.code] == 1
        else pair
        for pair in pairs
    ]


def _heavier(pair: _Pair, by: int) -> _Pair:
    return replace(pair, evidence=replace(pair.evidence, beyond=pair.evidence.beyond + by))


def _with_only_there(pairs: Sequence[_Pair]) -> list[_Pair]:
    """«ФАП Кривская» is the one «Фельдшерско-акушерский пункт № 7» there: neither side has two."""
    rows = Counter(pair.row for pair in pairs if pair.evidence.is_of_kind)
    codes = Counter(pair.code for pair in pairs if pair.evidence.is_of_kind)
    return [
        _heavier(pair, ONLY_THERE)
        if pair.evidence.fills_kind and rows[pair.row] == codes[pair.code] == 1
        else pair
        for pair in pairs
    ]


def _decided(pairs: Sequence[_Pair], given: AbstractSet[str]) -> list[RowMatch]:
    """The heaviest pairs first; where another candidate comes near, or another row, somebody is asked."""
    worth = [pair for pair in pairs if pair.worth >= DOUBTFUL]
    worth.sort(key=lambda pair: (-pair.worth, pair.row, pair.code))
    of_row: dict[int, list[_Pair]] = defaultdict(list)
    of_code: dict[str, list[_Pair]] = defaultdict(list)
    for pair in worth:
        of_row[pair.row].append(pair)
        of_code[pair.code].append(pair)
    found: dict[int, RowMatch] = {}
    taken: set[str] = set(given)
    settled: set[int] = set()
    for pair in worth:
        if pair.row in found:
            continue
        if pair.code in taken:
            if pair.evidence.is_backed and not pair.evidence.against:  # as another row is, and more so
                found[pair.row] = _several(pair, is_taken=True)
            continue
        near = [one for one in of_row[pair.row] if one.code not in taken and _is_rival(pair, one)]
        claims = [one for one in of_code[pair.code] if one.row not in settled and _is_rival(pair, one)]
        found[pair.row] = _match(pair, near, claims)
        if found[pair.row].verdict is not MatchState.SEVERAL:
            taken.add(pair.code)
            settled.add(pair.row)
    return sorted(found.values(), key=lambda one: one.row)


def _is_rival(pair: _Pair, other: _Pair) -> bool:
    """Whether the other comes near enough to be meant as well."""
    is_placed = pair.evidence.placed > Fit.UNTOLD
    margin = MARGIN if is_placed else MARGIN_WITHOUT_PLACE
    if other is pair or other.worth <= pair.worth - margin:
        return False
    is_named = is_placed and pair.evidence.named == SAME_NAME > other.evidence.named
    return not (is_named and pair.worth > other.worth)


def _match(pair: _Pair, near: Sequence[_Pair], claims: Sequence[_Pair]) -> RowMatch:
    """`near`: what else the row may be; `claims`: by whom else that one may be meant."""
    if near or (pair.evidence.is_open and pair.worth < SURE):
        return _several(pair, near)
    if any(are_elsewhere(pair.asked.one.address, one.asked.one.address) for one in claims):
        return _several(pair, is_taken=True)  # of two clubs in one village, each on its street, one stands
    verdict = MatchState.SURE if pair.worth >= SURE and not claims else MatchState.DOUBTFUL
    is_named = pair.evidence.named >= FITTING
    return RowMatch(pair.row, verdict, (pair.other.one,), tuple(pair.evidence.reasons()), is_named)


def _several(pair: _Pair, near: Sequence[_Pair] = (), *, is_taken: bool = False) -> RowMatch:
    met = (pair.other.one, *(one.other.one for one in near))[:MOST_NAMED]
    reasons = (*pair.evidence.reasons(), *([TAKEN] if is_taken else []))
    return RowMatch(pair.row, MatchState.SEVERAL, met, reasons, is_taken=is_taken)
