"""What published tables of institutions are like: the shapes of a dozen of them, with rows of our own.

They stand in infoculture/mosopendata, VitaliyTu/Kindergarten and promoscow/schoolsParser on GitHub.
"""

from pathlib import Path

import pytest

from catalog.model import Institution, Platform
from catalog.register.cells.page_cells import pages_in
from catalog.register.columns.contents import is_person
from catalog.register.reading.options import Options
from catalog.register.reading.reading import TableReading, read_file
from tests.catalog.register.sheets import csv_file


def reading(folder: Path, *rows: str, **columns: str) -> TableReading:
    return read_file(csv_file(folder, "\n".join(rows)), Options(region="nowhere", columns=columns))


def taken(folder: Path, *rows: str, **columns: str) -> list[Institution]:
    found = reading(folder, *rows, **columns)
    assert not found.faults
    return [row.institution for row in found.rows]


@pytest.mark.parametrize(
    ("cell", "site"),
    [
        ("http//school5.ru", "http://school5.ru/"),
        ("https//school5.ru", "https://school5.ru/"),
        ("http:/school5.ru", "http://school5.ru/"),
        ("http:school5.ru", "http://school5.ru/"),
        ("http:// school5.ru", "http://school5.ru/"),
        ("http;//school5.ru", "http://school5.ru/"),
        ("htpp://school5.ru", "http://school5.ru/"),
        ("httpschool.ru", "https://httpschool.ru/"),
        ("http.school5.ru", "https://http.school5.ru/"),
        ("school5.ru/http/", "https://school5.ru/http/"),
        ("Сайт в разработке", ""),
        ("в стадии разработки", ""),
    ],
)
def test_a_site_is_read_where_only_its_beginning_is_misspelt(cell: str, site: str) -> None:
    assert list(pages_in(cell, Platform.SITE).pages) == list(filter(None, [site]))


def test_of_one_bad_column_it_is_said_how_to_go_without(tmp_path: Path) -> None:
    header = "Название,Сайт"
    rows = [f"Школа № {at},{site}" for at, site in enumerate(["a.ru", "a b.ru", "clck.ru/x", "http://z"])]
    told = reading(tmp_path, header, *rows).faults
    assert "--column «Сайт=»" in str(told[-1])
    assert len(taken(tmp_path, header, *rows, Сайт="")) == len(rows)
    assert not any("--column" in str(fault) for fault in reading(tmp_path, header, *rows[:2]).faults)


def test_a_portal_in_every_row_is_nobodys_site_and_no_hours(tmp_path: Path) -> None:
    rows = (
        f"МФЦ района {at},http://portal.example/mfc/,http://portal.example/services/" for at in range(1, 6)
    )
    found = taken(tmp_path, "Название,График работы служб,Услуги в МФЦ", *rows)
    assert {(one.hours, one.pages) for one in found} == {("", ())}


def test_quotes_of_a_table_with_tabs_are_but_signs(tmp_path: Path) -> None:
    rows = ['Музей игрушки\t121\t"a', 'Музей "Быт"\t122\tc', 'Музей воды\t123\t"d" или e']
    found = taken(tmp_path, "Название\tТелефон\tПримечание", *rows)
    assert [one.phone for one in found] == ["121", "122", "123"]


def test_of_two_headers_the_one_that_is_the_name_is_it(tmp_path: Path) -> None:
    (one, *_) = taken(tmp_path, "topicname,name,phone", "Справки,Школа № 5,121", "Справки,Школа № 6,122")
    assert one.official_name == "Школа № 5"


@pytest.mark.parametrize(
    ("address", "locality"),
    [
        ("109147 г.Приозёрск Воронцовская ул.,д.21", "Приозёрск"),
        ("г. Приозёрск Чапаевский переулок д.18/1", "Приозёрск"),
        ("г. Приозёрск Открытое шоссе, 24", "Приозёрск"),
        ("г.Приозёрск Вешняковская 24А", "Приозёрск"),
        ("г. Нижний Новгород ул. Мира, 5", "Нижний Новгород"),
        ("г. Москвы, ул. Велозаводская, д. 11/1", "Москва"),
    ],
)
def test_the_town_in_an_address_ends_before_the_street(tmp_path: Path, address: str, locality: str) -> None:
    (one,) = taken(tmp_path, "Название,Адрес", f'Школа № 5,"{address}"')
    assert one.place.locality == locality


@pytest.mark.parametrize("name", ["ПетроваАнна Ивановна", "Гасанов Акиф Гази оглы"])
def test_people_are_told_however_they_are_written(name: str) -> None:
    assert is_person(name)


def test_people_with_brackets_are_no_institutions(tmp_path: Path) -> None:
    rows = ['Петрова (Сидорова) Анна Ивановна,"ул. Мира, 5",121', 'Школа № 5,"ул. Мира, 7",122']
    (one,) = taken(tmp_path, "Название,Адрес,Телефон", *rows)
    assert one.official_name == "Школа № 5"


def test_a_name_with_brackets_is_one_where_its_row_says_more(tmp_path: Path) -> None:
    row = 'Центр искусств нового века (ЦИНВ),"г. Приозёрск, ул. Мира, 5",121-21-21'
    found = taken(tmp_path, "Название,Адрес,Телефон", row, 'Школа № 5,"г. Приозёрск, ул. Мира, 7",122')
    assert len(found) == len([row, "the school"])
