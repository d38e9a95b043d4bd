"""Files to import, written as operators' programs write them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]


def csv_file(folder: Path, text: str, encoding: str = "utf-8", name: str = "register.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def xlsx_file(
    folder: Path,
    sheets: Mapping[str, Rows],
    name: str = "register.xlsx",
    *,
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
) -> Path:
    """`merged`: ranges of every sheet; `hidden`: sheets."""
    book = Workbook()
    assert book.active
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    book.save(folder / name)
    return folder / name


ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods_file(folder: Path, sheets: Mapping[str, Rows], name: str = "register.ods") -> Path:
    """The little of OpenDocument that a table of texts needs."""
    tables = "".join(
        f'<table:table table:name="{title}">{_ods_rows(rows)}</table:table>' for title, rows in sheets.items()
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with ZipFile(folder / name, "w") as archive:
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f"<office:document-content {ODS_NAMES}>{body}</office:document-content>"
        )
    return folder / name


def _ods_rows(rows: Rows) -> str:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return "".join(
        f"<table:table-row>{''.join(cell.format(escape(str(value))) for value in row)}</table:table-row>"
        for row in rows
    )
