# ruff: noqa: E501 - rows are read as they stand in a file
"""Tables into the register and out again: whole or not at all, by versions."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from catalog.areas.acts.export import table_of
from catalog.areas.acts.importing import AreaPreview, apply_areas, preview_areas
from catalog.areas.model import Area
from catalog.model import Institution, Place
from catalog.register.changes.preview_lines import line
from catalog.register.export import write_table
from catalog.store.register import Register, open_register

ELAN = Place("Еланский муниципальный район", "р.п. Елань")
SCHOOLS = [
    Institution(f"S{number}", f"МБОУ «Средняя школа № {number}» р.п. Елань", kind="школа", place=ELAN)
    for number in (1, 2)
]
CLUB = Institution("K", "Сельский клуб", kind="дом культуры", place=Place(ELAN.municipality, "Тростянка"))
NEIGHBOURS = [
    Institution(
        "A",
        "Школа х. Стеженский",
        kind="школа",
        place=Place("Алексеевский муниципальный район", "х. Стеженский"),
    ),
    Institution(
        "O", "Школа с. Ольховка", kind="школа", place=Place("Ольховский муниципальный район", "с. Ольховка")
    ),
    Institution(
        "S", "Школа с. Солодча", kind="школа", place=Place("Котельниковский муниципальный район", "Солодча")
    ),
]
HEADER = "Код;Населённый пункт;Улица;Дома;Действует с;Действует до"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path / 'register.sqlite'}")) as opened:
        opened.versions.replace([*SCHOOLS, CLUB], note="реестр")
        yield opened


def plan(
    register: Register, folder: Path, *rows: str, name: str = "act.csv", header: str = HEADER
) -> AreaPreview:
    file = folder / name
    file.write_text("\n".join([header, *rows]), encoding="utf-8")
    return preview_areas(register, file, "volgograd")


def test_a_file_adds_and_one_of_the_same_name_replaces_what_it_brought(
    register: Register, tmp_path: Path
) -> None:
    apply_areas(
        register.areas,
        plan(register, tmp_path, "S1;р.п. Елань;ул. Мира;1–25", "S2;р.п. Елань;ул. Мира;26–40"),
        "первый",
    )
    apply_areas(register.areas, plan(register, tmp_path, "S1;Тростянка;;все", name="other.csv"), "второй")
    again = plan(register, tmp_path, "S1;р.п. Елань;ул. Мира;1–25", "S2;р.п. Елань;ул. Мира;26–50")
    assert (again.added, again.removed, again.unchanged) == (1, 1, 1)
    apply_areas(register.areas, again, "третий")
    assert {(one.locality, one.houses) for one in register.areas.read()} == {
        ("р.п. Елань", "1–25"), ("р.п. Елань", "26–50"), ("Тростянка", ""),
    }  # fmt: skip


def test_going_back_brings_earlier_areas_back(register: Register, tmp_path: Path) -> None:
    apply_areas(register.areas, plan(register, tmp_path, "S1;р.п. Елань;ул. Мира;1–25"), "первый")
    before = register.areas.read()
    apply_areas(register.areas, plan(register, tmp_path, "S2;р.п. Елань;ул. Мира;все"), "второй")
    register.versions.rollback()
    assert register.areas.read() == before
    assert len(register.versions.institutions()) == 3
    register.versions.rollback()
    assert register.areas.read() == []


def test_the_same_file_twice_changes_nothing(register: Register, tmp_path: Path) -> None:
    rows = ("S1;р.п. Елань;ул. Мира;1–25 нечётные", "S1;р.п. Елань;ул. Мира;2–8")
    apply_areas(register.areas, plan(register, tmp_path, *rows), "первый")
    again = plan(register, tmp_path, *rows)
    assert (again.added, again.removed, again.unchanged) == (0, 0, 1)
    copy = plan(register, tmp_path, *rows, name="copy.csv")
    assert (copy.added, copy.unchanged) == (0, 1)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("X9;р.п. Елань;ул. Мира;1", "Строка 3, «Код (A3)»: «X9» — учреждения с таким кодом"),
        (
            "S1;с. Нигде;ул. Мира;1",
            "Строка 3, «Населённый пункт (B3)»: «с. Нигде» — такого населённого пункта нет",
        ),
        ("S1;р.п. Елань;ул. Мира;25–1", "Строка 3, «Дома (D3)»: «25–1» — диапазон наоборот"),
        (
            "S1;р.п. Елань;ул. Мира;где-то там",
            "Строка 3, «Дома (D3)»: «где-то там» — непонятно, какие это дома",
        ),
        ("S1;р.п. Елань;ул. Мира;1;35.13.2025", "Строка 3, «Действует с (E3)»: «35.13.2025» — это не дата"),
        ("S1;р.п. Елань;ул. Мира;1;01.09.2026;01.09.2025", "Строка 3, «Действует до (F3)»"),
        (";р.п. Елань;ул. Мира;1;01.09.2026;", ""),
    ],
)
def test_a_fault_is_named_with_its_cell_and_nothing_is_taken(
    register: Register, tmp_path: Path, row: str, told: str
) -> None:
    preview = plan(register, tmp_path, "S1;р.п. Елань;ул. Мира;30–40", row)
    lines = [line(fault) for fault in preview.faults]
    assert (len(lines) == 1 and lines[0].startswith(told)) if told else not lines
    assert not (preview.faults and preview.areas)


def test_houses_of_two_institutions_are_shown_and_taken(register: Register, tmp_path: Path) -> None:
    preview = plan(register, tmp_path, "S1;р.п. Елань;ул. Мира;1–25", "S2;р.п. Елань;ул Мира;20, 30")
    assert not preview.faults
    assert [fault.row for fault in preview.notices] == [3]


def test_dates_that_follow_each_other_are_no_overlap(register: Register, tmp_path: Path) -> None:
    rows = ("S1;Тростянка;;все;;31.08.2026", "S2;Тростянка;;все;01.09.2026;")
    assert not plan(register, tmp_path, *rows).notices


def test_what_is_written_out_is_read_back_as_the_same(register: Register, tmp_path: Path) -> None:
    rows = (
        'S1;р.п. Елань;"ул. Мира (бывшая Красная): 1–25 нечётные; 3-я Продольная; мкр. 2: 7а, 12 корп. 1";;01.09.2025;',
        "S2;р.п. Елань;ул. Мира;2–48, кроме 6;;31.08.2030",
        "S2;Тростянка;;частный сектор",
        "S1;Тростянка;все улицы;",
    )
    apply_areas(register.areas, plan(register, tmp_path, *rows), "первый")
    for name in ("out.xlsx", "out.csv"):
        write_table(table_of(register.areas.read(), register.versions.institutions()), tmp_path / name)
        back = preview_areas(register, tmp_path / name, "volgograd", name="act.csv")
        assert not back.faults
        assert (back.added, back.removed, back.unchanged) == (0, 0, len(register.areas.read()))


def test_headings_and_merged_cells_name_the_institution_for_the_rows_below(
    register: Register, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Постановление администрации от 14.02.2025 № 12"],
        ["Учреждение", "Населённый пункт", "Улица", "Дома"],
        [SCHOOLS[0].official_name, "р.п. Елань", "ул. Мира", "1–9"],
        [None, None, "ул. Ленина", "все"],
        [SCHOOLS[1].official_name],
        [None, "р.п. Елань", "ул. Мира", "10–20"],
        [None, "Тростянка", None, "все"],
    ):
        sheet.append(row)
    for cells in ("A3:A4", "B3:B4", "A5:D5"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "act.xlsx")
    preview = preview_areas(register, tmp_path / "act.xlsx", "volgograd")
    assert not preview.faults
    assert {(one.code, one.locality, one.street, one.houses) for one in preview.areas} == {
        ("S1", "р.п. Елань", "ул. Мира", "1–9"),
        ("S1", "р.п. Елань", "ул. Ленина", ""),
        ("S2", "р.п. Елань", "ул. Мира", "10–20"),
        ("S2", "Тростянка", "", ""),
    }
    assert {one.basis for one in preview.areas} == {"Постановление администрации от 14.02.2025 № 12"}


def test_an_area_counts_from_its_first_day_to_its_last() -> None:
    area = Area("S1", "", "", since=date(2026, 9, 1), until=date(2027, 8, 31))
    days = (date(2026, 8, 31), date(2026, 9, 1), date(2027, 8, 31), date(2027, 9, 1))
    assert [area.in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize("content", [b"", b"\0\1\2", "Товар;Цена\nхлеб;30".encode(), "Улица;Дома\n".encode()])
def test_what_is_no_table_of_areas_is_refused(register: Register, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "act.csv"
    file.write_bytes(content)
    assert preview_areas(register, file, "volgograd").faults


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_any_csv_is_read(register: Register, tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [HEADER, "S1;р.п. Елань;ул. Мира;1–25"]
    file = tmp_path / "act.csv"
    file.write_bytes("\r\n".join(rows).replace(";", delimiter).encode(encoding))
    preview = preview_areas(register, file, "volgograd")
    assert [one.houses for one in preview.areas] == ["1–25"]


def test_a_settlement_of_the_classifier_is_known_where_the_register_has_nobody(
    register: Register, tmp_path: Path
) -> None:
    register.versions.replace([*SCHOOLS, CLUB, *NEIGHBOURS], note="реестр")
    header = "Код;Муниципальное образование;Населённый пункт;Улица;Дома"
    file = plan(
        register, tmp_path, "A;;х. Шарашенский;;все", "O;;с. Солодча;ул. Мира;1–9", "K;Ольховский район;Солодча;;", header=header,
    )  # fmt: skip
    assert [(one.municipality, one.locality) for one in file.areas] == [
        ("Алексеевский муниципальный район", "х. Шарашенский"),
        ("Ольховский муниципальный район", "с. Солодча"),
        ("Ольховский район", "Солодча"),
    ]
    unknown = plan(register, tmp_path, "K;Быковский район;Шарашенский;;", header=header)
    assert [fault.problem for fault in unknown.faults] == [
        "такого населённого пункта нет в муниципальном образовании «Быковский район»: «Шарашенский»"
    ]
