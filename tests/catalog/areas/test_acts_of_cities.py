"""What acts of cities have: districts, streets by numbers, houses said twice."""

from datetime import date

import pytest

from catalog.areas.acts.institutions import Institutions
from catalog.areas.acts.table import AreaTable, TableReader
from catalog.areas.index import AreaIndex
from catalog.areas.names.places import make_places
from catalog.model import Institution, Place
from catalog.register.sheet import Sheet, filled
from catalog.search.places.region_places import RegionPlaces

CITY = "городской округ город Саратов"
VOLZHSKY, KIROVSKY = (Place(CITY, f"Саратов, {name} район") for name in ("Волжский", "Кировский"))
SCHOOLS = [
    Institution("V9", "МОУ «СОШ № 9»", kind="школа", place=VOLZHSKY),
    Institution("K9", "МОУ «СОШ № 9»", kind="школа", place=KIROVSKY),
    Institution("K3", "МАОУ «Лицей № 3»", kind="школа", place=KIROVSKY),
]
READER = TableReader(Institutions(SCHOOLS), make_places(SCHOOLS, RegionPlaces()))


def read(*rows: str) -> AreaTable:
    lines = [line.split("|") for line in ("Район|Кто принимает|Название улицы|Номера домов", *rows)]
    return READER.read([Sheet("", list(filled(lines)))], "act.csv")


def asked(question: str, *rows: str) -> set[str]:
    table = read(*rows)
    assert not table.faults
    index = AreaIndex(table.areas, SCHOOLS, RegionPlaces(), lambda _: "школа")
    return {one.area.code for one in index.answer(question, date(2026, 11, 30)).served}


def test_a_column_that_names_institutions_needs_no_header_and_a_district_no_town() -> None:
    table = read("Волжский|МОУ «СОШ № 9»|Мичурина|1-9", "Кировский|МОУ «СОШ № 9»|Рахова|все дома")
    assert not table.faults
    assert [(one.code, one.locality) for one in table.areas] == [
        ("V9", "Волжский район"),
        ("K9", "Кировский район"),
    ]


@pytest.mark.parametrize(
    ("street", "houses", "streets"),
    [
        ("1-я, 2-я и 3-я Прудовая", "все дома", ["1-я Прудовая", "2-я Прудовая", "3-я Прудовая"]),
        ("1-й проезд Радищева", "1-9", ["пр-д 1-й Радищева"]),
        ("Волжский проезд 3-ий", "5", ["пр-д 3-ий Волжский"]),
        ("Огородный 1 тупик", "5", ["туп. Огородный 1"]),
        ("Усть – Курдюмская", "25, 29", ["Усть – Курдюмская"]),
        ("им. Тулайкова (по согласованию)", "1", ["им. Тулайкова"]),
        ("Заводская 1, 2/1", "1, 2/1", ["Заводская"]),
    ],
)
def test_streets_are_told_from_houses(street: str, houses: str, streets: list[str]) -> None:
    table = read(f"Кировский|МАОУ «Лицей № 3»|{street}|{houses}")
    assert not table.faults
    assert [one.street for one in table.areas] == streets


@pytest.mark.parametrize(
    "question",
    [
        "саратов кировский район 2-й проезд радищева 7",
        "саратов, кировский район, радищева 2-й проезд 7",
    ],
)
def test_a_type_may_stand_inside_the_name(question: str) -> None:
    found = asked(
        question,
        "Кировский|МАОУ «Лицей № 3»|2-й проезд Радищева|1-9",
        "Кировский|МОУ «СОШ № 9»|Радищева|1-9",
    )
    assert found == {"K3"}


def test_an_unknown_village_before_a_street_is_no_street_of_the_city() -> None:
    table = read("Кировский|МАОУ «Лицей № 3»|с. Сабуровка ул. Мира|1-9")
    assert [fault.problem for fault in table.faults] == ["такого населённого пункта нет: «с. Сабуровка»"]
