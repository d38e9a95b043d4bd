"""Abbreviations, schemes of transliteration, and what a question denies or leaves unknown."""

import pytest

from catalog.search import Decision, SearchResult, Talk, Trait
from tests.catalog.registers import volgograd


def asked(text: str, place: str = "") -> SearchResult:
    return volgograd().search(text, place=place)


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("д.к. эльтон котовский район", "дом культуры эльтон котовский район"),
        ("д/к эльтон котовский район", "дом культуры эльтон котовский район"),
        ("ц.р.б. елань", "црб елань"),
        ("мфц гор. камышин", "мфц город камышин"),
        ("гор. больница 11", "городская больница 11"),
        ("загс кр.окт. район", "загс краснооктябрьский район"),
        ("детск. поликлиника 8 центр. район", "детская поликлиника 8 центральный район"),
        ("спорт. шк. ср. ахтуба", "спортивная школа средняя ахтуба"),
        ("собес ст. полтавка", "собес старая полтавка"),
        ("админ-ция палласовского р-она", "администрация палласовского района"),
        ("садик но. 15", "садик № 15"),
        ("ltncr/ gjkbrkbybrf 8 wtynh/ hfqjy", "детская поликлиника 8 центральный район"),
    ],
)
def test_an_abbreviation_means_what_it_is_cut_from(said: str, full: str) -> None:
    result, whole = asked(said), asked(full)
    assert result.decision is whole.decision is not Decision.NONE
    assert result.fitting == whole.fitting


@pytest.mark.parametrize(
    "said",
    [
        "shkola 30 volzhskij",
        "wkola 30 volzhskiy",
        "schkola 30 woljskij",
        "sosch no.30 volzhskij",
        "sw 30 voljskiy",
    ],
)
def test_every_usual_scheme_of_transliteration_is_read(said: str) -> None:
    assert asked(said).fitting == asked("школа 30 волжский").fitting


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("школа 1 не волгоград, а волжский", "школа 1 волжский"),
        ("школа 5 и садик 7 волжский", "школа 5 волжский"),
        ("роддо № 4 волгоград", "роддом № 4 волгоград"),
        ("школа 30 для ребенка волжский", "школа 30 волжский"),
        ("школа на рабоче-крестьянской 139 калач", "школа калач улица рабоче-крестьянская дом 139"),
    ],
)
def test_one_institution_is_meant(said: str, meant: str) -> None:
    assert asked(said).matches[0].institution.code == asked(meant).matches[0].institution.code


def test_either_of_two_places_will_do() -> None:
    found = asked("поликлиника 7, дзержинский или ворошиловский")
    assert found.fitting == asked("поликлиника 7 дзержинский").fitting


@pytest.mark.parametrize("said", ["детский сад огонек", "школа имени гарри поттера"])
def test_a_name_that_nobody_bears_is_said_to_be_missing(said: str) -> None:
    found = asked(said)
    assert found.decision is Decision.NONE
    assert [one.trait for one in found.missing] == [Trait.NAME]
    assert found.similar


@pytest.mark.parametrize(
    "said", ["вечерняя школа", "травмпункт волжский", "цирк", "почта камышин", "приют для собак", "зоопарк"]
)
def test_a_kind_that_the_register_lacks_is_named(said: str) -> None:
    found = asked(said)
    assert found.decision is Decision.NONE
    assert found.missing[0].trait is Trait.KIND
    assert found.missing[0].said.split()[0] in said


def test_the_street_is_to_blame_before_the_number() -> None:
    found = asked("детский сад 9 волжский улица мира")
    assert found.missing[0].trait is Trait.STREET
    assert [match.institution.code for match in found.similar] == list(
        asked("детский сад 9 волжский").fitting
    )


def test_swearing_alone_is_an_insult() -> None:
    assert asked("иди нахер").clues.talk is Talk.INSULT
    assert asked("где нахер школа 30 волжский").decision is Decision.ANSWER


def test_a_place_within_the_one_held_comes_before_its_namesakes() -> None:
    inside = asked("поликлиника 7 в дзержинском", place="volgograd")
    assert inside.decision is Decision.ANSWER
    held = asked("администрация советский", place="volgograd")
    assert {match.institution.place.district for match in held.matches} == {"Советский район"} or all(
        "Советский район" in match.institution.place.locality for match in held.matches
    )
