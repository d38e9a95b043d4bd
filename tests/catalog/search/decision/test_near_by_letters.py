"""What looks like a word that nobody bears is similar, and never found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution
from catalog.search import Decision
from catalog.search.decision.near_by_letters import WordsByLetters
from tests.catalog.registers import of

NURSERIES = of(
    Institution("a", "МДОУ «Детский сад «Калейдоскоп»"), Institution("b", "МДОУ «Детский сад «Ромашка»")
)
WORDS = WordsByLetters(["калейдоскоп", "ромашка", "романтик"])


@pytest.mark.parametrize(("said", "near"), [("калейдоскопчик", "калейдоскоп"), ("ромашечка", "ромашка")])
def test_words_of_common_pieces_are_near(said: str, near: str) -> None:
    assert WORDS.near(said)[0] == near


def test_others_and_short_words_are_not() -> None:
    assert WORDS.near("звёздочка") == WORDS.near("ром") == []


def test_who_is_called_alike_is_offered_as_similar() -> None:
    found = NURSERIES.search("детский сад ромашенция")
    assert found.decision is Decision.NONE
    assert [match.institution.code for match in found.similar] == ["b"]


@given(st.text(max_size=60))
def test_any_word_has_few_near(said: str) -> None:
    assert len(WORDS.near(said)) <= 3


@pytest.mark.parametrize("said", ["ромашенция", "мбдоу ромашенция пожалуйста"])
def test_without_a_kind_only_who_is_properly_called_alike_is_similar(said: str) -> None:
    found = NURSERIES.search(said)
    assert found.decision is Decision.NONE
    assert [match.institution.code for match in found.similar] == ["b"]


@pytest.mark.parametrize("said", ["романтика", "садовод", "калибр"])
def test_a_word_of_the_dictionary_is_like_nobodys_name(said: str) -> None:
    """«Лицо» is no «Лицей», and nobody who says «садовод» asks for a kindergarten."""
    assert NURSERIES.search(said).similar == ()
