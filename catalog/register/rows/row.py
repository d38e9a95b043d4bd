"""One row of a sheet, read into an institution. Every fault of the row is collected, not just the first."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from catalog.model import Institution, Page, Platform
from catalog.register.cells import cells
from catalog.register.cells.check_digits import inn_adds_up, ogrn_adds_up
from catalog.register.cells.page_cells import page_addresses
from catalog.register.cells.places import place_in
from catalog.register.rows.fields import FIELDS
from catalog.register.rows.row_cells import RowCells
from catalog.register.rows.states import MarkCells, page_as_given

PAGE_COLUMNS = {
    "vk": Platform.VK,
    "ok": Platform.OK,
    "telegram": Platform.TELEGRAM,
    "max": Platform.MAX,
    "site": Platform.SITE,
}
"""In the order in which an institution carries its pages."""


@dataclass(slots=True)
class ReadRow:
    """An institution as the file gives it; its code is empty where the row has none."""

    institution: Institution
    sheet: str
    number: int
    founder: str = ""
    columns: AbstractSet[str] = frozenset()  # keys of the columns that its sheet has


def read_row(row: RowCells, today: date, assumed_on: date | None) -> ReadRow:
    """The institution in the row. It counts only where `row.faults` stays empty.

    `assumed_on`: the day on which a mark without a date counts; None: it confirms nothing.
    """
    look = _look(row, today, assumed_on)
    institution = _with_pages(_institution(row), row, look)
    _check_numbers(row, institution)
    _check_closure(row, institution)
    row.need("official_name", institution.official_name, "нет полного наименования")
    founder = row.read("founder", cells.text, "") or row.heading
    return ReadRow(institution, row.sheet, row.number, founder, row.layout.indexes.keys())


def _institution(row: RowCells) -> Institution:
    held: dict[str, Any] = {field.key: row.read(field.key, field.read, field.nothing) for field in FIELDS}
    place = place_in(row.read("municipality", cells.text, ""), row.read("locality", cells.text, ""))
    as_given: dict[str, Any] = {"mark_as_given": row.raw("mark"), "checked_as_given": row.raw("checked")}
    return Institution(**held, place=place, **as_given)


def _check_numbers(row: RowCells, one: Institution) -> None:
    if one.inn and not inn_adds_up(one.inn):
        row.notice("inn", "контрольная цифра ИНН не сходится: сверьте номер")
    if one.ogrn and not ogrn_adds_up(one.ogrn):
        row.notice("ogrn", "контрольная цифра ОГРН не сходится: сверьте номер")


def _check_closure(row: RowCells, one: Institution) -> None:
    if one.closed_from and one.closed_until and one.closed_until < one.closed_from:
        row.fault("closed_until", "закрыто по раньше, чем закрыто с", "Поменяйте дни местами")


def _look(row: RowCells, today: date, assumed_on: date | None) -> MarkCells:
    mark, mark_ok = row.read("mark", cells.mark, None), row.read("mark_ok", cells.mark, None)
    given_on = row.read("checked", cells.day, None)
    if given_on and given_on > today:
        row.notice("checked", "этот день ещё не наступил: отметка не засчитана")
        return MarkCells(None, None, given_on, assumed_on)
    return MarkCells(mark, mark_ok, given_on, assumed_on)


def _with_pages(one: Institution, row: RowCells, look: MarkCells) -> Institution:
    """The institution with its pages; «Подписчики» counts those of the first VK page, where there is one."""
    addresses = _addresses(row)
    has_vk = any(platform is Platform.VK for platform, _ in addresses)
    pages = [page_as_given(platform, url, look, one.source, has_vk=has_vk) for platform, url in addresses]
    followers = row.read("followers", cells.followers, None)
    counted_on = row.read("followers_on", cells.day, None) or look.given_on if followers is not None else None
    if has_vk:
        pages, followers, counted_on = _counted(pages, followers, counted_on), None, None
    seen_on = row.read("seen", cells.day, None) or look.given_on
    return replace(one, pages=tuple(pages), seen_on=seen_on, followers=followers, followers_on=counted_on)


def _addresses(row: RowCells) -> list[tuple[Platform, str]]:
    nothing: tuple[str, ...] = ()
    found = [
        (platform, url)
        for key, platform in PAGE_COLUMNS.items()
        for url in row.read(key, partial(page_addresses, platform=platform), nothing)
    ]
    if any(platform is Platform.VK for platform, _ in found):
        return found
    return [(Platform.VK, url) for url in row.read("vk_id", _page_of_id, nothing)] + found


def _counted(pages: list[Page], followers: int | None, day: date | None) -> list[Page]:
    first = next(page for page in pages if page.platform is Platform.VK)
    counted = replace(first, followers=followers, followers_on=day)
    return [counted if page is first else page for page in pages]


def _page_of_id(cell: str) -> tuple[str, ...]:
    """The page of a community's number; 0 says that there is none."""
    said = cells.whole(cell)
    named = said.isascii() and said.isdigit() and said.strip("0")
    return page_addresses(f"https://vk.com/club{said}", Platform.VK) if named else ()
