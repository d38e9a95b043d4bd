"""The starter register: what a region's own folder lists until an operator brings a register.

`starter/institutions.csv` has the project's own columns, «Дата источника» (when the source showed the row)
and «Подписчики на дату»; `starter/pages.csv` has one address a row, with a source and a day of its own, which
a register's columns can't carry. Nothing in it is confirmed: every page is listed.

Codes are read by people and printed on doors: the region's short name, the kind, the number or the name and,
outside the regional capital, the place: `vlg-poliklinika-5`, `vlg-poliklinika-4-volzhskiy`,
`vlg-crb-elanskiy`. A code that was once given stays, whatever the institution is called later.
"""

import csv
from dataclasses import replace
from datetime import date
from importlib.resources.abc import Traversable

from catalog.model import Institution, Page, Place, Platform
from catalog.region.load import region_folder
from catalog.region.model import Region, RegionError

INSTITUTIONS = "institutions.csv"
PAGES = "pages.csv"


class _Row:
    """A line of a list, which knows where it stands. Lines are numbered as Excel numbers them."""

    def __init__(self, fields: dict[str, str], where: str) -> None:
        self._fields = fields
        self.where = where

    def fault(self, column: str, needed: str) -> RegionError:
        return RegionError(f"{self.where}, столбец «{column}»: {needed}.")

    def text(self, column: str) -> str:
        return (self._fields.get(column) or "").strip()

    def needed(self, column: str) -> str:
        if not self.text(column):
            raise self.fault(column, "здесь не может быть пусто")
        return self.text(column)

    def day(self, column: str) -> date | None:
        try:
            return date.fromisoformat(self.text(column)) if self.text(column) else None
        except ValueError as error:
            raise self.fault(column, "нужна дата вида 2026-11-23") from error

    def number(self, column: str) -> int | None:
        said = self.text(column)
        if said and not (said.isascii() and said.isdigit()):
            raise self.fault(column, "нужно целое число")
        return int(said) if said else None


def starter(region: Region) -> list[Institution]:
    """The institutions to start with, ordered by code, each with its pages and the services of its kind.

    Empty where the region brings no list. Raises RegionError where the list can't be used.
    """
    folder = region_folder(region.name)
    if folder is None:
        return []
    found: dict[str, Institution] = {}
    for row in _rows(folder / "starter" / INSTITUTIONS):
        institution = _institution(row)
        if found.setdefault(institution.code, institution) is not institution:
            raise row.fault("Код", f"код «{institution.code}» уже есть выше")
    for row in _rows(folder / "starter" / PAGES):
        owner = found.get(row.needed("Код"))
        if owner is None:
            raise row.fault("Код", "учреждения с таким кодом в списке нет")
        found[owner.code] = replace(owner, pages=(*owner.pages, _page(row)))
    return [replace(one, services=region.services_of(one)) for _, one in sorted(found.items())]


def _rows(file: Traversable) -> list[_Row]:
    if not file.is_file():
        return []
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RegionError(f"{file.name}: файл не читается как текст в кодировке UTF-8.") from error
    return [
        _Row(fields, f"{file.name}, строка {number}")
        for number, fields in enumerate(csv.DictReader(lines), 2)
    ]


def _institution(row: _Row) -> Institution:
    locality, _, district = row.text("Населённый пункт").partition(", ")
    return Institution(
        code=row.needed("Код"),
        official_name=row.needed("Полное наименование"),
        short_name=row.text("Краткое наименование"),
        kind=row.text("Тип"),
        place=Place(row.text("Муниципальное образование"), locality, district),
        address=row.text("Адрес"),
        phone=row.text("Телефон"),
        inn=row.text("ИНН"),
        ogrn=row.text("ОГРН"),
        other_names=tuple(name.strip() for name in row.text("Другие названия").split(";") if name.strip()),
        source=row.needed("Источник"),
        seen_on=row.day("Дата источника"),
        followers=row.number("Подписчики"),
        followers_on=row.day("Подписчики на дату"),
    )


def _page(row: _Row) -> Page:
    try:
        platform = Platform(row.needed("Площадка"))
    except ValueError as error:
        raise row.fault("Площадка", f"нужно одно из: {', '.join(Platform)}") from error
    return Page(
        platform, row.needed("Адрес"), seen_on=row.day("Дата источника"), source=row.needed("Источник")
    )
