"""Columns that are one field of an institution each: how each is read, written and merged.

Reading, merging, exporting, comparing and the desk's form all go through this table; headers and the order
of an export stand in `catalog/resources/register/columns.yaml`, the database's column in `catalog.store`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from catalog.model import Service
from catalog.register.cells import cells
from catalog.register.cells.appeal_cells import appeal_form
from catalog.register.cells.service_cells import services


def _take_new(new: Any, _old: Any) -> Any:  # noqa: ANN401 - the value of any field
    return new


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """`key`: of the column and of the field. Of an empty cell, `nothing` is read and nothing written."""

    key: str
    read: Callable[[str], Any] = cells.text
    write: Callable[[Any], str] = str
    nothing: Any = ""
    merge: Callable[[Any, Any], Any] = _take_new  # what a row says, what the register had → what it will have


def _said(cell: str) -> str:
    """Read an address or hours; where they stand on the web is none."""
    said = cells.text(cell)
    return "" if said.lower().startswith(("http", "vk.com", "www.")) else said


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _degrees(value: float | None) -> str:
    return "" if value is None else repr(value)


def _known_services(new: tuple[Service, ...], old: tuple[Service, ...]) -> tuple[Service, ...]:
    """Keep topic, day and source of a service that the row only names again."""
    known = {(service.title, service.url): service for service in old}
    return tuple(known.get((service.title, service.url), service) for service in new)


FIELDS = (
    Field(key="code", read=cells.code),
    Field(key="official_name"),
    Field(key="short_name"),
    Field(key="kind"),
    Field(key="address", read=_said),
    Field(key="phone", read=cells.phone),
    Field(key="hours", read=_said),
    Field(key="appeal_form", read=appeal_form),
    Field(key="closed_from", read=cells.day, write=_iso, nothing=None),
    Field(key="closed_until", read=cells.day, write=_iso, nothing=None),
    Field(key="attested_on", read=cells.day, write=_iso, nothing=None),
    Field(key="inn", read=partial(cells.digits, lengths=(10, 12), what="ИНН")),
    Field(key="ogrn", read=partial(cells.digits, lengths=(13, 15), what="ОГРН")),
    Field(key="latitude", read=partial(cells.coordinate, most=90), write=_degrees, nothing=None),
    Field(key="longitude", read=partial(cells.coordinate, most=180), write=_degrees, nothing=None),
    Field(key="other_names", read=cells.names, write="; ".join, nothing=()),
    Field(
        key="services",
        read=services,
        write=lambda held: "; ".join(f"{one.title}={one.url}" for one in held),
        nothing=(),
        merge=_known_services,
    ),
    Field(key="successor", read=cells.code),
    Field(key="no_page_reason"),
    Field(key="superior"),
    Field(key="source"),
)
BY_KEY = {field.key: field for field in FIELDS}
