"""Tables as people keep them: found in public material, cut, and never written for this program."""

from pathlib import Path

import pytest

from catalog.register.reading.options import Options
from catalog.register.reading.reading import TableReading, read_file

WILD = Path(__file__).parents[4] / "shared" / "wild_tables"
pytestmark = pytest.mark.skipif(not WILD.is_dir(), reason="needs ../shared/wild_tables")


def reading(name: str) -> TableReading:
    found = read_file(WILD / name, Options(region="volgograd"))
    assert not found.faults
    return found


def said(found: TableReading) -> str:
    return "\n".join(map(str, found.notices))


def kinds(found: TableReading) -> dict[str, str]:
    return {row.institution.official_name: row.institution.kind for row in found.rows}


def test_a_school_on_several_streets_keeps_each_address() -> None:
    found = reading("01_moscow_schools.xlsx")
    first = found.rows[0].institution
    assert len(found.rows) == 59
    assert first.address == "; ".join(f"Новокосинская улица, дом {house}" for house in ("41", "40А", "42А"))
    assert list(kinds(found).values()).count("") <= 1
    assert "Директор" in said(found)
    assert not [row for row in found.rows if "Иванова" in str(row.institution)]


def test_html_that_is_called_xls() -> None:
    found = reading("03_astrakhan_html.xls")
    assert len(found.rows) == 47
    assert "Итого медицинских организаций" in said(found)
    assert 'ГБУЗ АО "Областной центр крови"' in kinds(found)


def test_headings_totals_and_lines_of_an_account_are_no_institutions() -> None:
    found = reading("05_elizovo_headings.xlsx")
    assert len(found.rows) == 47
    assert {row.founder for row in found.rows} == {
        "Управление образования",
        "Управление культуры, спорта и молодёжной политики",
        "Прочие",
    }
    for name in ("УО (Администрирование)", "УО (Опека)", "Совместные закупки (УО)", "Итого"):
        assert name in said(found)
    told = kinds(found)
    assert told['МБУ ДО ПЦ "Патриот"'] != "перинатальный центр"
    assert told['МБУ ДО СШ "Лидер"'] == "спортивная школа"
    known = {"МБУ ДО ЕДХШ": "школа искусств", "МБУ ДО ЕДМШ": "музыкальная школа", "МБОУ ЕОШ№ 4": "школа"}
    known |= {'МБОУ "ЕСШ № 3"': "школа", "МБУК ЕРДК": "дом культуры", "МБУК МЦБС": "библиотечная система"}
    assert {name: told[name] for name in known} == known


def test_a_place_that_stands_only_in_the_address() -> None:
    found = reading("08_ulyanovsk_address_only.csv")
    towns = {row.institution.official_name: row.institution.place.locality for row in found.rows}
    assert towns["Детский сад № 65"] == "Ульяновск"
    assert towns["Детский сад"] == "п. Октябрьский"
    assert "№ 103" in said(found)
    assert "православный храм" in said(found)


def test_a_list_of_users_is_told_from_a_register() -> None:
    found = reading("10_nyurba_users_not_register.xlsx")
    assert len(found.rows) == 57
    assert "Иванов Иван Иванович" in said(found)
    assert "123213" in said(found)
    assert "Пароль" in said(found)
    assert not [row for row in found.rows if "password" in str(row.institution)]
