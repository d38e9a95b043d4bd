"""In which order institutions are named, and for whom they are."""

import pytest

from catalog.model import Institution, Place
from catalog.search import Decision, Talk
from tests.catalog.registers import of

TOWN = Place("Приозёрск", "Приозёрск")
CHILDREN = Institution("A", "Детская поликлиника № 1", kind="детская поликлиника", place=TOWN)
ADULTS = Institution("B", "Поликлиника № 2", kind="поликлиника", place=TOWN)
OTHER = Institution("C", "Поликлиника № 3", kind="поликлиника", place=TOWN)


def test_all_that_fit_are_named_best_first() -> None:
    found = of(CHILDREN, ADULTS, OTHER).search("терапевт приозёрск")
    assert found.decision is Decision.SERVICE
    assert found.fitting[:2] == ("B", "C")
    assert [match.institution.code for match in found.matches][:2] == ["B", "C"]


def test_for_adults_is_no_name_that_is_missing() -> None:
    found = of(CHILDREN, ADULTS, OTHER).search("поликлиника для взрослых приозёрск")
    assert found.decision is Decision.CHOOSE
    assert found.fitting == ("B", "C")


def test_an_adjective_that_points_at_the_place_takes_nothing_away() -> None:
    hospital = Institution("H", "Приозёрская больница", kind="больница", place=TOWN)
    assert of(hospital, ADULTS).search("местной больницы телефон приозёрск").fitting == ("H",)


@pytest.mark.parametrize("said", ["салам алейкум", "ассалому алайкум", "bonjour", "шалом"])
def test_a_greeting_of_another_language_is_a_greeting(said: str) -> None:
    garden = Institution("G", "Детский сад № 1 «Салют»", kind="детский сад", place=TOWN)
    found = of(garden, ADULTS).search(said)
    assert found.decision is Decision.NONE
    assert found.clues.talk is Talk.GREETING
