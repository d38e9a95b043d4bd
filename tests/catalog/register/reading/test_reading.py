"""Files as they come: formats, headers, rows, and every fault of a file at once."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from catalog.model import Page, PageState, Place, Platform
from catalog.region import Region, day_in
from catalog.register.cells.cells import machine_day
from catalog.register.faults import RegisterRefused
from catalog.register.reading.options import Options
from catalog.register.reading.reading import TableReading, read_file, read_register_file
from tests.catalog.register.sheets import csv_file, xlsx_file
from tests.catalog.registers import synthetic

HEADER = ("Код", "Полное наименование", "ВКонтакте", "Госорганизация", "Проверено", "Подписчики")
ROW = ("a-1", "Школа № 5", "vk.com/school5", "да", "20.11.2026", "1240")


def refused(path: Path, limit_mb: int = 10) -> list[str]:
    with pytest.raises(RegisterRefused) as told:
        read_register_file(path, limit_mb=limit_mb)
    return [str(fault) for fault in told.value.faults]


def by_name(reading: TableReading) -> dict[str, int]:
    return {row.institution.official_name: row.number for row in reading.rows}


def test_the_synthetic_register_is_read_whole() -> None:
    found = synthetic()
    assert len(found) == 5600
    first = found[0]
    assert first.code == "ORG-000001"
    assert first.other_names == ("правительство области", "губернатор")
    states = {page.platform: page.state for page in first.pages}
    assert states == {
        Platform.VK: PageState.CONFIRMED,
        Platform.OK: PageState.LISTED,
        Platform.TELEGRAM: PageState.LINKED,
        Platform.SITE: PageState.LISTED,
    }
    vk = first.page(Platform.VK)
    assert vk
    assert (vk.checked_on, vk.followers) == (date(2026, 10, 9), 16200)
    assert sum(one.place.district != "" for one in found) == 549


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_csv_as_any_program_writes_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in (HEADER, ROW))
    (one,) = read_register_file(csv_file(tmp_path, text, encoding))
    assert (one.code, one.official_name, one.mark_as_given) == ("a-1", "Школа № 5", "да")
    assert one.pages[0].state is PageState.CONFIRMED


def test_xlsx_with_numbers_dates_and_a_title_above(tmp_path: Path) -> None:
    rows = [
        ("Реестр официальных страниц",),
        (),
        ("Полное\nнаименование", "ИНН", "Подписчики ", "Проверено", "ВКонтакте", "Госорганизация"),
        ("Школа № 5", 3444059139, 1240.0, datetime(2026, 11, 20), "vk.com/school5", True),  # noqa: DTZ001 - cells have no time zone
    ]
    reading = read_file(xlsx_file(tmp_path, {"Ноябрь": rows}))
    (row,) = reading.rows
    assert (row.number, row.sheet) == (4, "Ноябрь")
    one = row.institution
    assert (one.inn, one.checked_as_given, one.mark_as_given) == ("3444059139", "2026-11-20", "да")
    page = Page(Platform.VK, "https://vk.com/school5", PageState.CONFIRMED, date(2026, 11, 20))
    assert replace(one.pages[0], confirmed_by="", seen_on=None, followers_on=None) == replace(
        page, followers=1240
    )


def test_several_sheets_are_one_register(tmp_path: Path) -> None:
    sheets = {
        "Школы": [("Название",), ("Школа № 5",)],
        "Заметки": [("позвонить завтра",)],
        "Сады": [("Название",), ("Детский сад № 9",)],
    }
    assert by_name(read_file(xlsx_file(tmp_path, sheets))) == {"Школа № 5": 2, "Детский сад № 9": 2}


def test_rows_are_numbered_as_excel_numbers_them(tmp_path: Path) -> None:
    text = 'Название,Адрес\n"Школа № 5","ул. Мира,\nд. 1"\n\nДетский сад № 9,\n'
    reading = read_file(csv_file(tmp_path, text))
    assert by_name(reading) == {"Школа № 5": 2, "Детский сад № 9": 4}
    assert reading.rows[0].institution.address == "ул. Мира, д. 1"


def test_the_headers_of_a_real_register(tmp_path: Path) -> None:
    text = (
        "Учредитель;Наименование подведомственной организации;"
        "Официальная страница не ведется на основании;ОГРН;"
        "ID госпаблика;Ссылка на госпаблик ВК;Госметка (да/нет);Количество подписчиков\n"
        "Администрация города Приозёрска;МБОУ СОШ № 5;;1023400000000;211;https://vk.com/school5;да;737\n"
        "Администрация города Приозёрска;МБОУ СОШ № 6;приказ № 1;1023400000001;0;;нет;\n"
    )
    with_page, without = read_register_file(csv_file(tmp_path, text), checked_on=date(2026, 11, 20))
    assert (with_page.code, with_page.kind) == ("1023400000000", "школа")
    assert with_page.place == Place("городской округ город Приозёрск", "Приозёрск")
    assert [(page.url, page.state, page.checked_on) for page in with_page.pages] == [
        ("https://vk.com/school5", PageState.CONFIRMED, date(2026, 11, 20))
    ]
    assert (without.pages, without.no_page_reason) == ((), "приказ № 1")


def test_every_fault_is_named_with_row_column_value_and_remedy(tmp_path: Path) -> None:
    text = (
        "Код,Полное наименование,ВКонтакте,Закрыто с,Проверено\n"
        "a-1,Школа № 5,vk.cоm/school5,весна,осень\n"
        "a-2,,,,\n"
        "a-1,Школа № 6,,,\n"
    )
    said = refused(csv_file(tmp_path, text))
    assert len(said) == 4
    for part in ("трока 2", "«ВКонтакте»", "vk.cоm/school5"):
        assert any(part in line for line in said)
    assert any("«Закрыто с»" in line and "весна" in line for line in said)
    assert any("«Проверено»" in line and "осень" in line for line in said)
    assert any("трока 3" in line for line in said)


def test_a_code_given_twice_names_both_rows(tmp_path: Path) -> None:
    (said,) = refused(csv_file(tmp_path, "Код,Название\na-1,Школа № 5\na-1,Школа № 6\n"))
    assert "трока 3" in said
    assert "2" in said


def test_columns_that_nothing_is_read_from_are_named(tmp_path: Path) -> None:
    reading = read_file(csv_file(tmp_path, "Название,Оформление (%)\nШкола № 5,20\n"))
    assert any("Оформление" in str(notice) for notice in reading.notices)


@pytest.mark.parametrize("header", ["Код,Название,Название", "Код,Адрес", "", "1,2,3"])
def test_a_file_without_one_clear_header_is_refused(tmp_path: Path, header: str) -> None:
    assert refused(csv_file(tmp_path, f"{header}\na,b,c\n"))


def test_marks_without_a_day_count_as_of_today(tmp_path: Path) -> None:
    reading = read_file(csv_file(tmp_path, "Название,ВК,Госметка\nШкола № 5,vk.com/school5,да\n"))
    assert reading.undated == 1
    assert reading.rows[0].institution.pages[0].checked_on == machine_day()


def test_a_mark_that_nobody_can_have_seen_yet_confirms_nothing(tmp_path: Path) -> None:
    day = machine_day() + timedelta(days=30)
    text = f"Название,ВК,Госметка,Проверено\nШкола № 5,vk.com/school5,да,{day}\n"
    reading = read_file(csv_file(tmp_path, text))
    assert reading.rows[0].institution.pages[0].state is PageState.LISTED
    assert reading.notices


@pytest.mark.parametrize(
    ("time_zone", "state"), [("Pacific/Kiritimati", PageState.CONFIRMED), ("Etc/GMT+12", PageState.LISTED)]
)
def test_a_day_is_judged_by_the_clocks_of_the_region(
    tmp_path: Path, time_zone: str, state: PageState
) -> None:
    """In the Line Islands it is already the day that is yet to come on Baker Island, whatever the hour."""
    tmp_path.joinpath("region.yaml").write_text(f"title: Край\ntime_zone: {time_zone}\n", encoding="utf-8")
    day = day_in(Region("", time_zone="Pacific/Kiritimati"))
    text = f"Название,ВК,Госметка,Проверено\nШкола № 5,vk.com/school5,да,{day}\n"
    reading = read_file(csv_file(tmp_path, text), Options(region=str(tmp_path)))
    assert reading.rows[0].institution.pages[0].state is state


@pytest.mark.parametrize("mark", ["нет", "-", ""])
def test_without_the_mark_nothing_is_confirmed_or_linked(tmp_path: Path, mark: str) -> None:
    text = f"Название,ВК,Телеграм,Госметка\nШкола № 5,vk.com/school5,t.me/school5,{mark}\n"
    (one,) = read_register_file(csv_file(tmp_path, text))
    assert {page.state for page in one.pages} == {PageState.LISTED}


def test_a_mark_never_confirms_what_is_not_vk(tmp_path: Path) -> None:
    pages = "ok.ru/school5,t.me/school5,max.ru/school5,school5.ru"
    text = f"Название,ОК,Телеграм,МАКС,Сайт,Госметка\nШкола № 5,{pages},да\n"
    (one,) = read_register_file(csv_file(tmp_path, text))
    assert {page.state for page in one.pages} == {PageState.LISTED}
    assert len(one.pages) == 4


@pytest.mark.parametrize(
    ("municipality", "cell", "place"),
    [
        ("", "Волгоград, Дзержинский район", ("Волгоград", "Дзержинский район")),
        ("", "г. Волгоград,Тракторозаводской р-н", ("г. Волгоград", "Тракторозаводской р-н")),
        (
            "Алексеевский муниципальный район",
            "х. Рябовский, Алексеевский район",
            ("х. Рябовский, Алексеевский район", ""),
        ),
        ("", "р.п. Елань", ("р.п. Елань", "")),
    ],
)
def test_a_locality_and_its_city_district(
    tmp_path: Path, municipality: str, cell: str, place: tuple[str, str]
) -> None:
    text = f'Название;Район;Населенный пункт\nШкола № 5;{municipality};"{cell}"\n'
    (one,) = read_register_file(csv_file(tmp_path, text))
    assert (one.place.locality, one.place.district) == place


def test_faults_are_told_in_the_order_of_the_rows(tmp_path: Path) -> None:
    rows = [HEADER, ROW, ("a-1", "Школа № 6"), ("b-2", "Школа № 7", "vk.com/feed")]
    again = [HEADER, ("c-3", "Школа № 8", "", "да", "вчера")]
    told = refused(xlsx_file(tmp_path, {"Ноябрь": rows, "А": again}))
    assert [fault[:25] for fault in told] == [
        "Лист «Ноябрь», строка 3, ",
        "Лист «Ноябрь», строка 4, ",
        "Лист «А», строка 2, «Пров",
    ]


def test_a_sheet_that_is_passed_over_is_named(tmp_path: Path) -> None:
    sheets: dict[str, list[tuple[str, ...]]] = {
        "Реестр": [HEADER, ROW],
        "Сады": [("Название учреждения района", "vk.com/a")],
        "Пустой": [],
    }
    notices = read_file(xlsx_file(tmp_path, sheets)).notices
    assert [notice.sheet for notice in notices] == ["Сады"]


def test_a_telling_name_with_one_inn_is_one_row_and_branches_of_one_name_are_not(tmp_path: Path) -> None:
    text = (
        "Название,Район,ИНН\n"
        "Слащёвский СДК,Еланский район,3444059139\nСлащёвский СДК,Еланский район,3444059139\n"
        "ФАП,Еланский район,3406003569\nФАП,Еланский район,3406003569\n"
    )
    names = [row.institution.official_name for row in read_file(csv_file(tmp_path, text)).rows]
    assert names == ["Слащёвский СДК", "ФАП", "ФАП"]
