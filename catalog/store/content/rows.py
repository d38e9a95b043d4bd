"""Rows of the tables as the drivers give them, read into the frozen values of `catalog.model`.

SQLite gives dates, times and JSON as texts; PostgreSQL gives them as what they are.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import lru_cache
from sys import intern
from typing import Any

from catalog.model import Institution, Page, PageState, Place, Platform, RegisterVersion, Service, Topic

PLATFORMS = {str(platform): platform for platform in Platform}
STATES = {str(state): state for state in PageState}
TOPICS = {str(topic): topic for topic in Topic}

VERSION = ("number", "made_at", "note", "label")
PLACE = ("municipality", "locality", "district")
OF_ITS_OWN = frozenset({"place", "pages", "services"})
"""Fields of an institution that stand in tables of their own."""

INSTITUTION = (
    *("code", *PLACE),
    *(one.name for one in fields(Institution) if one.name not in OF_ITS_OWN | {"code"}),
)
PAGE = tuple(one.name for one in fields(Page))
SERVICE = tuple(one.name for one in fields(Service))
"""The columns that are read have the names of the fields, whichever order those stand in."""


def version_from(row: Sequence[Any]) -> RegisterVersion:
    number, made_at, note, label = row
    return RegisterVersion(number, moment_from(made_at), note, label)


def moment_from(value: str | datetime) -> str:
    """Return a moment as a database has it in ISO 8601 and UTC."""
    return aware(value).astimezone(UTC).isoformat(timespec="seconds")


def aware(value: str | datetime) -> datetime:
    """Return a moment as a database has it with its zone: SQLite keeps it in UTC, and not that it does."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def institution_from(
    row: Sequence[Any], pages: tuple[Page, ...] = (), services: tuple[Service, ...] = ()
) -> Institution:
    """Return the institution of a row with the columns of INSTITUTION."""
    place = _place(*row[1 : 1 + len(PLACE)])
    held = _read(INSTITUTION[1 + len(PLACE) :], row[1 + len(PLACE) :])
    return Institution(row[0], place=place, pages=pages, services=services, **held)


def page_from(row: Sequence[Any]) -> Page:
    """Return the page of a row with the columns of PAGE."""
    return Page(**_read(PAGE, row))


def service_from(row: Sequence[Any]) -> Service:
    """Return the service of a row with the columns of SERVICE."""
    return Service(**_read(SERVICE, row))


def _read(names: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    return {
        name: AS_READ[name](value) if name in AS_READ else value
        for name, value in zip(names, row, strict=True)
    }


@lru_cache(maxsize=10_000)
def _place(municipality: str, locality: str, district: str) -> Place:
    """One value for all institutions of a place."""
    return Place(municipality, locality, district)


@lru_cache(maxsize=10_000)
def day(value: str | date | None) -> date | None:
    """Return the day that a database has, one value for all that stood on it."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def last_number(row: Sequence[Any]) -> int:
    """Return the number of a version in the last column: to sort by."""
    return int(row[-1])


def names_from(value: str | list[str]) -> list[str]:
    if isinstance(value, str):
        found: list[str] = [] if value == "[]" else json.loads(value)
        return found
    return value


AS_READ: Mapping[str, Callable[[Any], Any]] = {
    "platform": PLATFORMS.__getitem__,
    "state": STATES.__getitem__,
    "topic": TOPICS.__getitem__,
    "checked_on": day,
    "seen_on": day,
    "followers_on": day,
    "closed_from": day,
    "closed_until": day,
    "attested_on": day,
    **dict.fromkeys(("kind", "confirmed_by", "mark_as_given", "checked_as_given", "title"), intern),
    "other_names": lambda names: tuple(names_from(names)),
    "successor": lambda code: code or "",
}
"""How a field is made of what the drivers give, what many rows say once; every other one is as it is."""
