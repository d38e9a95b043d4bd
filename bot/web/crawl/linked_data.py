"""A card as search engines read it: JSON-LD in the words of schema.org."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from bot.web.crawl.opening_hours import opening_hours
from catalog.model import Institution, PageState, Platform, is_fresh
from catalog.resource_file import RESOURCES, read_resource
from handlers.context import Context
from handlers.messages import Card

FILE = RESOURCES / "vocabulary" / "schema_org.yaml"
COUNTRY = "RU"


@dataclass(frozen=True, slots=True)
class Types:
    """Which kinds of institution are of which type, and what such a one is besides."""

    types: Mapping[str, tuple[str, ...]]
    also: Mapping[str, str]
    else_: str

    def of(self, kind: str) -> str | list[str]:
        """The type of a kind, given by its key, or both where it is a place and an organisation apart."""
        found = next((name for name, kinds in self.types.items() if kind in kinds), self.else_)
        return [found, self.also[found]] if found in self.also else found


@cache
def types() -> Types:
    """The types of schema.org that the resources name. Raises ResourceError."""
    found = read_resource(FILE, dict[str, Any])
    return Types({name: tuple(kinds) for name, kinds in found["types"].items()}, found["also"], found["else"])


def linked_data(
    card: Card, institution: Institution, context: Context, address: str, today: date
) -> dict[str, object]:
    """One card in JSON-LD, as it counts on that day, for the page whose own address is `address`.

    `sameAs` names confirmed pages only.
    """
    confirmed = [page.url for page in card.pages if page.state is PageState.CONFIRMED]
    site = next((page.url for page in card.pages if page.platform is Platform.SITE), "")
    found = {
        "@context": "https://schema.org",
        "@type": types().of(context.catalog.kind_key_of(institution.code)),
        "@id": address,
        "name": card.name,
        "legalName": card.official_name,
        "url": site or address,
        "mainEntityOfPage": address,
        "telephone": card.phone,
        "address": _postal_address(card, institution, context),
        "geo": _point(institution),
        "identifier": _identifiers(institution),
        "sameAs": confirmed,
        "openingHours": opening_hours(institution.hours) if is_fresh(institution.seen_on, today) else [],
    }
    return {name: value for name, value in found.items() if value}


def _postal_address(card: Card, institution: Institution, context: Context) -> dict[str, str]:
    parts = {
        "@type": "PostalAddress",
        "addressCountry": COUNTRY,
        "addressRegion": context.region.title,
        "addressLocality": institution.place.locality or card.place,
        "streetAddress": card.address,
    }
    return {name: value for name, value in parts.items() if value}


def _point(institution: Institution) -> dict[str, object] | None:
    if institution.latitude is None or institution.longitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": institution.latitude,
        "longitude": institution.longitude,
    }


def _identifiers(institution: Institution) -> list[dict[str, str]]:
    named = (("INN", institution.inn), ("OGRN", institution.ogrn))
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in named if value]
