"""The frozen values of `catalog.model` as the columns that are written."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from catalog.model import Institution, Page, Place, Service
from catalog.store.content.rows import INSTITUTION, PAGE, PLACE, SERVICE

Values = dict[str, Any]


AS_WRITTEN: Mapping[str, Callable[[Any], Any]] = {
    "platform": str,
    "state": str,
    "topic": str,
    "other_names": list,
    "successor": lambda code: code or None,
}
"""How a field is kept; every other one is as it is."""


def institution_values(one: Institution, places: Mapping[Place, int]) -> Values:
    """Return the columns of an institution's row. `places`: the numbers of their rows."""
    names = (name for name in INSTITUTION if name not in PLACE)
    return {**_values(one, names), "place_id": places[one.place]}


def page_values(code: str, position: int, page: Page) -> Values:
    """Return the columns of the row of an institution's page."""
    return {"code": code, "position": position, **_values(page, PAGE)}


def service_values(code: str, position: int, service: Service) -> Values:
    """Return the columns of the row of an institution's service."""
    return {"code": code, "kind": None, "position": position, **_values(service, SERVICE)}


def _values(one: Institution | Page | Service, names: Iterable[str]) -> Values:
    held = ((name, getattr(one, name)) for name in names)
    return {name: AS_WRITTEN[name](value) if name in AS_WRITTEN else value for name, value in held}
