"""Which institutions bear the clues: groups of equal rank, best first."""

from dataclasses import dataclass, field
from heapq import heappop, heappush

from catalog.search.ranking.constraint import Constraint
from catalog.search.ranking.features import WEIGHTS

MOST_STEPS = 60
"""So many combinations of grades are tried; questions of residents need fewer than ten."""

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
    impossible: list[int] = field(
        default_factory=list
    )  # soft constraints that nobody bears beside the strict


def rank(constraints: list[Constraint], everyone: int, burden: float = 0.0) -> Ranking:
    """Groups in order of score; `burden` is weight that nothing can earn, of words without meaning."""
    found = Ranking(constraints)
    union = [constraint.union for constraint in constraints]
    fitting = everyone
    for at, constraint in enumerate(constraints):
        if constraint.strict:
            fitting &= union[at]
    found.fitting = fitting
    if not fitting or not constraints:
        return found
    active = []
    for at, constraint in enumerate(constraints):
        if constraint.strict or fitting & union[at]:
            active.append(at)
        else:
            found.impossible.append(at)
    total = sum(WEIGHTS[constraint.feature] for constraint in constraints) + burden
    _expand(found, active, fitting, total)
    return found


def _expand(found: Ranking, active: list[int], fitting: int, total: float) -> None:
    """Best first: every step makes one constraint a grade worse."""
    grades = [_grades(found.constraints[at]) for at in active]
    start = (0,) * len(active)
    queue = [(-_sum(grades, start), start)]
    seen = {start}
    taken = count = 0
    for _ in range(MOST_STEPS):
        if not queue or count >= ENOUGH:
            return
        negative, state = heappop(queue)
        bits = fitting & ~taken
        for column, row in zip(grades, state, strict=True):
            bits &= column[row][0]
            if not bits:
                break
        if bits:
            taken |= bits
            count += bits.bit_count()
            missed = {
                at for at, column, row in zip(active, grades, state, strict=True) if column[row][1] == 0
            }
            found.groups.append(
                RankedGroup(bits, -negative / total, frozenset(missed | set(found.impossible)))
            )
        for at, column in enumerate(grades):
            if state[at] + 1 < len(column):
                following = (*state[:at], state[at] + 1, *state[at + 1 :])
                if following not in seen:
                    seen.add(following)
                    heappush(queue, (-_sum(grades, following), following))


def _grades(constraint: Constraint) -> list[tuple[int, float]]:
    """Sets with the points that they bring; of a soft constraint, everyone at last, with none."""
    weight = WEIGHTS[constraint.feature]
    found = [(grade.bits, grade.share * weight) for grade in constraint.grades]
    return found if constraint.strict else [*found, (-1, 0.0)]


def _sum(grades: list[list[tuple[int, float]]], state: tuple[int, ...]) -> float:
    return sum(column[row][1] for column, row in zip(grades, state, strict=True))
