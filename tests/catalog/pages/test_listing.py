"""A changed listing is the one that would be made anew, and the one before stays as it was."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution, Page, PageState, Platform
from catalog.pages.listing import Entry, Exchange, Listing
from catalog.pages.page_index import PageBook

PAGES = (
    Page(Platform.VK, "https://vk.com/school5"),
    Page(Platform.VK, "https://vk.com/club77"),
    Page(Platform.TELEGRAM, "https://t.me/school5"),
    Page(Platform.SITE, "https://school5.ru"),
    Page(Platform.SITE, "https://school5.ru/about"),
    Page(Platform.MAX, "https://max.ru/id3444000000_gos"),
)
REVOKED = tuple(replace(page, state=PageState.REVOKED) for page in PAGES)

INSTITUTIONS = st.builds(
    lambda code, inn, pages: Institution(code, "Школа", inn=inn, pages=tuple(pages)),
    st.sampled_from("abcd"),
    st.sampled_from(["", "3444000000", "3444000001"]),
    st.lists(st.sampled_from((*PAGES, REVOKED[0])), unique_by=lambda page: page.url, max_size=3),
)
REGISTERS = st.lists(INSTITUTIONS, unique_by=lambda one: one.code, max_size=4).map(
    lambda institutions: sorted(institutions, key=lambda one: one.code)
)
WITHDRAWN = st.lists(st.tuples(INSTITUTIONS, st.sampled_from(REVOKED)), max_size=3).map(tuple)


@given(before=REGISTERS, after=REGISTERS, then=WITHDRAWN, now=WITHDRAWN)
def test_what_changes_is_put_where_it_would_stand(
    before: list[Institution],
    after: list[Institution],
    then: tuple[Entry, ...],
    now: tuple[Entry, ...],
) -> None:
    old = Listing(before, then)
    assert _contents(old.changed(Exchange.between(before, after), now)) == _contents(Listing(after, now))
    assert _contents(old) == _contents(Listing(before, then))


@pytest.mark.parametrize(
    ("url", "is_known"), [("https://vk.com/school5", False), ("https://vk.com/shkola_zarechnaya", True)]
)
def test_a_foreign_name_is_compared_with_the_newest_ones(url: str, is_known: bool) -> None:
    school = Institution("a", "Школа", pages=PAGES[:1])
    moved = replace(school, pages=(Page(Platform.VK, url),))
    book = PageBook(Listing([school]))
    changed = book.changed(Exchange.between([school], [moved]), ())
    assert (changed.name_alike("shkola_zarechnaya_official") is not None) is is_known
    assert (changed.name_alike("school5_official") is not None) is not is_known


def _contents(listing: Listing) -> tuple[object, ...]:
    return listing.by_key, listing.by_name, listing.sites, listing.by_inn, listing.dropped
