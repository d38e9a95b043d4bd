"""The register as a spreadsheet: csv or xlsx, in the order of the codes."""

import csv
import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from catalog.model import Institution, Page, PageState, Platform
from catalog.register.cells import cells
from catalog.register.cells.places import written
from catalog.register.columns.columns import Column, columns
from catalog.register.faults import BadCell
from catalog.register.files.escaping import escape
from catalog.register.files.progress import OnProgress, tracked, unheard
from catalog.register.rows.fields import BY_KEY

NUMBERS = frozenset({"followers"})
"""Columns that Excel should be able to add up."""

WIDEST = 60


class NoSuchFormat(ValueError):  # noqa: N818 - named by what is told
    """The file's name tells no format that can be written."""


def write_register(institutions: Iterable[Institution], path: Path, on_progress: OnProgress = unheard) -> int:
    """Writes the file, whole or not at all, and returns the number of institutions.

    Raises NoSuchFormat (in Russian) unless the name ends in .csv or .xlsx, and OSError.
    """
    return write_table(table(institutions), path, on_progress)


def write_table(rows: list[list[str]], path: Path, on_progress: OnProgress = unheard) -> int:
    """Writes header and rows, whole or not at all, and returns the number of rows under the header.

    Raises as `write_register` does.
    """
    writers: dict[str, Callable[[list[list[str]], Path, OnProgress], None]] = {
        ".csv": _write_csv,
        ".xlsx": _write_xlsx,
    }
    write = writers.get(path.suffix.lower())
    if write is None:
        raise NoSuchFormat("Имя файла должно кончаться на .csv или .xlsx.")
    with NamedTemporaryFile(dir=path.parent, prefix=".export-", delete=False) as file:
        unfinished = Path(file.name)
    try:
        write(rows, unfinished, on_progress)
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(rows) - 1


def _umask() -> int:
    os.umask(mask := os.umask(0))
    return mask


def table(institutions: Iterable[Institution]) -> list[list[str]]:
    """Header and rows, by code; the optional columns only where some row fills them."""
    listed = sorted(institutions, key=lambda one: one.code)
    filled = [
        (column, [cell_of(column.key, one) for one in listed]) for column in columns() if not column.helper
    ]
    kept: list[tuple[Column, list[str]]] = [
        (column, values) for column, values in filled if not column.optional or any(values)
    ]
    header = [column.header for column, _ in kept]
    return [header, *map(list, zip(*(values for _, values in kept), strict=True))]


def cell_of(key: str, one: Institution) -> str:
    """The cell of that column as import reads it, not yet escaped."""
    made = CELLS.get(key)
    return made(one) if made else BY_KEY[key].write(getattr(one, key))


def _urls(platform: Platform) -> Callable[[Institution], str]:
    """A page that moved isn't written: read again, the row would list it."""
    return lambda one: "; ".join(
        page.url for page in one.pages if page.platform is platform and page.state is not PageState.MOVED
    )


def _counted(one: Institution) -> Page | Institution:
    """What the followers are counted of: the page on VK, where there is one and it was counted."""
    page = one.page(Platform.VK)
    return page if page is not None and (page.followers is not None or one.followers is None) else one


def _is_confirmed(page: Page | None) -> bool:
    return page is not None and page.state is PageState.CONFIRMED


def _followers(one: Institution) -> str:
    count = _counted(one).followers
    return "" if count is None else str(count)


def _day_unless_checked(day: date | None, one: Institution) -> str:
    """A day that import would not take from «Проверено» by itself."""
    try:
        checked = cells.day(cells.clean(one.checked_as_given))
    except BadCell:
        checked = None
    return "" if day is None or day == checked else day.isoformat()


CELLS: dict[str, Callable[[Institution], str]] = {
    "municipality": lambda one: one.place.municipality,
    "locality": lambda one: written(one.place),
    "vk": _urls(Platform.VK),
    "ok": _urls(Platform.OK),
    "telegram": _urls(Platform.TELEGRAM),
    "max": _urls(Platform.MAX),
    "site": _urls(Platform.SITE),
    "mark_ok": lambda one: "да" if _is_confirmed(one.page(Platform.OK)) else "",
    "mark": lambda one: one.mark_as_given,
    "checked": lambda one: one.checked_as_given,
    "followers": _followers,
    "followers_on": lambda one: _day_unless_checked(_counted(one).followers_on, one),
    "seen": lambda one: _day_unless_checked(one.seen_on, one),
}
"""Columns that are no field of the same name (`catalog.register.rows.fields`)."""


def _write_csv(rows: list[list[str]], path: Path, on_progress: OnProgress) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([escape(cell) for cell in row] for row in tracked(rows, on_progress))


def _write_xlsx(rows: list[list[str]], path: Path, on_progress: OnProgress) -> None:
    import xlsxwriter

    numbers = {column.header for column in columns() if column.key in NUMBERS}
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Реестр")
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for at, values in enumerate(zip(*rows, strict=True)):
            sheet.set_column(at, at, min(WIDEST, max(map(len, values)) + 1))
        for number, row in enumerate(tracked(rows, on_progress)):
            for at, cell in enumerate(row):
                if number and cell.isdigit() and rows[0][at] in numbers:
                    sheet.write_number(number, at, int(cell))
                elif cell:
                    sheet.write_string(number, at, escape(cell), None if number else bold)
        sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
