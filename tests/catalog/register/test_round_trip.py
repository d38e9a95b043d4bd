"""Out and in again unchanged, in both formats."""

import csv
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfile
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from catalog.model import STARTER, Institution, Page, Platform
from catalog.region import load_region, starter
from catalog.register.changes.importing import apply, preview_reading
from catalog.register.export import NoSuchFormat, write_register
from catalog.register.reading.reading import read_file, read_register_file
from catalog.store.register import Register, open_register
from tests.catalog.register.sheets import csv_file
from tests.catalog.registers import SYNTHETIC
from tests.catalog.store.institutions import FULL, INSTITUTIONS, OTHER, PLAIN

FORMATS = ["csv", "xlsx"]


def cells_of(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    with closing(load_workbook(path, read_only=True)) as book:
        rows = book.worksheets[0].iter_rows(values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in rows]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path}/register.sqlite3")) as opened:
        yield opened


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that the synthetic register was imported into."""
    file = tmp_path_factory.mktemp("imported") / "register.sqlite3"
    with closing(open_register(f"sqlite:///{file}")) as register:
        first = preview_reading(register, read_file(SYNTHETIC), updating=False)
        assert len(first.difference.added) == 5600
        apply(register, first, "")
    return file


@pytest.mark.xdist_group("synthetic register imported")
@pytest.mark.parametrize("form", FORMATS)
def test_the_synthetic_register_goes_in_out_and_in_again_unchanged(
    imported: Path, tmp_path: Path, form: str
) -> None:
    copyfile(imported, tmp_path / "register.sqlite3")
    register = open_register(f"sqlite:///{tmp_path}/register.sqlite3")
    before = register.versions.institutions()
    exported = tmp_path / f"export.{form}"
    assert write_register(before, exported) == 5600
    assert cells_of(exported) == cells_of(SYNTHETIC)
    again = preview_reading(register, read_file(exported), updating=False)
    assert again.difference.unchanged == 5600
    assert not again.needs_confirmation
    apply(register, again, "")
    assert register.versions.institutions() == before
    register.close()


@pytest.mark.parametrize("form", FORMATS)
def test_the_starter_register_goes_out_and_in_unchanged(
    register: Register, tmp_path: Path, form: str
) -> None:
    listed = starter(load_region("volgograd"))
    register.versions.replace(listed, note="", label=STARTER)
    before = register.versions.institutions()
    exported = tmp_path / f"export.{form}"
    write_register(before, exported)
    again = preview_reading(register, read_file(exported), updating=False)
    assert [change.fields() for change in again.difference.changed] == []
    assert again.difference.unchanged == len(listed) > 0


@pytest.mark.parametrize("counted", ["160", "150"])
def test_a_count_without_a_page_becomes_the_pages_only_where_it_is_a_new_one(
    register: Register, tmp_path: Path, counted: str
) -> None:
    page = Page(Platform.VK, "https://vk.com/region_1")
    old = replace(PLAIN, pages=(page,), followers=150, followers_on=date(2025, 11, 24))
    register.versions.replace([old], note="")
    row = f"{old.code},{old.official_name},{page.url},{counted}"
    told = csv_file(tmp_path, f"Код,Полное наименование,ВКонтакте,Подписчики\n{row}\n")
    apply(register, preview_reading(register, read_file(told), updating=True), "")
    new = register.versions.institutions()[0]
    counts = (new.followers, new.pages[0].followers)
    assert counts == ((150, None) if counted == "150" else (None, 160))


@pytest.mark.parametrize("form", FORMATS)
def test_everything_that_a_sheet_can_hold_comes_back(register: Register, tmp_path: Path, form: str) -> None:
    told = replace(FULL, followers=None, followers_on=None)  # the sheet counts those of the VK page
    register.versions.replace(
        [told, replace(PLAIN, kind="школа"), replace(OTHER, kind="детский сад")], note=""
    )
    exported = tmp_path / f"export.{form}"
    write_register(register.versions.institutions(), exported)
    again = preview_reading(register, read_file(exported), updating=False)
    assert [change.fields() for change in again.difference.changed] == []
    assert again.difference.unchanged == 3


@given(INSTITUTIONS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
def test_no_exported_cell_is_a_formula(tmp_path: Path, institutions: list[Institution]) -> None:
    for form in FORMATS:
        path = tmp_path / f"export.{form}"
        write_register(institutions, path)
        assert not [
            cell for row in cells_of(path) for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))
        ]
    with ZipFile(tmp_path / "export.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("form", FORMATS)
def test_a_phone_that_looks_like_a_formula_survives(tmp_path: Path, form: str) -> None:
    source = csv_file(tmp_path, "Код,Название,Телефон,Адрес\na-1,=cmd|x,+7 (8442) 33-03-03,'=1\n")
    found = read_register_file(source)
    path = tmp_path / f"export.{form}"
    write_register(found, path)
    assert read_register_file(path) == found
    assert found[0].phone == "+7 (8442) 33-03-03"


def test_csv_is_what_excel_opens_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    write_register([OTHER, PLAIN], path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [row[0] for row in cells_of(path)] == ["Код", "a-1", "b-2"]


def test_an_unfinished_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "export.ods"
    with pytest.raises(NoSuchFormat):
        write_register([PLAIN], path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="directory"):
        write_register([PLAIN], tmp_path / "nowhere" / "export.csv")


def test_followers_counted_of_an_institution_are_not_lost_behind_its_uncounted_page(tmp_path: Path) -> None:
    page = Page(Platform.VK, "https://vk.com/school5")
    one = replace(PLAIN, pages=(page,), followers=16_200, followers_on=date(2025, 11, 24))
    write_register([one], tmp_path / "register.csv")
    back = read_register_file(tmp_path / "register.csv")[0]
    assert 16_200 in {back.followers, *(page.followers for page in back.pages)}
