"""One column of many institutions as a sheet: what a person would fill down in Excel."""

from collections.abc import Sequence

from starlette_admin.exceptions import ActionFailed

from bot.desk.bulk import texts
from catalog.register.changes.editing import as_csv
from catalog.register.columns.columns import Column, columns
from catalog.register.files.escaping import escape
from catalog.register.sheet import Sheet
from catalog.store.versions.standing import StandingInstitutions

TOGETHER = ("kind", "municipality", "locality", "phone", "hours", "superior", "source", "no_page_reason")
"""What many may have in common; names, numbers and pages are each one's own."""


def common_columns() -> list[Column]:
    known = {column.key: column for column in columns()}
    return [known[key] for key in TOGETHER]


def column_sheet(
    institutions: StandingInstitutions, codes: Sequence[str], key: str, value: str
) -> tuple[str, bytes]:
    """Name and content of a file that sets the column of those institutions, and nothing else.

    Blocks. Raises ActionFailed with one sentence.
    """
    column = next((one for one in common_columns() if one.key == key), None)
    standing = institutions.find(codes)
    if column is None or not standing:
        raise ActionFailed(texts.NO_ROWS_FIT)
    header = [one.header for one in columns() if one.key in {"code", "official_name"}]
    rows = [[*header, column.header]]
    rows += [[one.code, escape(one.official_name), escape(value)] for one in standing]
    sheet = Sheet("", list(enumerate(rows, 1)), by_hand=True)
    return texts.SHEET.format(column=column.header), as_csv(sheet)
