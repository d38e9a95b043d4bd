"""Where an institution is, by its address and name, and places that stand beside each other in a question."""

import pytest

from catalog.model import Institution, Place
from catalog.search import Catalog, Decision
from catalog.search.places.address_place import read_address, with_address
from catalog.search.places.region_places import load_places
from tests.catalog.registers import of, volgograd


@pytest.mark.parametrize(
    ("address", "district", "locality"),
    [
        ("309834, с.Афанасьевка", "", "с. Афанасьевка"),
        (
            "309276, Шебекинский р-он, п.Маслова Пристань, ул.Школьная, 1",
            "Шебекинский",
            "п. Маслова Пристань",
        ),
        ("обл. Омская, р-н. Усть-Ишимский, с. Усть-Ишим, ул. Горького", "Усть-Ишимский", "с. Усть-Ишим"),
        ("403241, Волгоградская обл, ст-ца Алексеевская, ул Октябрьская, д 32", "", "ст-ца Алексеевская"),
        ("308012, г. Белгород,ул. Щорса, д. 11", "", "Белгород"),
        ("ул. Садовая, д. 5", "", ""),
        ("ул. Ленина, г. Волжский, д. 5", "", ""),
        ("Неизвестно", "", ""),
    ],
)
def test_the_locality_is_the_part_of_an_address_that_is_a_place(
    address: str, district: str, locality: str
) -> None:
    assert read_address(address) == (district, locality)


def test_what_the_register_says_of_a_place_counts_before_the_address() -> None:
    address = "обл. Омская, р-н. Тарский, г. Тара"
    assert with_address(Place("Омская область"), address) == Place("Тарский район", "Тара")
    assert with_address(Place("Омский район", "Ростовка"), address) == Place("Омский район", "Ростовка")


def test_a_village_that_stands_only_in_the_address_is_found() -> None:
    school = Institution("A", "МОУ СОШ № 2", place=Place("Тарский район"), address="Тарский р-н, с.Орлик")
    catalog = of(school, Institution("B", "МОУ СОШ № 2", place=Place("Тарский район", "Тара")))
    assert catalog.search("школа в орлике").fitting == ("A",)


@pytest.mark.parametrize("said", ["школа плес рудня", "плесовская школа рудня"])
def test_a_districts_centre_beside_a_village_stands_for_the_district(said: str) -> None:
    found = volgograd().search(said)
    assert found.fitting
    for code in found.fitting:
        institution = volgograd().get(code)
        assert institution is not None
        assert institution.place == Place("Руднянский муниципальный район", "Плес")


def test_the_city_district_in_a_courts_name_is_its_place_and_magistrates_are_another_kind() -> None:
    city = Place("Волгоград", "г Волгоград")
    court = Institution("C", "Центральный районный суд г. Волгограда", kind="суд", place=city)
    name = "Судебный участок № 116 Центрального судебного района города Волгограда"
    magistrate = Institution("M", name, kind="мировой суд", place=city)
    other = Institution("O", "Кировский районный суд г. Волгограда", kind="суд", place=city)
    catalog = Catalog((court, magistrate, other), load_places("volgograd"))
    for said, code in {
        "суд центрального района волгограда": "C",
        "мировой судья центральный район": "M",
        "суд кировский": "O",
    }.items():
        found = catalog.search(said)
        assert (found.decision, found.fitting) == (Decision.ANSWER, (code,)), said


def test_a_settlement_where_nobody_is_is_known_and_what_its_district_has_is_similar() -> None:
    hospital = Institution(
        "H", "Ольховская ЦРБ", place=Place("Ольховский муниципальный район", "с. Ольховка")
    )
    other = Institution("K", "Котовская ЦРБ", place=Place("Котовский муниципальный район", "г. Котово"))
    catalog = Catalog((hospital, other), load_places("volgograd"))
    found = catalog.search("районная больница в Зензеватке")
    assert found.decision is Decision.NONE
    assert found.clues.places == ("olkhovsky.zenzevatka",)
    assert [match.institution.code for match in found.similar] == ["H"]


def test_a_settlements_name_that_an_institution_bears_is_that_name() -> None:
    house = Institution("D", "Дом культуры «Большевик»", place=Place("Волгоград", "Волгоград"))
    catalog = Catalog((house,), load_places("volgograd"))
    assert catalog.search("дк большевик").fitting == ("D",)


@pytest.mark.parametrize("said", ["60 лет октября", "октября", "40 лет октября телефон"])
def test_an_ordinary_word_is_no_district_that_is_called_by_its_adjective(said: str) -> None:
    """«Октября» isn't the Октябрьский district, unlike «Котово» the Котовский."""
    district = Institution(
        "d",
        "Администрация Октябрьского муниципального района",
        place=Place("Октябрьский муниципальный район"),
    )
    assert of(district, places=load_places("volgograd")).search(said).decision is Decision.NONE
