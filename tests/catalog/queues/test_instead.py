"""«Не то»: whom else a question may have meant, and whom a new name would hide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution, Place
from catalog.queues.instead import asked, instead, try_name
from catalog.search import Catalog, Decision
from catalog.search.places.region_places import RegionPlaces

NORTH, SOUTH = (Place(f"городской округ {name}", name) for name in ("Северный", "Южный"))
SCHOOLS = [
    Institution("n-5", "Средняя школа № 5", short_name="Школа № 5", kind="школа", place=NORTH),
    Institution("s-5", "Средняя школа № 5 Южная", short_name="Школа № 5", kind="школа", place=SOUTH),
    Institution("n-6", "Средняя школа № 6", short_name="Школа № 6", kind="школа", place=NORTH),
    Institution("art", "Школа искусств «Вдохновение»", kind="школа искусств", place=NORTH),
]
PLACES = RegionPlaces()
CATALOG = Catalog(SCHOOLS, PLACES)
BY_CODE = {one.code: one for one in SCHOOLS}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("школа 5", ("школа 5", "")),
        ("школа 5 (Северный)", ("школа 5", "Северный")),
        ("школа (та) 5", ("школа (та) 5", "")),
        ("", ("", "")),
    ],
)
def test_a_question_and_its_place_are_told_apart(text: str, parts: tuple[str, str]) -> None:
    assert asked(text) == parts


@given(st.text())
def test_nothing_that_was_asked_is_lost(text: str) -> None:
    words, place = asked(text)
    assert text in {words, f"{words} ({place})"}


def test_the_others_come_in_the_order_of_the_search_without_the_refused_one() -> None:
    assert [one.code for one in instead("школа 5", "n-5", CATALOG)][:1] == ["s-5"]
    assert "n-5" not in {one.code for one in instead("школа", "n-5", CATALOG)}


def test_a_word_of_ones_own_hides_nobody() -> None:
    for words in ("мирная шестёрка", "школа мирная"):
        trial = try_name(words, BY_CODE["n-6"], CATALOG, PLACES)
        assert trial.finds
        assert not trial.hides


def test_words_that_call_others_too_would_hide_them() -> None:
    assert CATALOG.search("школа").decision is Decision.CHOOSE
    trial = try_name("школа", BY_CODE["n-6"], CATALOG, PLACES)
    assert {one.code for one in trial.hides} == {"n-5", "s-5"}


def test_a_name_that_two_bear_is_asked_back_and_hides_nobody() -> None:
    trial = try_name("вдохновение", BY_CODE["n-6"], CATALOG, PLACES)
    assert trial.finds
    assert not trial.hides


def test_another_ones_number_finds_nobody_by_being_a_name() -> None:
    assert not try_name("школа 6", BY_CODE["n-5"], CATALOG, PLACES).finds
