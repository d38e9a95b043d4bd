"""An institution as the register will have it: what the row says, and what it leaves unsaid from before.

A column that the file lacks says nothing: the institution keeps what it has. An empty cell empties.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import astuple, replace
from datetime import date
from typing import Any

from catalog.model import Institution, Page, PageState, Place, Platform
from catalog.register.changes.moved_pages import moved_from
from catalog.register.matching.whereabouts import Fit, fit, whereabouts
from catalog.register.rows.fields import FIELDS
from catalog.register.rows.row_pages import PAGE_COLUMNS
from catalog.register.rows.states import SPEAKS_OF, is_unproven

WHO_IT_IS = frozenset({"code", "official_name"})
"""A row always says these, or they were found for it."""


def merged(
    row: Institution,
    before: Institution | None,
    columns: AbstractSet[str],
    *,
    renewing: bool = True,
    was_found: bool = False,
) -> Institution:
    """The row over what the register had of the institution. `columns`: those that the file has.

    `renewing`: a mark without a date tells of a new look even where nobody touched the cells. `was_found`:
    the row had no code; the part of a place that it lacks is one that its sheet doesn't know.
    """
    if before is None or row == before:
        return row
    unsaid = _fields(row, before, columns)
    if "mark" not in columns:
        unsaid["mark_as_given"] = before.mark_as_given
    if "checked" not in columns:
        unsaid["checked_as_given"] = before.checked_as_given
    row = replace(
        row, **unsaid, place=_place(row, before, columns, was_found), seen_on=row.seen_on or before.seen_on
    )
    silent = frozenset() if renewing else _silent(row, before)
    if is_unproven(row):
        silent |= {"mark", "mark_ok"}
    return _with_pages(_counted_as_before(row, before), before, columns - silent)


def _place(row: Institution, before: Institution, columns: AbstractSet[str], was_found: bool) -> Place:
    """The place that the columns say; parts that they lack were read beside them, or stay as before.

    Both columns speak of one place: where one is missing, the other must not tear it apart.
    """
    said, old = row.place, before.place
    if "municipality" not in columns:
        said = replace(said, municipality=old.municipality or said.municipality)
    if "locality" not in columns:
        said = replace(said, locality=old.locality or said.locality, district=old.district or said.district)
    if not was_found or fit(whereabouts(said), whereabouts(old)) is Fit.APART:
        return said
    return Place(*(new or known for new, known in zip(astuple(said), astuple(old), strict=True)))


def _fields(row: Institution, before: Institution, columns: AbstractSet[str]) -> dict[str, Any]:
    """Each field of a column of its own: as the row has it, or as before where the file lacks the column."""
    held = ((field, getattr(row, field.key), getattr(before, field.key)) for field in FIELDS)
    return {
        field.key: field.merge(new, old) if field.key in columns else old
        for field, new, old in held
        if field.key not in WHO_IT_IS
    }


def _silent(row: Institution, before: Institution) -> AbstractSet[str]:
    """The columns that only repeat an old mark without a day: no new look is told of there."""
    if not _same_cells(row, before) or row.checked_as_given.strip():
        return frozenset()
    new, old = row.page(Platform.OK), before.page(Platform.OK)
    return {"mark", "mark_ok"} if new and old and new.state is old.state else {"mark"}


def _with_pages(row: Institution, before: Institution, columns: AbstractSet[str]) -> Institution:
    said = {platform for key, platform in PAGE_COLUMNS.items() if key in columns}
    said |= {Platform.VK} if "vk_id" in columns else set()
    known = {page.url: page for page in before.pages}
    pages = [
        _page(page, known[page.url], row, before, columns) if page.url in known else _new(page, row, before)
        for page in row.pages
    ]
    listed = {page.url for page in pages}
    # Of a platform without a column, a page found beside its column doesn't go before the known ones.
    pages = [page for page in before.pages if page.platform not in said and page.url not in listed] + pages
    pages += moved_from(before, row.pages, said)
    followers, followers_on = _followers(row, before, counted="followers" in columns)
    return replace(row, pages=tuple(in_order(pages)), followers=followers, followers_on=followers_on)


def _new(page: Page, row: Institution, before: Institution) -> Page:
    """A page that the institution didn't have: a look that was told before it came wasn't at it."""
    if not _is_repeated(page.platform, row, before):
        return page
    return replace(page, state=PageState.LISTED, checked_on=None, confirmed_by="", seen_on=None)


def _is_repeated(platform: Platform, row: Institution, before: Institution) -> bool:
    """Whether the row tells of no other look at the platform's mark than the register knows of, with its day.

    The cell of OK isn't kept as it was given: where a page was confirmed, it said so.
    """
    if not row.checked_as_given.strip() or row.checked_as_given != before.checked_as_given:
        return False
    if platform is Platform.OK:
        known = before.page(Platform.OK)
        return known is not None and known.state is PageState.CONFIRMED
    return row.mark_as_given == before.mark_as_given


def _same_cells(row: Institution, before: Institution) -> bool:
    """Whether nobody touched what tells of the mark."""
    return (row.mark_as_given, row.checked_as_given) == (before.mark_as_given, before.checked_as_given)


def _page(new: Page, old: Page, row: Institution, before: Institution, columns: AbstractSet[str]) -> Page:
    same_cells = _same_cells(row, before)
    raised = old.state is PageState.LISTED and new.state in (PageState.CONFIRMED, PageState.LINKED)
    stands = (
        (raised and _is_repeated(new.platform, row, before))
        or SPEAKS_OF.get(new.platform, "") not in columns
        or _old_look_stands(new, old, same_cells=same_cells)
    )
    looked = old if stands else new
    # «Подписчики» speaks of the first VK page, «Источник» of what had no source of its own.
    is_counted = "followers" in columns and new is row.page(Platform.VK)
    followers, followers_on = _followers(new, old, counted=is_counted)
    return replace(
        new,
        state=looked.state,
        checked_on=looked.checked_on,
        confirmed_by=looked.confirmed_by,
        seen_on=old.seen_on if same_cells else new.seen_on or old.seen_on,
        source=new.source if "source" in columns and old.source == before.source else old.source,
        followers=followers,
        followers_on=followers_on,
    )


def _counted_as_before(row: Institution, before: Institution) -> Institution:
    """The row whose count stays the institution's, where a source counted it without telling of which page.

    A row can't tell of what it counts: the same count beside the same page is no news.
    """
    new, old = row.page(Platform.VK), before.page(Platform.VK)
    if new is None or old is None or new.url != old.url or old.followers is not None:
        return row
    if new.followers is None or new.followers != before.followers:
        return row
    if new.followers_on not in (None, before.followers_on):
        return row
    uncounted = replace(new, followers=None, followers_on=None)
    pages = tuple(uncounted if page is new else page for page in row.pages)
    return replace(row, pages=pages, followers=before.followers, followers_on=before.followers_on)


def _followers(
    new: Page | Institution, old: Page | Institution, *, counted: bool
) -> tuple[int | None, date | None]:
    """The count with its day; a count that stayed keeps its day where the row gives none."""
    if not counted:
        return old.followers, old.followers_on
    stayed = new.followers == old.followers and new.followers_on is None
    return new.followers, old.followers_on if stayed else new.followers_on


def _old_look_stands(new: Page, old: Page, *, same_cells: bool) -> bool:
    """Whether what was seen before is worth more than the row.

    Cells that nobody touched don't undo what a check found since; a row may take a confirmation away at any
    time, but an older one never gives it back.
    """
    if same_cells and old.checked_on and new.state is not old.state:
        return True
    if new.state is old.state:
        return bool(old.checked_on and (new.checked_on is None or new.checked_on <= old.checked_on))
    if old.state is PageState.CONFIRMED and new.state is not PageState.CONFIRMED:
        return False
    return bool(old.checked_on and (new.checked_on is None or new.checked_on < old.checked_on))


def in_order(pages: Iterable[Page]) -> list[Page]:
    order = list(PAGE_COLUMNS.values())
    return sorted(pages, key=lambda page: order.index(page.platform))
