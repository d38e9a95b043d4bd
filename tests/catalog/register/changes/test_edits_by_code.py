"""Edits that tell institutions by their codes alone: «Код | Телефон»."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.model import Place
from catalog.register.changes.importing import apply, preview_file
from catalog.register.changes.preview import Preview
from catalog.register.faults import Fault
from catalog.register.reading.options import Options
from catalog.store.register import Register, open_register
from tests.catalog.register.sheets import csv_file, xlsx_file

HEADER = "Код,Полное наименование,Краткое наименование,Тип,Муниципальное образование,Адрес,Телефон,ВКонтакте"
SCHOOLS = [
    f"s-{number},МОУ «Школа № {number}»,Школа {number},школа,Еланский район,"
    f"«ул. Мира 1»,8 (84452) 5-55-0{number},vk.com/school{number}"
    for number in range(1, 6)
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("register")
    with closing(open_register(f"sqlite:///{folder}/register.sqlite3")) as opened:
        whole = preview_file(opened, csv_file(folder, "\n".join([HEADER, *SCHOOLS])), Options())
        assert not whole.faults
        apply(opened, whole, "", confirmed=True)
        yield opened


def edits(register: Register, folder: Path, *lines: str, updating: bool = True) -> Preview:
    return preview_file(register, csv_file(folder, "\n".join(lines)), Options(updating=updating))


def changed(preview: Preview) -> list[tuple[str, list[tuple[str, str]]]]:
    """Code → the fields that change and what they become."""
    assert not preview.faults
    assert preview.added == preview.removed == ()
    return [(one.after.code, [(it.field, it.after) for it in one.fields()]) for one in preview.changed]


@pytest.mark.parametrize(
    ("lines", "changes"),
    [
        (
            ["Код,Телефон", "s-1,8 (84452) 6-66-01", "s-2,8 (84452) 6-66-02"],
            [("s-1", [("Телефон", "8 (84452) 6-66-01")]), ("s-2", [("Телефон", "8 (84452) 6-66-02")])],
        ),
        (["Код,Телефон", "s-3,"], [("s-3", [("Телефон", "")])]),
        (["Телефоны школ", "Телефон,Код", "112,s-1", "Всего,1"], [("s-1", [("Телефон", "112")])]),
        (["Код,Краткое наименование", "s-1,МОУ СШ № 1"], [("s-1", [("Краткое наименование", "МОУ СШ № 1")])]),
        (["Код,Адрес", "s-1,ул. Гоголя 8"], [("s-1", [("Адрес", "ул. Гоголя 8")])]),
        (["Код,Тип", "s-1,лицей"], [("s-1", [("Тип", "лицей")])]),
        (["Код,Телефон", "s-1,8 (84452) 5-55-01"], []),
    ],
)
def test_what_the_sheet_lacks_stays(
    register: Register, tmp_path: Path, lines: list[str], changes: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    preview = edits(register, tmp_path, *lines)
    assert changed(preview) == changes
    assert not [fault for fault in preview.warnings if "не один раз" in fault.problem]


def test_it_is_applied_as_it_was_shown(register: Register, tmp_path: Path) -> None:
    before = {one.code: one for one in register.versions.institutions()}
    apply(register, edits(register, tmp_path, "Код,Телефон", "s-5,8 (84452) 7-77-05"), "")
    after = {one.code: one for one in register.versions.institutions()}
    assert {code for code, one in after.items() if one != before[code]} == {"s-5"}
    assert after["s-5"].phone == "8 (84452) 7-77-05"
    assert after["s-5"].official_name == "МОУ «Школа № 5»"
    assert (after["s-5"].place, after["s-5"].pages) == (before["s-5"].place, before["s-5"].pages)
    assert after["s-5"].place != Place()


@pytest.mark.parametrize("row", ["s-99,8 (84452) 6-66-01", "S-1,"])
def test_an_unknown_code_is_a_fault_of_its_cell(register: Register, tmp_path: Path, row: str) -> None:
    preview = edits(register, tmp_path, "Код,Телефон", "s-1,8 (84452) 6-66-01", row)
    (fault,) = preview.faults
    assert (fault.row, fault.column, fault.value) == (3, "Код", row.partition(",")[0])
    assert not preview.institutions


def test_a_row_without_a_code_is_a_fault_of_its_cell(register: Register, tmp_path: Path) -> None:
    (fault,) = edits(register, tmp_path, "Код,Телефон,Адрес", ",8 (84452) 6-66-01,ул. Мира 5").faults
    assert (fault.row, fault.column) == (2, "Код")


def test_a_name_that_is_emptied_stays_a_fault(register: Register, tmp_path: Path) -> None:
    (fault,) = edits(
        register, tmp_path, "Код,Полное наименование,Телефон,Адрес", "s-1,,112,ул. Мира 5"
    ).faults
    assert fault.column == "Полное наименование"


def test_a_code_that_stands_twice_is_a_fault(register: Register, tmp_path: Path) -> None:
    faults = edits(register, tmp_path, "Код,Телефон", "s-1,112", "s-1,113").faults
    assert [fault.row for fault in faults] == [3]


def test_a_whole_register_is_not_made_of_it(register: Register, tmp_path: Path) -> None:
    (fault,) = edits(register, tmp_path, "Код,Телефон", "s-1,112", updating=False).faults
    assert "правки" in str(fault)
    assert "Полное наименование" in str(fault)


def test_a_sheet_that_names_institutions_goes_before_one_of_codes(register: Register, tmp_path: Path) -> None:
    named = [["Код", "Полное наименование", "Телефон"], ["s-1", "МОУ «Школа № 1»", "112"]]
    book = xlsx_file(tmp_path, {"Школы": named, "Коды": [["Код", "Тип"], ["01", "бюджет"]]})
    preview = preview_file(register, book, Options(updating=True))
    assert changed(preview) == [("s-1", [("Телефон", "112")])]
    assert "Коды" in [fault.sheet for fault in preview.warnings]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(cells=st.lists(st.tuples(st.sampled_from(["s-1", "s-2", "x", ""]), st.text(max_size=12)), max_size=5))
def test_any_cells_change_telephones_alone_or_are_told(
    register: Register, tmp_path: Path, cells: list[tuple[str, str]]
) -> None:
    sheet = [["Код", "Телефон"], *([code, "".join(filter(str.isprintable, said))] for code, said in cells)]
    preview = preview_file(register, xlsx_file(tmp_path, {"A": sheet}), Options(updating=True))
    if preview.faults:
        assert all(isinstance(fault, Fault) and fault.problem for fault in preview.faults)
        return
    assert {name for _, fields in changed(preview) for name, _ in fields} <= {"Телефон"}
