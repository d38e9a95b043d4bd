"""Which institutions bear the clues: groups of equal rank, best first."""

from dataclasses import dataclass, field
from heapq import heappop, heappush
from operator import getitem

from catalog.search.ranking.constraint import Constraint
from catalog.search.ranking.features import WEIGHTS

MOST_STEPS = 256
"""So many combinations of grades are tried: all of four clues; questions of residents need fewer than ten."""

ENOUGH = 12


@dataclass(frozen=True, slots=True)
class RankedGroup:
    """Institutions that fit equally well."""

    bits: int
    score: float  # 0…1
    missed: frozenset[int] = frozenset()  # the constraints that they don't bear


@dataclass(slots=True)
class Ranking:
    """The outcome of weighing."""

    constraints: list[Constraint]
    groups: list[RankedGroup] = field(default_factory=list)
    fitting: int = 0  # all that bear every strict constraint


def rank(constraints: list[Constraint], everyone: int, burden: float = 0.0) -> Ranking:
    """Groups in order of score; `burden` is weight that nothing can earn, of words without meaning."""
    found = Ranking(constraints)
    fitting = everyone
    for constraint in constraints:
        if constraint.strict:
            fitting &= constraint.union
    found.fitting = fitting
    if not fitting or not constraints:
        return found
    columns = [_column(constraint, fitting) for constraint in constraints]
    total = sum(WEIGHTS[constraint.feature] for constraint in constraints) + burden
    _expand(found, columns, total)
    return found


def _column(constraint: Constraint, fitting: int) -> list[tuple[int, float]]:
    """Those that fit, each in its best grade, with the points that it brings; at last who is in none."""
    weight, left, found = WEIGHTS[constraint.feature], fitting, []
    for grade in constraint.grades:
        if bits := grade.bits & left:
            found.append((bits, grade.share * weight))
            left ^= bits
    return [*found, (left, 0.0)] if left else found


def _expand(found: Ranking, columns: list[list[tuple[int, float]]], total: float) -> None:
    """Best first: every step makes one constraint a grade worse."""
    points = [[worth for _bits, worth in column] for column in columns]
    start = (0,) * len(columns)
    queue = [(-sum(map(getitem, points, start)), start)]
    seen = {start}
    count = 0
    for _ in range(MOST_STEPS):
        if not queue or count >= ENOUGH:
            return
        negative, state = heappop(queue)
        bits = -1
        for column, row in zip(columns, state, strict=True):
            bits &= column[row][0]
        if bits:
            count += bits.bit_count()
            missed = frozenset(at for at, row in enumerate(state) if not points[at][row])
            found.groups.append(RankedGroup(bits, -negative / total, missed))
        for at, column in enumerate(columns):
            if state[at] + 1 < len(column):
                following = (*state[:at], state[at] + 1, *state[at + 1 :])
                if following not in seen:
                    seen.add(following)
                    heappush(queue, (-sum(map(getitem, points, following)), following))
