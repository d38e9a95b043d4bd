"""Forty faulty rows in eight shapes of acts: each is named by its cell, and nothing of the file is taken."""

import pytest

from catalog.areas.institutions import Institutions
from catalog.areas.places import make_places
from catalog.areas.table import TableReader
from catalog.model import Institution, Place
from catalog.register.sheet import Sheet, filled
from catalog.search.places.region_places import load_places

RUDNYA = Place("Руднянский муниципальный район", "р.п. Рудня")
INSTITUTIONS = [
    Institution("R1", "МКОУ «Руднянская школа № 1»", kind="школа", place=RUDNYA),
    Institution("R2", "МКОУ «Руднянская школа № 2»", kind="школа", place=RUDNYA),
    Institution(
        "L1", "Средняя школа № 1", kind="школа", place=Place("Ленинский муниципальный район", "г. Ленинск")
    ),
    Institution(
        "O1", "Средняя школа № 1", kind="школа", place=Place("Ольховский муниципальный район", "с. Ольховка")
    ),
    *(
        Institution(f"P{at}", f"Клуб {at}", kind="дом культуры", place=Place(district, "х. Попов"))
        for at, district in enumerate(("Ольховский муниципальный район", "Ленинский муниципальный район"))
    ),
]
READER = TableReader(Institutions(INSTITUTIONS), make_places(INSTITUTIONS, load_places("volgograd")))
GOOD = "Руднянская школа № 1"

# Each shape: its header, and rows of (cells, the faulty cell, a word of the fault).
ROWS_A_STREET = "Учреждение|Населённый пункт|Улица|Дома"
CODES = "Код|Город|Улица|Дома|Действует с|Действует до"
LONG_CELLS = "№ п/п|Наименование ОУ|Населённый пункт|Перечень улиц"
BOTH = "Школа|Населённый пункт|Улицы|№ домов"
HEADINGS = "Населённый пункт|Улица|Дома"
DISTRICTS = "Учреждение|Муниципальное образование|Населённый пункт|Улица|Дома"
TERRITORY = "Общеобразовательная организация|Закрепленные территории"
MERGED = "Наименование школы|Населенный пункт|Улицы|Номера домов"
FAULTS = [
    (ROWS_A_STREET, "Руднянская школа № 9|Рудня|ул. Мира|1–9", "A2", "нет"),
    (ROWS_A_STREET, f"{GOOD}|Рудная Гора|ул. Мира|1–9", "B2", "нет"),
    (ROWS_A_STREET, f"{GOOD}|Рудня|ул. Мира|25–1", "D2", "наоборот"),
    (ROWS_A_STREET, f"{GOOD}|Рудня|ул. Мира|по списку", "D2", "непонятно"),
    (ROWS_A_STREET, f"{GOOD}|Рудня|ул. Мира|12345", "D2", "не бывает"),
    (ROWS_A_STREET, f"{GOOD}|Рудня|...|1–9", "C2", "улица"),
    (ROWS_A_STREET, f"{GOOD}|Рудня|{'Мира ' * 60}|1–9", "C2", "длинн"),
    (CODES, "R9|Рудня|ул. Мира|1–9||", "A2", "кодом"),
    (CODES, "R1|Рудня|ул. Мира|1–9|31.02.2026|", "E2", "дат"),
    (CODES, "R1|Рудня|ул. Мира|1–9|01.09.2026|31.08.2026", "F2", "раньше"),
    (CODES, "R1|Рудня|ул. Мира|1–9||завтра", "F2", "дат"),
    (CODES, "R1|Рудня|ул. Мира|с 5 по|||", "D2", "непонятно"),
    (CODES, "R1|Рудня|ул. Мира|#Н/Д||", "D2", "непонятно"),
    (CODES, "|Рудня|ул. Мира|1–9||", "A2", "не указан"),
    (LONG_CELLS, f"1|{GOOD}|Рудня|ул. Мира: 1–9; ул. Новая: 9–1", "D2", "наоборот"),
    (LONG_CELLS, f"1|{GOOD}|Рудня|1–9, 11; ул. Новая", "D2", "какая это улица"),
    (LONG_CELLS, f"1|{GOOD}|Рудня|ул. Мира: 12 (корп.)", "D2", "корпус"),
    (LONG_CELLS, "1|Средняя школа № 1|Рудня|ул. Мира", "B2", "несколько"),
    (LONG_CELLS, f"1|{GOOD}||ул. Мира: 1–9", "C2", "населённый пункт"),
    (BOTH, f"{GOOD}|Рудня|ул. Мира: 1–9|11", "D2", "в одном столбце"),
    (BOTH, f"{GOOD}|Рудня|ул. Мира|корп. 2", "D2", "корпус"),
    (BOTH, f"{GOOD}|Рудня|ул. Мира|5, кроме", "D2", "исключено"),
    (BOTH, f"{GOOD}|Рудня|ул. Мира|house 5", "D2", "непонятно"),
    (BOTH, f"{GOOD}|Рудня|ул. Мира|1–999999999", "D2", "не бывает"),
    (HEADINGS, "Школа соседнего района||", "A2", "нет"),
    (HEADINGS, f"{GOOD}||\nРудня|ул. Мира|7а–7б–7", "C3", "непонятно"),
    (HEADINGS, f"{GOOD}||\nНижняя Рудня|ул. Мира|1–9", "A3", "нет"),
    (HEADINGS, f"{GOOD}||\nРудня|ул. Мира|0", "C3", "не бывает"),
    (HEADINGS, "Рудня|ул. Мира|1–9", "", "не указано учреждение"),
    (DISTRICTS, f"{GOOD}|Рудничный район|Рудня|ул. Мира|1–9", "B2", "нет"),
    (DISTRICTS, f"{GOOD}|Ольховский район|Рудня|ул. Мира|1–9", "C2", "в муниципальном образовании"),
    (DISTRICTS, f"{GOOD}||х. Попов|ул. Мира|1–9", "C2", "несколько"),
    (DISTRICTS, f"{GOOD}|Руднянский район|Рудня|ул. Мира|=СУММ(A1)", "E2", "непонятно"),
    (DISTRICTS, f"{GOOD}|Руднянский район|Рудня|ул. Мира|12–12а", "E2", "непонятно"),
    (TERRITORY, f"{GOOD}|р.п. Рудня: ул. Мира: пять домов", "B2", "непонятно"),
    (TERRITORY, f"{GOOD}|р.п. Рудня: ул. Мира: с 20 по 10 (чётные)", "B2", "наоборот"),
    (TERRITORY, "Детский сад «Колосок»|р.п. Рудня", "A2", "нет"),
    (MERGED, f"{GOOD}|Рудня|ул. Мира|1–9\n||ул. Новая|1 – ?", "D3", "непонятно"),
    (MERGED, f"{GOOD}|Рудня|ул. Мира|1–9\n||ул. Новая|2–8, кроме домов частного сектора", "D3", "исключ"),
    (MERGED, f"{GOOD}|Рудня|ул. Мира|1–9\nРуднянская школа № 7||ул. Новая|все", "A3", "нет"),
]  # fmt: skip


def sheet(header: str, rows: str) -> Sheet:
    return Sheet("", list(filled([line.split("|") for line in (header, *rows.split("\n"))])))


@pytest.mark.parametrize(("header", "rows", "cell", "word"), FAULTS)
def test_a_faulty_row_is_named_by_its_cell(header: str, rows: str, cell: str, word: str) -> None:
    table = READER.read([sheet(header, rows)], "act.xlsx")
    assert len(table.faults) == 1
    told = str(table.faults[0])
    assert f"({cell})" in told or not cell
    assert word in told
