"""Groups come best first, each institution by its best grades; who lacks a strict one is in none."""

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from catalog.search.bitsets import members
from catalog.search.ranking.constraint import Constraint, Grade
from catalog.search.ranking.features import WEIGHTS
from catalog.search.ranking.rank import ENOUGH, rank
from catalog.search.result import Trait

SIZE = 12
SETS = st.integers(0, (1 << SIZE) - 1)
SHARES = st.sampled_from((1.0, 0.9, 0.75, 0.5))


@st.composite
def constraints(draw: st.DrawFn) -> Constraint:
    """What some clue may ask for: grades best first, which may overlap."""
    shares = sorted(draw(st.lists(SHARES, max_size=3)), reverse=True)
    grades = tuple(Grade(draw(SETS), share, "") for share in shares)
    feature = draw(st.sampled_from(sorted(WEIGHTS)))
    return Constraint(feature, Trait.NAME, "", grades, strict=draw(st.booleans()))


def worth(number: int, asked: list[Constraint]) -> float | None:
    """The points of one institution, looked at alone; None where it lacks what is strictly asked."""
    points = 0.0
    for constraint in asked:
        best = max((one.share for one in constraint.grades if one.bits >> number & 1), default=0.0)
        if constraint.strict and not best:
            return None
        points += best * WEIGHTS[constraint.feature]
    return points


@given(st.lists(constraints(), min_size=1, max_size=4), SETS)
def test_each_institution_stands_where_its_best_grades_put_it(asked: list[Constraint], everyone: int) -> None:
    found = rank(asked, everyone)
    expected = {
        number: points for number in members(everyone) if (points := worth(number, asked)) is not None
    }
    assert set(members(found.fitting)) == set(expected)
    total = sum(WEIGHTS[constraint.feature] for constraint in asked)
    placed = [(number, group.score * total) for group in found.groups for number in members(group.bits)]
    assert len({number for number, _ in placed}) == len(placed)  # nobody twice
    assert all(isclose(score, expected[number]) for number, score in placed)
    scores = [score for _, score in placed]
    assert scores == sorted(scores, reverse=True)
    left_out = expected.keys() - {number for number, _ in placed}
    assert not left_out or len(placed) >= ENOUGH
    assert all(expected[number] <= scores[-1] + 1e-9 for number in left_out)


@given(st.lists(constraints(), min_size=1, max_size=4), SETS)
def test_a_group_says_what_it_misses(asked: list[Constraint], everyone: int) -> None:
    for group in rank(asked, everyone).groups:
        borne = {at for at, constraint in enumerate(asked) if group.bits & constraint.union}
        assert group.missed == set(range(len(asked))) - borne
