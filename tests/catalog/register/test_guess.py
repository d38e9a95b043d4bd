"""Kind and place told from names and founders."""

import pytest

from catalog.model import Place
from catalog.register.names.declension import adjective, as_name, nominative
from catalog.register.names.kind_teller import kind_teller
from catalog.register.reading.place_guess import PlaceGuess
from catalog.register.reading.village_guess import Villages
from catalog.search.places.region_places import Level, PlaceFact, RegionPlaces

FACTS = RegionPlaces(
    facts=(
        PlaceFact("kamyshin", "Камышин", Level.MUNICIPALITY, town=True),
        PlaceFact("volgograd", "Волгоград", Level.MUNICIPALITY, town=True),
        PlaceFact("elansky", "Еланский", Level.MUNICIPALITY, centre="Елань"),
    )
)
AREA = "Еланский муниципальный район"
FOUNDER = "Администрация Еланского муниципального района"


@pytest.mark.parametrize(
    ("name", "founder", "place"),
    [
        ("МБОУ СШ № 5 г. Камышина", "", Place("городской округ город Камышин", "Камышин")),
        ("МБОУ СШ № 5", "Администрация города Камышина", Place("городской округ город Камышин", "Камышин")),
        ("МОУ СШ № 5", "Администрация ГО Камышин", Place("городской округ город Камышин", "Камышин")),
        ("Детский сад № 9 р.п. Елань", FOUNDER, Place(AREA, "р.п. Елань")),
        ("ДЕТСКИЙ САД № 9 Р.П. ЕЛАНИ ЕЛАНСКОГО МУНИЦИПАЛЬНОГО РАЙОНА", "", Place(AREA, "р.п. Елань")),
        (
            "Лицей № 9 Дзержинского района Волгограда",
            "",
            Place("городской округ город Волгоград", "Волгоград", "Дзержинский район"),
        ),
        ("СОШ им. С. Есенина с. Вязовка", FOUNDER, Place(AREA, "с. Вязовка")),
        ("ФАП с. Вязовка ГБУЗ «Еланская ЦРБ»", "Министерство здравоохранения", Place(AREA, "с. Вязовка")),
        ("ГБУЗ «Еланская центральная районная больница»", "", Place(AREA)),
        ("Министерство культуры Приозёрской области", "", Place("Приозёрская область")),
        ("Дом культуры «Дружба»", "", Place()),
    ],
)  # fmt: skip
def test_places(name: str, founder: str, place: Place) -> None:
    assert PlaceGuess(FACTS, [name, founder, FOUNDER]).place(name, founder) == place


@pytest.mark.parametrize(
    ("name", "village"),
    [
        ("Вязовская сельская библиотека", "с. Вязовка"),
        ("Администрация Большеборковского сельского поселения", "с. Большие Борки"),
        ("Территориальный отдел «Сухая Гать»", "п. Сухая Гать"),
        ("Еланская районная библиотека", ""),
        ("Районный дом культуры", ""),
    ],
)
def test_villages(name: str, village: str) -> None:
    known = Villages(Place(AREA, one) for one in ("с. Вязовка", "с. Большие Борки", "п. Сухая Гать"))
    assert known.with_village(Place(AREA), name) == Place(AREA, village)
    assert known.with_village(Place("другой район"), name) == Place("другой район")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Муниципальное казённое дошкольное учреждение «Детский сад № 9 «Теремок»", "детский сад"),
        ("МБОУ СОШ № 5", "школа"),
        ("Фельдшерско-акушерский пункт с. Вязовка ГБУЗ «Еланская ЦРБ»", "ФАП"),
        ("«Ромашка»", ""),
        ("ГКУ инженерная служба района Аэропорт", ""),
        ("ГБУЗ «Ситуационный центр № 4 Департамента здравоохранения»", ""),
        ("ГБУЗ «Поликлиника № 27 Департамента здравоохранения города Москвы»", "поликлиника"),
        ("МКОУ Еланского района Средняя школа № 5", "школа"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_teller()(name) == kind


@pytest.mark.parametrize(
    ("genitive", "known"),
    [
        ("камышина", "камышин"),
        ("елани", "елань"),
        ("больших борков", "большие борки"),
        ("северного причала", "северный причал"),
    ],
)
def test_nominatives(genitive: str, known: str) -> None:
    assert nominative(genitive, {known}) == known
    assert nominative(known, {known}) == known


def test_spelling_of_names() -> None:
    assert adjective("октябрьского") == "октябрьский"
    assert adjective("красного") == "красный"
    assert as_name("усть-вагран") == "Усть-Вагран"
    assert as_name("ростов-на-дону") == "Ростов-на-Дону"
