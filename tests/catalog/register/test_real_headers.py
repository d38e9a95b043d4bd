"""The headers of a real regional register (../shared/facts), in a workbook as officials keep it."""

from datetime import date
from pathlib import Path

import pytest

from catalog.model import PageState, Place
from catalog.register.files.sandbox import Limits
from catalog.register.reading.options import Options
from catalog.register.reading.reading import TableReading, read_file
from tests.catalog.register.sheets import ods_file, xlsx_file

HEADER = (
    "Уровень", "Учредитель", "Наименование подведомственной организации",
    "Официальная страница не ведется на основании", "ОГРН", "Сфера 1", "Сфера 2", "Сфера 3", "Статус",
    "ID госпаблика", "Ссылка на госпаблик ВК", "Адрес, указанный в настройках страницы",
    "Подключение к компоненту\n«Госпаблики» (да/нет)", "Госметка\n(да/нет)", "Оформление (%)",
    "Виджеты (0/1/2)", "Активность (%)", "Количество подписчиков", "Общий охват аудитории за неделю",
    "Средний охват одной публикации",
)  # fmt: skip
FOUNDER = "Администрация города Приозёрска"
WITH_PAGE = (
    "муниципальный", FOUNDER, "МБОУ СОШ № 5", "", "1023400000000", "Образование", "", "", "работает", "211",
    "https://vk.com/school5", "ул. Мира, д. 1", "да", "да", "100", "2", "85", "737", "410", "96",
)  # fmt: skip
BY_NUMBER = (*WITH_PAGE[:2], "МБОУ СОШ № 7", "", "1023400000002", *WITH_PAGE[5:9], "212", "", *WITH_PAGE[11:])
WITHOUT = (*WITH_PAGE[:2], "МБОУ СОШ № 6", "приказ № 1", "1023400000001", *WITH_PAGE[5:9], "0", *[""] * 10)


def reading(folder: Path, form: str) -> TableReading:
    rows = [("Реестр официальных страниц",), (), HEADER, WITH_PAGE, BY_NUMBER, WITHOUT]
    make = xlsx_file if form == "xlsx" else ods_file
    return read_file(make(folder, {"Свод": rows}), Options(checked_on=date(2026, 11, 20)))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_real_register_is_read(tmp_path: Path, form: str) -> None:
    found = reading(tmp_path, form)
    assert not found.faults
    school, by_number, without = (row.institution for row in found.rows)
    assert (school.kind, school.address) == ("школа", "ул. Мира, д. 1")
    assert school.place == Place("городской округ город Приозёрск", "Приозёрск")
    assert [(page.url, page.state, page.checked_on, page.followers) for page in school.pages] == [
        ("https://vk.com/school5", PageState.CONFIRMED, date(2026, 11, 20), 737)
    ]
    assert [page.url for page in by_number.pages] == ["https://vk.com/club212"]
    assert (without.pages, without.no_page_reason) == ((), "приказ № 1")


def test_what_is_merged_from_above_is_said_of_every_row(tmp_path: Path) -> None:
    rows = [("Учредитель", "Название"), (FOUNDER, "Школа № 5"), ("", "Школа № 6"), ("", "")]
    path = xlsx_file(tmp_path, {"Свод": rows}, merged=["A2:A4"])
    found = read_file(path)
    assert [row.founder for row in found.rows] == [FOUNDER, FOUNDER]


def test_a_hidden_sheet_is_passed_over_and_named(tmp_path: Path) -> None:
    sheets = {"Свод": [("Название",), ("Школа № 5",)], "Старое": [("Название",), ("Школа № 4",)]}
    found = read_file(xlsx_file(tmp_path, sheets, hidden=["Старое"]))
    assert [row.institution.official_name for row in found.rows] == ["Школа № 5"]
    assert [notice.sheet for notice in found.notices] == ["Старое"]


def test_all_limits_grow_together() -> None:
    small, large = Limits.of(10), Limits.of(200)
    assert (small.unpacked, small.memory, small.seconds) == (100 * 2**20, 2**30, 30)
    assert large == Limits(small.unpacked * 20, small.memory * 20, small.seconds * 20, small.cells * 20)
    assert Limits.of(1) == small
