"""A word is proposed only where a search with it finds what was asked for."""

from datetime import date

from catalog.model import Institution, Place
from catalog.queues.misses import grouped
from catalog.queues.model import Missed
from catalog.queues.synonyms import Proposal, propose
from catalog.search import Catalog, Decision
from catalog.search.places.region_places import RegionPlaces

NORTH = Place("городской округ Северный", "Северный")
INSTITUTIONS = [
    Institution("adm", "Администрация городского округа Северный", kind="администрация", place=NORTH),
    Institution("art", "Школа искусств «Вдохновение» имени Рахманинова", kind="школа искусств", place=NORTH),
    Institution("s-1", "Средняя школа № 1", short_name="Школа № 1", kind="школа", place=NORTH),
    Institution("s-2", "Средняя школа № 2", short_name="Школа № 2", kind="школа", place=NORTH),
]
PLACES = RegionPlaces()
CATALOG = Catalog(INSTITUTIONS, PLACES)


def proposals(text: str, kind: str = "", voices: str = "abc") -> list[Proposal]:
    misses = [
        Missed(text, kind, "", voice, date(2026, 11, 23), number) for number, voice in enumerate(voices)
    ]
    return list(propose(grouped(misses), CATALOG, PLACES).values())


def test_a_word_for_a_kind() -> None:
    assert CATALOG.search("муниципалитет").decision is Decision.NONE
    found = proposals("муниципалитет")
    assert [(one.said, one.kind) for one in found] == [("муниципалитет", "administration")]


def test_another_name_of_an_institution() -> None:
    assert CATALOG.search("рахманиновская студия").decision is Decision.NONE
    found = proposals("рахманиновская студия")
    assert [(one.said, one.code) for one in found] == [("рахманиновская студия", "art")]


def test_what_people_found_next_is_what_they_had_meant() -> None:
    misses = [
        Missed("рисовалка", "", "", voice, date(2026, 11, 23), number, found="art")
        for number, voice in enumerate("abc")
    ]
    found = propose(grouped(misses), CATALOG, PLACES)
    assert [(one.said, one.code) for one in found.values()] == [("рисовалка", "art")]


def test_nothing_is_proposed_without_a_reason() -> None:
    assert proposals("капошник") == []
    assert proposals("школа 9", "school") == [], "another number is another school"
    assert proposals("школа 1", "school") == [], "it is found by now"


def test_a_text_that_is_not_told_yet_is_not_worked_on() -> None:
    assert proposals("муниципалитет", voices="ab") == []
