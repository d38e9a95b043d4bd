"""Areas as a table that import reads back as the same."""

from collections.abc import Iterable

from catalog.areas.acts.table_layout import header_of
from catalog.areas.model import Area
from catalog.model import Institution

KEYS = (
    "code",
    "institution",
    "municipality",
    "locality",
    "street",
    "houses",
    "service",
    "since",
    "until",
    "basis",
)


def table_of(areas: Iterable[Area], institutions: Iterable[Institution]) -> list[list[str]]:
    """Header and rows in the order of files, institutions and places."""
    names = {one.code: one.official_name for one in institutions}
    ordered = sorted(areas, key=lambda one: (one.file, one.code, one.municipality, one.locality, one.street))
    return [[header_of(key) for key in KEYS], *(_row(one, names.get(one.code, "")) for one in ordered)]


def _row(area: Area, name: str) -> list[str]:
    days = [f"{day:%d.%m.%Y}" if day else "" for day in (area.since, area.until)]
    place = [area.municipality, area.locality, area.street, area.houses or "все"]
    return [area.code, name, *place, area.service, *days, area.basis]
