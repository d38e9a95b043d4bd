"""What is similar where nothing fits: who shares more than the kind, or is one of few."""

import pytest

from catalog.model import Institution, Place
from catalog.search import Decision
from catalog.search.decision.no_match import FEW
from tests.catalog.registers import of

ELSEWHERE, ASKED = Place("Волжский", "Волжский"), Place("Камышин", "Камышин")
OFFICE = Institution("office", "Администрация города Камышина", kind="администрация", place=ASKED)


def nurseries(count: int) -> list[Institution]:
    names = (f"Детский сад № {number}" for number in range(101, 101 + count))
    return [Institution(name, name, kind="детский сад", place=ELSEWHERE) for name in names]


@pytest.mark.parametrize("said", ["садик 5 камышин", "садик камышин", "садик 5"])
def test_who_shares_nothing_but_the_kind_isnt_similar(said: str) -> None:
    found = of(OFFICE, *nurseries(FEW + 1)).search(said)
    assert found.decision is Decision.NONE
    assert found.similar == ()


def test_one_of_few_is_similar_wherever_it_is() -> None:
    assert len(of(OFFICE, *nurseries(2)).search("садик камышин").similar) == 2


def test_another_number_isnt_similar() -> None:
    assert of(OFFICE, *nurseries(2)).search("садик 5").similar == ()
