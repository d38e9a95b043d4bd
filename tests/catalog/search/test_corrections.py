"""What was said twice: the last value counts. Two institutions: both are offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution, Place
from catalog.search import Catalog, Decision
from catalog.search.places.region_places import RegionPlaces
from catalog.search.vocabulary.vocabulary import load_vocabulary

NAMES = {"школа": "Средняя школа", "поликлиника": "Поликлиника"}
TOWNS = ("Ржев", "Торжок")
NUMBERS = (3, 5, 8)
CATALOG = Catalog(
    [
        Institution(
            f"{kind}-{number}-{town}",
            f"{name} № {number}",
            kind=kind,
            place=Place(f"городской округ город {town}", f"г. {town}"),
        )
        for kind, name in NAMES.items()
        for number in NUMBERS
        for town in TOWNS
    ],
    RegionPlaces(),
)
MARKERS = st.sampled_from([one for one in load_vocabulary().corrections if one not in {"лучше", "ошибка"}])
KIND, TOWN = st.sampled_from(sorted(NAMES)), st.sampled_from(TOWNS)
TWO = st.permutations(NUMBERS).map(lambda numbers: numbers[:2])


@given(KIND, TWO, TOWN, MARKERS, st.sampled_from(["{} ", ", {} ", " {}, ", "... {} "]))
def test_of_two_numbers_the_last_counts(
    kind: str, numbers: list[int], town: str, marker: str, around: str
) -> None:
    first, last = numbers
    text = f"{kind} {first} {around.format(marker)}{last} {town}"
    result = CATALOG.search(text)
    assert result.decision is Decision.ANSWER
    assert result.fitting == (f"{kind}-{last}-{town}",)
    assert result.query == text
    ((slot, denied, meant),) = CATALOG.parse(text).replaced
    assert (slot, denied, meant) == ("number", str(first), str(last))


@given(KIND, st.sampled_from(NUMBERS), st.permutations(TOWNS), MARKERS)
def test_of_two_towns_the_last_counts(kind: str, number: int, towns: list[str], marker: str) -> None:
    result = CATALOG.search(f"{kind} {number} {towns[0]} {marker} {towns[1]}")
    assert result.fitting == (f"{kind}-{number}-{towns[1]}",)


@pytest.mark.parametrize(
    "text",
    [
        "нет воды",
        "извините, где школа 5 ржев",
        "школа 5 ржев извините пожалуйста",
        "ой",
        "то есть",
        "нет нет нет",
    ],
)
def test_a_word_that_corrects_nothing_replaces_nothing(text: str) -> None:
    assert CATALOG.parse(text).replaced == ()
    assert CATALOG.search(text).query == text


@given(KIND, KIND, TWO, TOWN, st.sampled_from([" и ", ", ", " плюс ", ", а также "]))
def test_two_institutions_are_both_offered(
    kind: str, other: str, numbers: list[int], town: str, joint: str
) -> None:
    first, last = numbers
    result = CATALOG.search(f"{kind} {first}{joint}{other} {last} {town}")
    assert result.decision is Decision.CHOOSE
    assert set(result.fitting) == {f"{kind}-{first}-{town}", f"{other}-{last}-{town}"}
    assert {match.institution.code for match in result.matches} == set(result.fitting)


@given(KIND, TWO, TOWN)
def test_a_kind_and_a_place_hold_for_both_numbers(kind: str, numbers: list[int], town: str) -> None:
    result = CATALOG.search(f"{town} {kind} {numbers[0]} и {numbers[1]}")
    assert result.decision is Decision.CHOOSE
    assert set(result.fitting) == {f"{kind}-{number}-{town}" for number in numbers}


@given(KIND, st.sampled_from(NUMBERS), TOWN)
def test_where_one_of_two_is_unknown_the_other_is_no_sure_answer(kind: str, number: int, town: str) -> None:
    assert CATALOG.search(f"{kind} {number} и {kind} 77 {town}").decision is not Decision.ANSWER


def test_what_begins_with_a_mark_and_no_known_value_is_kept() -> None:
    assert CATALOG.parse("опечатка в бумажонке загса").text == "опечатка в бумажонке загса"
