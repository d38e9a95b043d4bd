"""What an import changes, keeps, takes away, and asks about."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalog.model import Institution, Page, PageState, Place, Platform
from catalog.register.changes import current_state
from catalog.register.changes.field_changes import FieldChange
from catalog.register.changes.importing import NotConfirmed, apply, preview_file, preview_reading
from catalog.register.changes.preview import Preview
from catalog.register.changes.preview_text import told
from catalog.register.faults import RegisterRefused
from catalog.register.reading.duplicates import doubles
from catalog.register.reading.options import Options
from catalog.register.reading.reading import read_file
from catalog.store.errors import RegisterChanged
from catalog.store.register import Register, open_register
from catalog.store.versions.versions import Versions
from tests.catalog.register.sheets import csv_file, xlsx_file
from tests.catalog.registers import SECOND

HEADER = "Код,Полное наименование,Телефон,ВКонтакте,Госорганизация,Проверено"
SCHOOL = "a-1,Школа № 5,122,vk.com/school5,да,12.11.2026"
NURSERY = "b-2,Детский сад № 9,,,,"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path}/register.sqlite3")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def plan(
    register: Register, folder: Path, *rows: str, updating: bool = False, on: date | None = None
) -> Preview:
    return preview_reading(
        register, read_file(csv_file(folder, "\n".join(rows)), Options(checked_on=on)), updating=updating
    )


def imported(register: Register, folder: Path, *rows: str, updating: bool = False) -> list[Institution]:
    apply(register, plan(register, folder, *rows, updating=updating), "", confirmed=True)
    return register.versions.institutions()


def looked_at(register: Register, state: PageState, on: date) -> Page:
    """What a check of the page found since."""
    one = register.versions.institutions()[0]
    page = replace(one.pages[0], state=state, checked_on=on, confirmed_by="проверка")
    register.versions.update([replace(one, pages=(page,))], note="verify")
    return page


def test_a_file_replaces_the_register(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL, NURSERY)
    worked_out = plan(register, folder, HEADER, SCHOOL.replace("122", "123"), "c-3,Библиотека,,,,")
    difference = worked_out.difference
    assert [one.code for one in difference.added] == ["c-3"]
    assert [change.fields() for change in difference.changed] == [[FieldChange("Телефон", "122", "123")]]
    assert [one.code for one in difference.removed] == ["b-2"]
    assert worked_out.needs_confirmation
    assert "исчезнет 1" in told(worked_out).lower()
    apply(register, worked_out, "", confirmed=True)
    assert [one.code for one in register.versions.institutions()] == ["a-1", "c-3"]


def test_more_than_a_twentieth_goes_only_where_somebody_agreed(register: Register, folder: Path) -> None:
    rows = [f"n-{number},Школа № {number},,,," for number in range(100)]
    imported(register, folder, HEADER, *rows)
    assert not plan(register, folder, HEADER, *rows[5:]).needs_confirmation
    worked_out = plan(register, folder, HEADER, *rows[6:])
    with pytest.raises(NotConfirmed):
        apply(register, worked_out, "")
    assert len(register.versions.institutions()) == 100
    apply(register, worked_out, "", confirmed=True)
    assert len(register.versions.institutions()) == 94


def test_other_codes_for_the_whole_register_are_asked_about(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL, NURSERY)
    other = [row.replace("-", "-9") for row in (SCHOOL, NURSERY)]
    assert plan(register, folder, HEADER, *other).needs_confirmation


def test_a_file_with_faults_is_a_value_that_is_never_applied(register: Register, folder: Path) -> None:
    path = csv_file(folder, f"{HEADER}\n{SCHOOL}\nb-2,,,vk.com/feed,,\n")
    preview = preview_file(register, path, Options())
    assert {(fault.row, fault.column) for fault in preview.faults} == {
        (3, "Полное наименование"),
        (3, "ВКонтакте"),
    }
    with pytest.raises(RegisterRefused):
        apply(register, preview, "", confirmed=True)
    assert register.versions.active() is None


def test_a_change_is_told_field_by_field(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL)
    (change,) = plan(register, folder, HEADER, "a-1,Школа № 5,,vk.com/school_5,нет,").changed
    assert [(field.field, field.before, field.after) for field in change.fields()] == [
        ("Телефон", "122", ""),
        ("ВКонтакте", "https://vk.com/school5", "https://vk.com/school_5"),
        ("ВКонтакте, состояние", "подтверждена 12.11.2026", "переехала 12.11.2026"),
        ("Госорганизация", "да", "нет"),
        ("Проверено", "12.11.2026", ""),
    ]


def test_a_lost_mark_is_a_change_of_the_page(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL)
    (change,) = plan(register, folder, HEADER, SCHOOL.replace("да", "нет")).changed
    assert change.fields()[0] == FieldChange(
        "ВКонтакте, состояние", "подтверждена 12.11.2026", "в списке 12.11.2026"
    )


def test_an_update_removes_nothing(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL, NURSERY)
    worked_out = plan(register, folder, HEADER, "c-3,Библиотека,,,,", updating=True)
    assert not worked_out.needs_confirmation
    apply(register, worked_out, "", confirmed=True)
    assert [one.code for one in register.versions.institutions()] == ["a-1", "b-2", "c-3"]


def test_a_column_that_the_file_lacks_says_nothing_and_an_empty_cell_empties(
    register: Register, folder: Path
) -> None:
    (school,) = imported(register, folder, HEADER, SCHOOL)
    assert imported(register, folder, "Код,Название", "a-1,Школа № 5") == [school]
    (emptied,) = imported(register, folder, "Код,Название,Телефон,ВКонтакте", "a-1,Школа № 5,,")
    assert (emptied.phone, emptied.pages) == ("", ())


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Название,Район,Город,Телефон", "Школа № 5,Еланский район,,122"),
        ("Название,Район,Город,Телефон", "Школа № 5,,р.п. Елань,122"),
        ("Название,Телефон", "Школа № 5,122"),
    ],
)
def test_a_row_that_was_found_keeps_the_part_of_the_place_that_it_lacks(
    register: Register, folder: Path, header: str, row: str
) -> None:
    imported(register, folder, "Код,Название,Район,Город", "a-1,Школа № 5,Еланский район,р.п. Елань")
    (school,) = imported(register, folder, header, row, updating=True)
    assert (school.place, school.phone) == (Place("Еланский район", "р.п. Елань"), "122")


def test_the_town_in_the_address_fills_a_place_without_one(register: Register, folder: Path) -> None:
    imported(register, folder, "Код,Название,Район", "a-1,Школа № 5,Еланский район")
    row = 'Школа № 5,"Еланский район, р.п. Елань, ул. Мира, 5"'
    (school,) = imported(register, folder, "Название,Адрес", row, updating=True)
    assert school.place == Place("Еланский район", "р.п. Елань")


def test_a_sheet_says_nothing_of_the_columns_of_another(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL, NURSERY)
    schools, nurseries = (
        [("Код", "Название"), ("a-1", "Школа № 5")],
        [("Код", "Название", "Телефон"), ("b-2", "Сад")],
    )
    reading = read_file(xlsx_file(folder, {"Школы": schools, "Сады": nurseries}))
    apply(register, preview_reading(register, reading, updating=False), "")
    assert [one.phone for one in register.versions.institutions()] == ["122", ""]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (",Школа № 5,,,1023400000000,", ",Лицей № 5,,,1023400000000,"),
        (",Школа № 5,,vk.com/school5,,", ",Лицей № 5,,vk.com/school5,,"),
        (",Школа № 5,,,,Елань", ",«ШКОЛА» №5,,,,елань"),
        (",Школа № 5,,,,Елань", ",Школа № 5,,,1023400000000,р.п. Елань"),
    ],
    ids=["ОГРН", "page", "name and place", "name"],
)
def test_a_row_without_a_code_is_found_again(
    register: Register, folder: Path, first: str, again: str
) -> None:
    header = "Код,Название,Телефон,ВК,ОГРН,Населённый пункт"
    (before,) = imported(register, folder, header, first)
    (after,) = imported(register, folder, header, again)
    assert before.code == after.code
    assert 1 <= len(before.code) <= 64


@pytest.mark.parametrize("again", ["Лицей № 5,vk.com/school5,", "Школа № 5,,Елань"])
def test_one_that_comes_back_gets_its_code_again(register: Register, folder: Path, again: str) -> None:
    header = "Название,ВК,Город"
    imported(register, folder, f"Код,{header}", "door-5,Школа № 5,vk.com/school5,Елань")
    imported(register, folder, header, "Клуб,,Елань")
    imported(register, folder, header, again)
    assert [one.code for one in register.versions.institutions()] == ["door-5"]


def test_one_of_the_same_name_elsewhere_is_another_one(register: Register, folder: Path) -> None:
    imported(register, folder, "Код,Название,Город", "door-5,Сельский клуб,с. Вязовка")
    imported(register, folder, "Название,Город", "Сельский клуб,с. Громки", updating=True)
    assert len(register.versions.institutions()) == 2


def test_a_branch_that_shares_an_ogrn_is_told_by_its_name(register: Register, folder: Path) -> None:
    rows = "main-1,Школа № 5,1023400000000", "b-2,Филиал школы № 5,1023400000000"
    imported(register, folder, "Код,Название,ОГРН", *rows)
    imported(register, folder, "Название,ОГРН,Телефон", "Филиал школы № 5,1023400000000,122", updating=True)
    assert [(one.code, one.phone) for one in register.versions.institutions()] == [
        ("b-2", "122"),
        ("main-1", ""),
    ]


def test_equal_rows_get_codes_of_their_own_and_the_same_ones_again(register: Register, folder: Path) -> None:
    rows = ["Название,ОГРН", "Отделение,1023400000000", "Отделение,1023400000000"]
    before = imported(register, folder, *rows)
    assert len({one.code for one in before}) == 2
    assert imported(register, folder, *rows) == before


def test_a_branch_does_not_take_the_code_of_another(register: Register, folder: Path) -> None:
    header = "Название,ОГРН,ВК"
    first = imported(
        register, folder, header, "Филиал А,1023400000000,vk.com/a_1", "Филиал Б,1023400000000,vk.com/b_1"
    )
    codes = {one.official_name: one.code for one in first}
    again = imported(
        register, folder, header, "Филиал Б,1023400000000,vk.com/b_1", "Филиал А,1023400000000,vk.com/a_1"
    )
    assert {one.official_name: one.code for one in again} == codes


def test_cells_that_nobody_touched_do_not_undo_a_check(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL)
    found = looked_at(register, PageState.LISTED, date(2026, 11, 20))
    (school,) = imported(register, folder, HEADER, SCHOOL)
    assert school.pages == (found,)


def test_a_newer_day_in_the_row_counts(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL)
    looked_at(register, PageState.LISTED, date(2026, 11, 20))
    (school,) = imported(register, folder, HEADER, SCHOOL.replace("12.11", "21.11"))
    assert (school.pages[0].state, school.pages[0].checked_on) == (PageState.CONFIRMED, date(2026, 11, 21))


def test_an_older_day_in_the_row_confirms_nothing(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL)
    looked_at(register, PageState.LISTED, date(2026, 11, 20))
    (school,) = imported(register, folder, HEADER, SCHOOL.replace("12.11", "19.11"))
    assert school.pages[0].state is PageState.LISTED


def test_a_row_may_always_take_a_confirmation_away_and_it_is_asked_about(
    register: Register, folder: Path
) -> None:
    imported(register, folder, HEADER, SCHOOL)
    looked_at(register, PageState.CONFIRMED, date(2026, 11, 20))
    worked_out = plan(register, folder, HEADER, SCHOOL.replace("да", "нет"))
    assert worked_out.needs_confirmation
    assert "vk.com/school5" in told(worked_out)
    apply(register, worked_out, "", confirmed=True)
    assert register.versions.institutions()[0].pages[0].state is PageState.LISTED


def test_a_mark_without_a_day_is_renewed_by_the_next_file(register: Register, folder: Path) -> None:
    rows = "Код,Название,ВК,Госметка", "a-1,Школа № 5,vk.com/school5,да"
    for day in (date(2026, 11, 1), date(2026, 11, 20)):
        worked_out = plan(register, folder, *rows, on=day)
        assert f"{day:%d.%m.%Y}" in told(worked_out)
        apply(register, worked_out, "", confirmed=True)
        assert register.versions.institutions()[0].pages[0].checked_on == day


def test_what_the_starter_list_knows_of_a_page_stays(register: Register, folder: Path) -> None:
    page = Page(Platform.SITE, "https://school5.ru/", seen_on=date(2026, 11, 23), source="открытый источник")
    register.versions.replace([Institution("a-1", "Школа № 5", pages=(page,))], note="", label="starter")
    (school,) = imported(register, folder, "Код,Название,Сайт", "a-1,Школа № 5,school5.ru/")
    assert school.pages == (page,)


def test_the_starter_list_goes_without_a_question(register: Register, folder: Path) -> None:
    register.versions.replace([Institution("x-1", "Поликлиника")], note="", label="starter")
    worked_out = plan(register, folder, HEADER, SCHOOL)
    assert not worked_out.needs_confirmation
    assert apply(register, worked_out, "", confirmed=True).label == ""


def test_a_withdrawn_page_is_compared_as_what_it_is_beneath(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL)
    register.withdrawals.withdraw("https://vk.com/school5", "взломана", date(2026, 11, 25))
    assert plan(register, folder, HEADER, SCHOOL).difference.unchanged == 1
    (school,) = imported(register, folder, HEADER, SCHOOL)
    assert school.pages[0].state is PageState.REVOKED


def test_a_plan_for_another_version_is_not_applied(register: Register, folder: Path) -> None:
    worked_out = plan(register, folder, HEADER, SCHOOL)
    imported(register, folder, HEADER, NURSERY)
    with pytest.raises(RegisterChanged):
        apply(register, worked_out, "", confirmed=True)


@pytest.mark.parametrize("successor", ["nobody", "a-1"])
def test_a_successor_must_be_another_institution(register: Register, folder: Path, successor: str) -> None:
    (fault,) = plan(register, folder, "Код,Название,Преемник", f"a-1,Школа № 5,{successor}").faults
    assert (fault.row, fault.column, fault.value) == (2, "Преемник", successor)


def test_the_same_page_or_institution_twice_is_pointed_out(register: Register, folder: Path) -> None:
    rows = ["Название,ВК", "Школа № 5,vk.com/school5", "Школа № 6,vk.com/school5", "школа №6,"]
    said = told(plan(register, folder, *rows))
    assert "vk.com/school5" in said
    assert "2, 3" in said
    assert "3, 4" in said


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Код,Название,ВК", "z-9,Лицей № 5,vk.com/school5"),
        ("Код,Название,ОГРН", "z-9,Школа № 5,1023400000000"),
        ("Код,Название,Город", "z-9,ШКОЛА №5,Елань"),
    ],
    ids=["page", "ОГРН and name", "name and place"],
)
def test_what_is_there_under_another_code_is_pointed_out(
    register: Register, folder: Path, header: str, row: str
) -> None:
    imported(
        register, folder, "Код,Название,ВК,ОГРН,Город", "a-1,Школа № 5,vk.com/school5,1023400000000,Елань"
    )
    for updating in (True, False):
        warnings = plan(register, folder, header, row, updating=updating).warnings
        assert [one for one in warnings if "a-1" in one.problem and one.row == 2 and one.remedy]


def test_a_row_that_was_found_under_another_name_is_pointed_out(register: Register, folder: Path) -> None:
    imported(register, folder, "Код,Название,ВК", "a-1,Школа № 5,vk.com/school5")
    (warning,) = plan(register, folder, "Название,ВК", "Гимназия № 1,vk.com/school5").warnings
    assert "Школа № 5" in warning.problem
    assert not plan(register, folder, "Код,Название,ВК", "a-1,Гимназия № 1,vk.com/school5").warnings


def test_a_page_that_another_institution_has_is_pointed_out_in_an_update(
    register: Register, folder: Path
) -> None:
    header = "Код,Название,ВК"
    imported(register, folder, header, "a-1,Школа № 5,vk.com/school5", "b-2,Сад № 9,")
    (warning,) = plan(register, folder, header, "b-2,Сад № 9,vk.com/school5", updating=True).warnings
    assert "a-1" in warning.problem


def test_a_register_of_another_shape_is_read_and_found_again(register: Register) -> None:
    path = SECOND / "register.csv"
    reading = read_file(path, Options(region=str(SECOND)))
    apply(register, preview_reading(register, reading, updating=False), "")
    found = register.versions.institutions()
    assert len(found) == len(reading.rows)
    assert sum(one.kind == "" for one in found) < len(found) * 0.02
    assert sum(one.place.municipality == "" for one in found) < len(found) * 0.02
    assert preview_reading(register, reading, updating=False).difference.unchanged == len(found)


def test_of_many_doubles_a_few_rows_are_named(tmp_path: Path) -> None:
    rows = "".join("Школа № 5,г. Котово\n" for _ in range(40))
    [notice] = doubles(read_file(csv_file(tmp_path, f"Полное наименование,Город\n{rows}")).rows)
    assert "строки 2, 3, 4, 5, 6 и ещё 35" in notice.problem
    reading = read_file(csv_file(tmp_path, f"Полное наименование,Адрес\n{rows}"))
    assert len(reading.rows) == 1
    assert [notice for notice in reading.notices if "и ещё 34" in notice.problem]


def test_a_few_changes_are_planned_as_if_the_whole_register_were_read(
    register: Register, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(register, folder, HEADER, SCHOOL, NURSERY, "c-3,Школа № 6,,,,")
    changes = (HEADER, "a-1,Школа № 5,112,vk.com/school5,да,12.11.2026", "b-2,Сад № 9,,vk.com/school5,,")
    few = plan(register, folder, *changes, updating=True)
    monkeypatch.setattr(current_state, "FEW", 0)
    assert plan(register, folder, *changes, updating=True) == few
    assert (len(few.changed), few.difference.unchanged) == (2, 1)


def test_a_few_changes_read_but_a_few_institutions(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL, NURSERY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Versions, "institutions", lambda *_, **__: pytest.fail("all were read"))
        assert plan(register, folder, HEADER, SCHOOL.replace("122", "112"), updating=True).changed


def test_a_page_that_another_lists_is_told_where_few_are_read(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL, NURSERY)
    preview = plan(register, folder, HEADER, "b-2,Детский сад № 9,,vk.com/school5,,", updating=True)
    assert any("a-1" in str(warning) for warning in preview.warnings)


def test_a_successor_that_stands_is_known_where_few_are_read(register: Register, folder: Path) -> None:
    imported(register, folder, HEADER, SCHOOL, NURSERY)
    rows = ("Код,Полное наименование,Преемник", "b-2,Детский сад № 9,{}")
    assert not plan(register, folder, rows[0], rows[1].format("a-1"), updating=True).faults
    assert plan(register, folder, rows[0], rows[1].format("nobody"), updating=True).faults
