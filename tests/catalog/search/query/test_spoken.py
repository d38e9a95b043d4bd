"""Abbreviations and numbers as they are read aloud."""

import pytest

from catalog.search import Decision
from tests.catalog.registers import volgograd


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("эм фэ цэ елань", "мфц елань"),
        ("дэ ша и котово", "дши котово"),
        ("це эр бэ ольховка", "црб ольховка"),
        ("гэ ка бэ номер четыре", "гкб 4"),
        ("ка цэ сон светлый яр", "кцсон светлый яр"),
        ("где цэ-сон в волжском", "цсон волжский"),
        ("дэ юс ша елань", "дюсш елань"),
        ("школа один два шесть волгоград", "школа 126 волгоград"),
        ("садик три ноль семь волгоград", "садик 307 волгоград"),
    ],
)
def test_what_is_read_aloud_is_found_as_what_is_written(said: str, written: str) -> None:
    found, expected = volgograd().search(said), volgograd().search(written)
    assert found.decision is Decision.ANSWER
    assert found.fitting == expected.fitting


@pytest.mark.parametrize(
    "said",
    ["а у нас в камышине загс", "он и она в камышине загс", "загс ха ха камышин", "сон ка загс камышин"],
)
def test_ordinary_words_are_no_letters(said: str) -> None:
    assert volgograd().search(said).fitting == volgograd().search("загс камышин").fitting


def test_two_ordinals_are_two_numbers() -> None:
    assert 56 not in volgograd().parse("школа пятая шестая").clues.numbers
