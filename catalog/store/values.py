"""The frozen values of `catalog.model` as the columns that are written."""

from collections.abc import Mapping
from typing import Any

from catalog.model import Institution, Page, Place, Service

Values = dict[str, Any]


def institution_values(one: Institution, places: Mapping[Place, int]) -> Values:
    return {
        "code": one.code,
        "official_name": one.official_name,
        "short_name": one.short_name,
        "kind": one.kind,
        "place_id": places[one.place],
        "address": one.address,
        "phone": one.phone,
        "inn": one.inn,
        "ogrn": one.ogrn,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "other_names": list(one.other_names),
        "successor": one.successor or None,
        "no_page_reason": one.no_page_reason,
        "source": one.source,
        "seen_on": one.seen_on,
        "followers": one.followers,
        "followers_on": one.followers_on,
        "mark_as_given": one.mark_as_given,
        "checked_as_given": one.checked_as_given,
        "superior": one.superior,
    }


def page_values(code: str, position: int, page: Page) -> Values:
    return {
        "code": code,
        "position": position,
        "platform": str(page.platform),
        "url": page.url,
        "state": str(page.state),
        "checked_on": page.checked_on,
        "confirmed_by": page.confirmed_by,
        "seen_on": page.seen_on,
        "source": page.source,
        "followers": page.followers,
        "followers_on": page.followers_on,
    }


def service_values(code: str, position: int, service: Service) -> Values:
    return {
        "code": code,
        "kind": None,
        "position": position,
        "title": service.title,
        "url": service.url,
        "topic": str(service.topic),
        "seen_on": service.seen_on,
        "source": service.source,
    }
