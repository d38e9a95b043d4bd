"""One row of a sheet, read into an institution. Every fault of the row is collected, not just the first."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from catalog.model import Institution, Page, Platform
from catalog.register.cells import cells
from catalog.register.cells.check_digits import inn_adds_up, ogrn_adds_up
from catalog.register.cells.places import place_in
from catalog.register.rows.fields import FIELDS
from catalog.register.rows.row_cells import RowCells
from catalog.register.rows.row_pages import Listed, pages_listed
from catalog.register.rows.states import MarkCells, page_as_given


@dataclass(slots=True)
class ReadRow:
    """An institution as the file gives it; its code is empty where the row has none."""

    institution: Institution
    sheet: str
    number: int
    founder: str = ""
    columns: AbstractSet[str] = frozenset()  # keys of the columns that its sheet has, and that it says


def read_row(row: RowCells, today: date, assumed_on: date | None) -> ReadRow:
    """The institution in the row. It counts only where `row.faults` stays empty.

    `assumed_on`: the day on which a mark without a date counts; None: it confirms nothing.
    """
    look = _look(row, today, assumed_on)
    institution = _with_pages(_institution(row), row, look)
    _check_numbers(row, institution)
    _check_closure(row, institution)
    if "official_name" in row.layout.indexes:
        row.need("official_name", institution.official_name, "нет полного наименования")
    else:
        row.need("code", institution.code, "нет кода учреждения")
    founder = row.read("founder", cells.text, "") or row.heading
    return ReadRow(institution, row.sheet, row.number, founder, row.layout.indexes.keys() - row.unsaid)


def _institution(row: RowCells) -> Institution:
    held: dict[str, Any] = {field.key: row.read(field.key, field.read, field.nothing) for field in FIELDS}
    if "phone" not in row.layout.indexes:
        held["address"], held["phone"] = cells.without_phones(held["address"])
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
    listed = pages_listed(row)
    has_vk = any(it.platform is Platform.VK for it in listed)
    pages = [_page(it, look, one.source, has_vk=has_vk) for it in listed]
    followers = row.read("followers", cells.followers, None)
    counted_on = row.read("followers_on", cells.day, None) or look.given_on if followers is not None else None
    if has_vk:
        pages, followers, counted_on = _counted(pages, followers, counted_on), None, None
    seen_on = row.read("seen", cells.day, None) or look.given_on
    return replace(one, pages=tuple(pages), seen_on=seen_on, followers=followers, followers_on=counted_on)


def _page(it: Listed, look: MarkCells, source: str, *, has_vk: bool) -> Page:
    """The mark speaks of pages in their own columns alone."""
    told = look if it.in_own_column else replace(look, mark=None, mark_ok=None)
    return page_as_given(it.platform, it.url, told, source, has_vk=has_vk)


def _counted(pages: list[Page], followers: int | None, day: date | None) -> list[Page]:
    first = next(page for page in pages if page.platform is Platform.VK)
    counted = replace(first, followers=followers, followers_on=day)
    return [counted if page is first else page for page in pages]
