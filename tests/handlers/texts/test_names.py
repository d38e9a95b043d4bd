import pytest

from catalog.model import Institution, Place
from handlers.texts.names import (
    everyday_name,
    municipality_name,
    own_number,
    place_beside,
    place_name,
    short_place,
)


@pytest.mark.parametrize(
    ("official", "short", "kind", "expected"),
    [
        ("муниципальное … «Средняя школа № 1 Советского района»", "МОУ СШ № 1", "школа", "Школа № 1"),
        ("…", "ГУЗ «Детская поликлиника № 3»", "детская поликлиника", "Детская поликлиника № 3"),
        ("…", "ГУЗ «ГКБ № 1»", "больница", "Больница № 1"),
        ("…", "МКУК «Солодчинский СДК»", "дом культуры", "Солодчинский СДК"),
        ("…", 'МБДОУ детский сад № 9 "Светлячок"', "детский сад", "Детский сад № 9 «Светлячок»"),
        ("МДОУ «Детский сад № 2 «Калейдоскоп»", "", "детский сад", "Детский сад № 2 «Калейдоскоп»"),
        ("Волгоградская областная клиническая больница № 1", 'ГБУЗ "ВОКБ № 1"', "больница",
         "Волгоградская областная клиническая больница № 1"),
        ("Администрация Волгограда", "", "администрация", "Администрация Волгограда"),
        ("ГУЗ «Больница №22»", "", "больница", "Больница № 22"),
        ("…", "МБДОУ Д/с № 25 «Колобок» г. Волжского", "детский сад", "Детский сад № 25 «Колобок»"),
        ("…", "МБУДО «Спортивная школа № 8 Кировского района Волгограда» (спортивная)", "спортивная школа",
         "Спортивная школа № 8"),
        ("…", "Суд города Урюпинска", "суд", "Суд города Урюпинска"),
    ],
)  # fmt: skip
def test_everyday_names(official: str, short: str, kind: str, expected: str) -> None:
    assert everyday_name(Institution("x", official, short_name=short, kind=kind)) == expected


@pytest.mark.parametrize("name", ["", "№", "«", "»", '"', "МОУ", "№ 5", "«»", "МОУ «»"])
def test_a_broken_name_is_still_a_name(name: str) -> None:
    everyday_name(Institution("x", name))


@pytest.mark.parametrize(
    ("municipality", "expected"),
    [
        ("городской округ город-герой Волгоград", "Волгоград"),
        ("городской округ – город Камышин", "Камышин"),
        ("муниципальный округ город Михайловка", "Михайловка"),
        ("Алексеевский муниципальный район", "Алексеевский район"),
        ("Волгоградская область", "Волгоградская область"),
        ("", ""),
    ],
)
def test_municipalities_in_everyday_words(municipality: str, expected: str) -> None:
    assert municipality_name(municipality) == expected


@pytest.mark.parametrize(
    ("place", "full", "short"),
    [
        (Place("городской округ город-герой Волгоград", "Волгоград", "Дзержинский район"),
         "Волгоград, Дзержинский район", "Дзержинский"),
        (Place("Алексеевский муниципальный район", "Солодча"), "Солодча, Алексеевский район", "Солодча"),
        (Place("городской округ город Волжский", "Волжский"), "Волжский", "Волжский"),
        (Place("Волгоградская область", "Волгоград"), "Волгоград", "Волгоград"),
        (Place(), "", ""),
    ],
)  # fmt: skip
def test_places_in_everyday_words(place: Place, full: str, short: str) -> None:
    assert (place_name(place), short_place(place)) == (full, short)


def test_the_number_an_institution_bears() -> None:
    assert own_number(Institution("x", "Поликлиника № 30")) == 30
    assert own_number(Institution("x", "Музей")) is None


@pytest.mark.parametrize(
    ("name", "place", "beside"),
    [
        ("Администрация города Волжского", "Волжский", ""),
        ("Администрация Камышина", "Камышин", ""),
        ("Администрация Тракторозаводского района Волгограда", "Волгоград, Тракторозаводский район", ""),
        ("Школа № 5", "Волжский", "Волжский"),
        ("Школа № 5", "Волгоград, Дзержинский район", "Волгоград, Дзержинский район"),
    ],
)
def test_a_place_is_said_once(name: str, place: str, beside: str) -> None:
    assert place_beside(name, place) == beside


@pytest.mark.parametrize(
    ("official", "shown"),
    [
        ('МАДОУ "Детский сад № 1 "Ласточка"', "Детский сад № 1 «Ласточка»"),
        ('ГБУЗ АО "Областной центр крови"', "Областной центр крови"),
        ("Школа № 5»", "Школа № 5"),
        ('МБУК ДК "Галактика"', "ДК «Галактика»"),
    ],
)
def test_quotes_are_balanced_and_a_region_is_no_form_of_business(official: str, shown: str) -> None:
    assert everyday_name(Institution("x", official)) == shown
