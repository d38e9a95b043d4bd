"""Which names can be taken for which: (known, foreign)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.pages.likeness import KnownNames, core, differ_in_number

ALIKE = [
    ("volgograd_school20", "volgograd_school20_official"),
    ("volgograd_school20", "volgograd_school20_official2"),
    ("volgograd_school20", "official_volgograd_school_20"),
    ("volgograd_school20", "volgograd.school20"),
    ("volgograd_school20", "volgograd_schoo120"),
    ("volgograd_school20", "volgograd_school21"),
    ("detskiy_sad_romashka", "detskij_sad_romashka"),
    ("detskiy_sad_romashka", "detsky_sad_romaschka"),
    ("poliklinika_kamyshin", "poliklinica_kamishin"),
    ("druzhba", "druzhbba"),
    ("admvolg", "adrnvolg"),
    ("dk_dk", "dk.dk"),
]
UNLIKE = [
    ("volgograd_school20", "volgograd"),
    ("volgograd_school20", "moscow_school20"),
    ("ds34", "ds35"),
    ("ds34", "vs34"),
    ("vlg", "vlz"),
    ("kultura34", "sport34"),
    ("druzhba", "druzhba"),
]


@pytest.mark.parametrize(("known", "foreign"), ALIKE)
def test_alike(known: str, foreign: str) -> None:
    assert KnownNames([known, "completely_other"]).alike(foreign) == known


@pytest.mark.parametrize(("known", "foreign"), UNLIKE)
def test_unlike(known: str, foreign: str) -> None:
    assert KnownNames([known]).alike(foreign) == ""


def test_the_nearest_of_several_is_named() -> None:
    assert KnownNames(["school_021", "school_121", "school_201"]).alike("school_122") == "school_121"


def test_numbers_apart() -> None:
    assert differ_in_number("school_5", "school_12")
    assert not differ_in_number("school_5", "skool_5")


@given(
    st.text(max_size=40), st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789_.", min_size=1, max_size=32)
)
def test_any_name_has_a_core_and_a_known_one_no_likeness(text: str, name: str) -> None:
    assert core(name) or not name.strip("_.")
    assert KnownNames([name]).alike(name) == ""
    KnownNames([name]).alike(text)
