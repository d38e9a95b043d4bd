"""A look that an operator took at single pages: the mark «Госорганизация» is there, or it isn't."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from catalog.model import Institution, Page, PageState, Platform
from catalog.register.cells.answers import answers

MARKED = (Platform.VK, Platform.OK)
"""Where there is such a mark at all."""


def has_mark(page: Page) -> bool:
    """Whether a look at the page can tell of a mark; one that moved is somebody else's by now."""
    return page.platform in MARKED and page.state is not PageState.MOVED


def looked(one: Institution, urls: Collection[str], today: date, who: str, *, seen: bool) -> Institution:
    """The institution after that look; other pages stay as they are.

    The cells of the sheet speak of the first page on VK, so that they change with that one alone.
    """
    pages = tuple(
        _looked(page, today, who, seen=seen) if page.url in urls and has_mark(page) else page
        for page in one.pages
    )
    first = one.page(Platform.VK)
    if first is None or first.url not in urls or pages == one.pages:
        return replace(one, pages=pages)
    given = answers().shown.yes if seen else answers().shown.no
    return replace(one, pages=pages, mark_as_given=given, checked_as_given=today.isoformat())


def _looked(page: Page, today: date, who: str, *, seen: bool) -> Page:
    if seen:
        return replace(page, state=PageState.CONFIRMED, checked_on=today, confirmed_by=who, seen_on=today)
    listed = PageState.LISTED if page.state is PageState.CONFIRMED else page.state
    return replace(page, state=listed, checked_on=today, confirmed_by="")
