"""Catalogues share the vocabulary's part of the index, and nothing of each other."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from catalog.model import Institution, Place
from catalog.search import Catalog
from catalog.search.index import shared_part
from catalog.search.places.region_places import RegionPlaces, load_places

PLAIN, VOLGOGRAD = RegionPlaces(), load_places("volgograd")
SCHOOL = Institution(
    "s-1", "Средняя школа № 1", kind="школа", place=Place("городской округ город Камышин", "Камышин")
)
BENT = Institution(
    "b-1",
    "Библиотека «Поликлиника слов» хутора Школьный",
    kind="библиотека",
    place=Place("Детский район", "хутор Школьный"),
    other_names=("спасибо", "вторая паспортный стол"),
)
"""Its names and places hold words of the vocabulary: for its own catalogue alone they mean more."""

ASKED = [
    "школа 1",
    "спасибо",
    "вторая паспортный",
    "хутор школьный",
    "камышин",
    "полеклиника",
    "детский",
    "шк",
]
CATALOGUES: dict[str, tuple[list[Institution], RegionPlaces, Mapping[str, str]]] = {
    "a school": ([SCHOOL], PLAIN, {}),
    "with vocabulary in its names": ([BENT, SCHOOL], PLAIN, {}),
    "the same in the region": ([BENT, SCHOOL], VOLGOGRAD, {}),
    "a school in the region": ([SCHOOL], VOLGOGRAD, {}),
    "with a word for its kind": ([SCHOOL], PLAIN, {"шк": "school"}),
}


def answers(name: str) -> list[object]:
    institutions, places, kind_words = CATALOGUES[name]
    catalog = Catalog(institutions, places, kind_words=kind_words)
    found = [catalog.search(text) for text in ASKED]
    return [(one.decision, one.fitting, one.clues) for one in found]


def alone(name: str) -> list[object]:
    """The answers of the first catalogue of a process."""
    shared_part._make.cache_clear()
    return answers(name)


@pytest.mark.parametrize("name", CATALOGUES)
def test_answers_dont_depend_on_what_was_built_before(name: str) -> None:
    expected = alone(name)
    for other in (*CATALOGUES, *reversed(CATALOGUES)):
        answers(other)
    assert answers(name) == expected


def test_catalogues_are_built_in_threads() -> None:
    expected = {name: alone(name) for name in CATALOGUES}
    shared_part._make.cache_clear()
    names = [*CATALOGUES] * 4
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(answers, names)) == [expected[name] for name in names]


def test_the_vocabulary_is_taught_once_for_all_registers_of_a_region() -> None:
    one, other = shared_part.shared_part(VOLGOGRAD, {}), shared_part.shared_part(load_places("volgograd"), {})
    assert one is other
    assert one is not shared_part.shared_part(PLAIN, {})
    assert one is not shared_part.shared_part(VOLGOGRAD, {"школярия": "school"})
