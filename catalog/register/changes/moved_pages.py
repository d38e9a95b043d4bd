"""Addresses that a row replaces: the old one is kept as moved, so that whoever asks is warned of it."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from urllib.parse import urlsplit

from catalog.model import Institution, Page, PageState, Platform

GONE = (PageState.MOVED,)


def moved_from(before: Institution, pages: Sequence[Page], said: AbstractSet[Platform]) -> list[Page]:
    """The pages that the institution had and the row's take the place of, and those that had moved before.

    `pages`: of the row. `said`: the platforms of which the row speaks. A page that is only taken away, while
    another one that was there stays, hasn't moved.
    """
    known = {page.url for page in before.pages}
    listed = {page.url for page in pages}
    new = {page.platform for page in pages if page.url not in known}
    hosts = {urlsplit(page.url).hostname for page in pages}
    return [
        page if page.state in GONE else replace(page, state=PageState.MOVED)
        for page in before.pages
        if page.platform in said
        and page.url not in listed
        and page.state is not PageState.REVOKED
        and (page.state in GONE or page.platform in new)
        and not (page.platform is Platform.SITE and urlsplit(page.url).hostname in hosts)
    ]


def without_taken(after: Sequence[Institution], staying: Iterable[Institution]) -> list[Institution]:
    """The institutions without moved pages that are another's by now."""
    moved = any(page.state in GONE for one in after for page in one.pages)
    if not moved:
        return list(after)
    owners = {
        page.url: one.code for one in (*staying, *after) for page in one.pages if page.state not in GONE
    }
    return [
        replace(one, pages=tuple(page for page in one.pages if not _is_anothers(page, one, owners)))
        if any(page.state in GONE for page in one.pages)
        else one
        for one in after
    ]


def _is_anothers(page: Page, one: Institution, owners: dict[str, str]) -> bool:
    return page.state in GONE and owners.get(page.url, one.code) != one.code
