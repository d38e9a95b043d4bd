"""`/browse`: every institution by kind and by place, as plain pages that need no JavaScript."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.model import Institution
from catalog.search import Catalog
from handlers.texts import open_pages as texts
from handlers.texts.names import everyday_name, place_name
from handlers.texts.words import capitalised

MOST_ON_PAGE = 200


@dataclass(frozen=True, slots=True)
class BrowseEntry:
    """A line of a list: where it leads, its words, and what stands beside it."""

    path: str
    title: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class BrowseSection:
    title: str
    entries: Sequence[BrowseEntry]


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """One page of a list; `next` is the path of the one behind it."""

    path: str
    title: str
    sections: Sequence[BrowseSection]
    next: str = ""


def contents(catalog: Catalog) -> BrowsePage:
    """The kinds and the places that some institution is of."""
    kinds = [
        BrowseEntry(
            f"/browse/kind/{kind.key}", capitalised(kind.several), str(len(catalog.browse(kind=kind.key)))
        )
        for kind in catalog.kinds()
    ]
    places = [
        BrowseEntry(f"/browse/place/{place.key}", place.label, str(len(catalog.browse(place=place.key))))
        for place in catalog.places()
    ]
    return BrowsePage(
        "/browse", texts.BROWSE, (BrowseSection(texts.BY_KIND, kinds), BrowseSection(texts.BY_PLACE, places))
    )


def of_kind(catalog: Catalog, key: str, number: int) -> BrowsePage | None:
    """The institutions of a kind, a page of them counted from 1; None where there is no such page."""
    kind = next((kind for kind in catalog.kinds() if kind.key == key), None)
    found = catalog.browse(kind=key) if kind else ()
    return _page(f"/browse/kind/{key}", capitalised(kind.several) if kind else "", found, number)


def of_place(catalog: Catalog, key: str, number: int) -> BrowsePage | None:
    """Likewise the institutions at a place."""
    place = catalog.place(key)
    found = catalog.browse(place=key) if place else ()
    return _page(f"/browse/place/{key}", place.label if place else "", found, number)


def _page(path: str, title: str, found: Sequence[Institution], number: int) -> BrowsePage | None:
    first = (number - 1) * MOST_ON_PAGE
    shown = found[first : first + MOST_ON_PAGE]
    if not shown:
        return None
    entries = [BrowseEntry(f"/i/{one.code}", everyday_name(one), place_name(one.place)) for one in shown]
    more = f"{path}?page={number + 1}" if first + MOST_ON_PAGE < len(found) else ""
    here = f"{path}?page={number}" if number > 1 else path
    return BrowsePage(here, title, (BrowseSection("", entries),), more)
