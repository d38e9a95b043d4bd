"""Rows of the tables as the drivers give them, read into the frozen values of `catalog.model`.

SQLite gives dates, times and JSON as texts; PostgreSQL gives them as what they are.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from catalog.model import Institution, Page, PageState, Place, Platform, RegisterVersion, Service, Topic

PLATFORMS = {str(platform): platform for platform in Platform}
STATES = {str(state): state for state in PageState}
TOPICS = {str(topic): topic for topic in Topic}

VERSION = ("number", "made_at", "note", "label")
PLACE = ("municipality", "locality", "district")
INSTITUTION = (
    *("code", "official_name", "short_name", "kind", *PLACE),
    *("address", "phone", "inn", "ogrn", "latitude", "longitude", "other_names"),
    *("successor", "no_page_reason", "source", "seen_on", "followers", "followers_on"),
    *("mark_as_given", "checked_as_given", "superior"),
)
PAGE = (
    *("platform", "url", "state", "checked_on", "confirmed_by", "seen_on", "source"),
    *("followers", "followers_on"),
)
SERVICE = ("title", "url", "topic", "seen_on", "source")


def version_from(row: Sequence[Any]) -> RegisterVersion:
    number, made_at, note, label = row
    moment = datetime.fromisoformat(made_at) if isinstance(made_at, str) else made_at
    # SQLite keeps the time in UTC, and not that it does.
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return RegisterVersion(number, aware.astimezone(UTC).isoformat(timespec="seconds"), note, label)


def institution_from(
    row: Sequence[Any], place: Place, pages: tuple[Page, ...], services: tuple[Service, ...]
) -> Institution:
    """From the columns of INSTITUTION."""
    code, name, short, kind, _, _, _, address, phone, inn, ogrn, latitude, longitude, names, *rest = row
    successor, reason, source, seen_on, followers, followers_on, *as_given = rest
    known = (code, name, short, kind, place, address, phone, inn, ogrn, latitude, longitude)
    listed = (tuple(names_from(names)), pages, services, successor or "", reason, source)
    return Institution(*known, *listed, day(seen_on), followers, day(followers_on), *as_given)


def page_from(row: Sequence[Any]) -> Page:
    """From the columns of PAGE."""
    platform, url, state, checked_on, confirmed_by, seen_on, source, followers, followers_on = row
    looked = (STATES[state], day(checked_on), confirmed_by, day(seen_on), source)
    return Page(PLATFORMS[platform], url, *looked, followers, day(followers_on))


def service_from(row: Sequence[Any]) -> Service:
    """From the columns of SERVICE."""
    title, url, topic, seen_on, source = row
    return Service(title, url, TOPICS[topic], day(seen_on), source)


def day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def names_from(value: str | list[str]) -> list[str]:
    if isinstance(value, str):
        found: list[str] = [] if value == "[]" else json.loads(value)
        return found
    return value
