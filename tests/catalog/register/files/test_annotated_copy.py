"""The copy of a file with what is wrong as comments on its cells."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.annotated_copy import write_annotated_copy
from catalog.register.reading.reading import read_file
from tests.catalog.register.sheets import csv_file, ods_file, xlsx_file

ROWS = [("Реестр",), ("Название", "ВКонтакте"), ("Школа № 5", "vk.com/school5"), ("Школа № 6", "vk.com/feed")]


def written(folder: Path, form: str, rows: Sequence[tuple[str, ...]] = ROWS) -> Path:
    if form == "csv":
        return csv_file(folder, "\n".join(",".join(row) for row in rows))
    return (xlsx_file if form == "xlsx" else ods_file)(folder, {"Ноябрь": rows})


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_each_fault_stands_on_its_cell(tmp_path: Path, form: str) -> None:
    source, copy = written(tmp_path, form), tmp_path / "copy.xlsx"
    (fault,) = read_file(source).faults
    write_annotated_copy(source, [fault, Fault("весь файл плох")], copy)
    sheet, listed = load_workbook(copy).worksheets
    comment = sheet["B4"].comment
    assert comment
    assert fault.remedy in comment.text
    assert sheet["B3"].comment is None
    assert [row[4] for row in listed.iter_rows(min_row=2, values_only=True)] == [
        fault.problem,
        "весь файл плох",
    ]
    assert len(read_file(copy).faults) == 1


@pytest.mark.parametrize("form", ["csv", "ods"])
def test_what_looks_like_a_formula_stays_a_text(tmp_path: Path, form: str) -> None:
    write_annotated_copy(written(tmp_path, form, [("=1+1",)]), [], tmp_path / "copy.xlsx")
    assert load_workbook(tmp_path / "copy.xlsx").worksheets[0]["A1"].data_type == "s"


def test_how_the_operator_painted_a_cell_is_kept(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Название"])
    sheet.append(["Школа № 5"])
    sheet["A2"].font = Font(bold=True)
    book.save(tmp_path / "book.xlsx")
    fault = Fault("плохо", sheet=sheet.title, row=2, column="Название")
    write_annotated_copy(tmp_path / "book.xlsx", [fault], tmp_path / "copy.xlsx")
    copied = load_workbook(tmp_path / "copy.xlsx").worksheets[0]["A2"]
    assert (copied.value, copied.font.bold) == ("Школа № 5", True)


def test_a_file_that_is_no_table_leaves_no_copy(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 100)
    with pytest.raises(RegisterRefused):
        write_annotated_copy(tmp_path / "book.xlsx", [], tmp_path / "copy.xlsx")
    assert [one.name for one in tmp_path.iterdir()] == ["book.xlsx"]
