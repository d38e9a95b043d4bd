"""Nouns and adjectives of one root."""

import pytest

from catalog.search.language.word_families import WordFamilies

HELD = WordFamilies(
    ["экономический", "тарифный", "спорт", "аграрный", "культура", "калиновский", "советский", "совет"]
)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("экономика", ("экономический",)),
        ("тариф", ("тарифный",)),
        ("спортивный", ("спорт",)),
        ("аграрник", ("аграрный",)),
        ("культурный", ("культура",)),
    ],
)
def test_a_noun_and_its_adjective_are_cousins(asked: str, held: tuple[str, ...]) -> None:
    assert HELD.of(asked) == held


@pytest.mark.parametrize("asked", ["культура", "калина", "спортсменка", "эконом", "мир", "", "тарифищность"])
def test_other_words_are_not(asked: str) -> None:
    assert asked not in HELD.of(asked)
    assert not HELD.of(asked) or asked == "эконом"


def test_a_root_of_many_words_says_nothing() -> None:
    assert not WordFamilies([f"парков{ending}ый" for ending in "абвгд"]).of("парковка")
