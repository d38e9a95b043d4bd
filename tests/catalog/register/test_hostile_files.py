"""Files that are broken or meant to harm: refused in one sentence, and the process lives on."""

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.register import workbook
from catalog.register.csv_file import decoded
from catalog.register.faults import RegisterRefused
from catalog.register.reading import read_register_file
from tests.catalog.register.files import csv_file, xlsx_file

PLAIN = {"Лист1": [("Название",), ("Школа № 5",)]}


def refused(path: Path, limit_mb: int = 10) -> str:
    with pytest.raises(RegisterRefused) as told:
        read_register_file(path, limit_mb=limit_mb)
    (fault,) = told.value.faults
    assert fault.remedy
    return str(fault)


def with_part(path: Path, part: str, content: bytes) -> Path:
    """The workbook with one of its parts put in place of the honest one."""
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry.filename, content if entry.filename == part else source.read(entry))
    return changed


SHEET = "xl/worksheets/sheet1.xml"
FAR_CELLS = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    "</sheetData></worksheet>"
)
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + ']><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="str"><v>&m;</v></c></row></sheetData></worksheet>'
)


def test_cells_at_both_ends_of_a_sheet_do_not_take_the_process_down(tmp_path: Path) -> None:
    refused(with_part(xlsx_file(tmp_path, PLAIN), SHEET, FAR_CELLS.encode()))


def test_entities_are_not_multiplied(tmp_path: Path) -> None:
    refused(with_part(xlsx_file(tmp_path, PLAIN), SHEET, LAUGHS.encode()))


def test_a_zip_bomb_is_seen_by_its_directory(tmp_path: Path) -> None:
    bomb = with_part(xlsx_file(tmp_path, PLAIN), SHEET, b" " * 2**20 * 101)
    assert bomb.stat().st_size < 2**20
    refused(bomb)


def test_a_parser_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SECONDS", 0)
    refused(xlsx_file(tmp_path, PLAIN))


@pytest.mark.parametrize("kept", [10, 100, 0.5, 0.9])
def test_a_truncated_workbook(tmp_path: Path, kept: float) -> None:
    path = xlsx_file(tmp_path, PLAIN)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept if kept > 1 else len(whole) * kept)])
    refused(path)


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.xlsx", "w") as archive:
        archive.writestr("photo.jpg", b"\xff\xd8")
    refused(tmp_path / "photos.xlsx")


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\x00\x03\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 600, b"\x98\xff\xfe", b'a,b\n"open'],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "register.xlsx").write_bytes(content)
    refused(tmp_path / "register.xlsx")


def test_a_table_under_the_wrong_name_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Название\nШкола № 5\n", name="register.xlsx")
    assert len(read_register_file(path)) == 1


def test_a_file_over_the_limit_names_the_setting(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Название\n" + "Школа\n" * 200_000)
    assert "GOSPUBLIC_IMPORT_LIMIT_MB" in refused(path, limit_mb=1)


@pytest.mark.parametrize("path", [Path("/nowhere/register.csv"), Path("/")])
def test_a_file_that_cannot_be_opened(path: Path) -> None:
    refused(path)


@given(st.binary(max_size=200))
@settings(max_examples=50)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(RegisterRefused):
        assert isinstance(decoded(data), str)


def test_a_program_under_the_name_of_a_table_is_called_no_table(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(b"MZ\x90\0" + bytes(range(256)) * 20)
    assert "не таблица" in refused(path)
