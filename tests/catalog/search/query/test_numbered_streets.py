"""Streets that hold a number, however it is said: «60-летия Октября», «8 Марта», «2-я Садовая»."""

import pytest

from catalog.model import Institution, Place
from catalog.search import Decision
from tests.catalog.registers import of

TVER = Place("городской округ город Тверь", "г. Тверь")
STREETS = (
    "60-летия Октября", "70 - летия Октября", "50 лет ВЛКСМ", "8 Марта", "9 Января", "64-й Армии",
    "Садовая 3-я", "7-й Гвардейской Дивизии", "95-й Гвардейской Дивизии", "40 лет Победы", "2-я Садовая",
    "Садовая", "Октября",
)  # fmt: skip
SCHOOLS = of(
    *(
        Institution(
            street,
            f"МОУ «Средняя школа № {number}»",
            kind="школа",
            place=TVER,
            address=f"г. Тверь, ул. {street}, д. {number}",
        )
        for number, street in enumerate(STREETS, start=101)
    )
)


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("школа 60 летия октября", "60-летия Октября"),
        ("60-летия октября", "60-летия Октября"),
        ("школа на ул. 70 лет октября 102", "70 - летия Октября"),
        ("школа 50-летие влксм", "50 лет ВЛКСМ"),
        ("школа 8 марта", "8 Марта"),
        ("школа на восьмого марта", "8 Марта"),
        ("школа ул 9 января", "9 Января"),
        ("школа 64 армии", "64-й Армии"),
        ("школа на 3-й садовой", "Садовая 3-я"),
        ("школа 7 гвардейской", "7-й Гвардейской Дивизии"),
        ("школа 40-летия победы", "40 лет Победы"),
        ("школа на 2-й садовой", "2-я Садовая"),
    ],
)
def test_the_number_tells_the_street_from_others_of_that_word(said: str, street: str) -> None:
    found = SCHOOLS.search(said)
    assert (found.decision, found.fitting) == (Decision.ANSWER, (street,))
    assert found.clues.numbers == ()


@pytest.mark.parametrize("said", ["школа 30 летия октября", "школа на 8-й садовой", "школа 80 лет победы"])
def test_a_street_of_another_number_is_no_answer(said: str) -> None:
    assert SCHOOLS.search(said).decision is not Decision.ANSWER


@pytest.mark.parametrize(
    ("said", "number"),
    [("8 марта открыта школа 105", 105), ("школа 102 сыну 60 лет", 102), ("школа 103", 103)],
)
def test_a_date_an_age_and_an_institutions_number_are_no_streets(said: str, number: int) -> None:
    found = SCHOOLS.search(said)
    assert found.clues.numbers == (number,)
    assert found.fitting == (STREETS[number - 101],)


def test_an_anniversary_in_a_name_is_not_the_institutions_number() -> None:
    school = Institution("s", "Школа № 5 имени 60-летия Победы", kind="школа", place=TVER)
    assert of(school).search("школа 60").decision is Decision.NONE
    assert of(school, Institution("o", "Школа № 6")).search("школа 60-летия победы").fitting == ("s",)
