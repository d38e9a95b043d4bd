"""A need as it holds at one place and on one day: what is shown of it."""

from datetime import date
from itertools import islice
from typing import Any

from catalog.needs.model import Need
from catalog.search import Catalog, SearchResult
from catalog.search.places.region_places import Level
from handlers.messages import LinkButton, Telephone

MOST_DONE = 3


def municipality_of(catalog: Catalog, key: str) -> str:
    """The key of the municipality that a place is, or lies in; empty for none."""
    place = catalog.place(key) if key else None
    while place is not None and place.level is not Level.MUNICIPALITY:
        place = catalog.place(place.parent) if place.parent else None
    return place.key if place else ""


def need_at(catalog: Catalog, need: str, place: str) -> Need | None:
    """The need as it is answered at that place; None where there is none of that id."""
    return catalog.needs.book.at(need, municipality_of(catalog, place)) if catalog.needs else None


def done_by(catalog: Catalog, kind: str, place: str, today: date) -> tuple[Need, ...]:
    """The first needs that institutions of the kind do, and a link or a number that is known helps with."""
    keys = catalog.needs.book.done_by.get(kind, ()) if catalog.needs else ()
    found = (need_at(catalog, key, place) for key in keys)
    known = (need for need in found if need and (need.links_on(today) or need.phones_on(today)))
    return tuple(islice(known, MOST_DONE))


def links_of(need: Need, today: date) -> tuple[LinkButton, ...]:
    return tuple(LinkButton(link.title, link.url) for link in need.links_on(today))


def phones_of(need: Need, today: date) -> tuple[Telephone, ...]:
    return tuple(Telephone(phone.title, phone.phone) for phone in need.phones_on(today))


def need_objects(result: SearchResult, catalog: Catalog, today: date) -> list[dict[str, Any]]:
    """The needs of a search as the contract names their parts, best first, none under one id twice.

    A number that holds in one municipality is given where the question names it.
    """
    place = result.clues.places[0] if result.clues.places else ""
    found: dict[str, dict[str, Any]] = {}
    for key in result.told.needs:
        need = need_at(catalog, key, place)
        if need is not None:
            found.setdefault(need.told_as, _object(need, today))
    return list(found.values())


def all_needs(catalog: Catalog, today: date) -> list[dict[str, Any]]:
    """Every need as it holds in the whole region, by id."""
    book = catalog.needs.book if catalog.needs else None
    found: dict[str, dict[str, Any]] = {}
    for key in sorted(book.entries) if book else ():
        need = need_at(catalog, key, "")
        if need is not None:
            found.setdefault(need.told_as, _object(need, today))
    return list(found.values())


def _object(need: Need, today: date) -> dict[str, Any]:
    return {
        "id": need.told_as,
        "title": need.title,
        "kinds": list(need.kinds),
        "services": [{"title": link.title, "url": link.url} for link in links_of(need, today)],
        "phones": [{"title": phone.title, "phone": phone.phone} for phone in phones_of(need, today)],
    }
