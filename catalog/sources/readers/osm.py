"""OpenStreetMap by Overpass: `elements` with tags. Kinds that are often private need a sign of the state."""

import re
from collections.abc import Iterator
from typing import Any

from catalog.sources.days import day_in
from catalog.sources.json_items import JsonItems, at, text_at
from catalog.sources.model import Found, SourceReading, SourceRefused
from catalog.sources.readers.courts import names_of
from catalog.sources.words import words

PUBLIC = frozenset({"public", "government", "state", "municipal"})
PAGES = {
    "vk": "https://vk.com/{}",
    "telegram": "https://t.me/{}",
    "ok": "https://ok.ru/{}",
    "max": "https://max.ru/{}",
}
RULE = re.compile(r"[A-Za-z0-9 ,;:+–-]{1,200}")
WEEKDAY = re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su)\b")


def read(reading: SourceReading) -> Iterator[Found]:
    """Yield each public institution on the map. Raises SourceRefused where there are no elements."""
    items = JsonItems(reading.path, ("elements",), reading.told)
    read_at = None
    for element in items:
        tags = at(element, "tags")
        if at(element, "type") is None or at(element, "id") is None:
            raise SourceRefused(f"Ждал elements с полями type и id, а есть {names_of(element)}.")
        if not isinstance(tags, dict) or not text_at(tags, "name"):
            continue
        kind, tag = _kind(tags)
        if not kind:
            continue
        if tag in words().private_too and not _is_public(tags):
            reading.notes.add("perhaps_private", text_at(tags, "name"))
            continue
        read_at = read_at or day_in(text_at(items.head, "osm3s.timestamp_osm_base"))
        yield _found(element, tags, kind, read_at)


def _kind(tags: dict[str, Any]) -> tuple[str, str]:
    for tag, kind in words().of_osm.items():
        key, _, value = tag.partition("=")
        if tags.get(key) == value:
            return kind, tag
    return "", ""


def _is_public(tags: dict[str, Any]) -> bool:
    if text_at(tags, "operator:type") in PUBLIC or text_at(tags, "ownership") in PUBLIC:
        return True
    said = (text_at(tags, name) for name in ("official_name", "name", "operator", "full_name"))
    return any(words().is_public(name) for name in said)


def _found(element: Any, tags: dict[str, Any], kind: str, day: Any) -> Found:  # noqa: ANN401 - any JSON
    street, house = tags.get("addr:street", ""), tags.get("addr:housenumber", "")
    parts = (tags.get("addr:postcode"), tags.get("addr:city") or tags.get("addr:place"), street, house)
    official = text_at(tags, "official_name") or text_at(tags, "full_name")
    return Found(
        key=f"{text_at(element, 'type')}/{text_at(element, 'id')}",
        official_name=official or text_at(tags, "name"),
        short_name=text_at(tags, "name") if official else text_at(tags, "short_name"),
        kind=kind,
        municipality=text_at(tags, "addr:district"),
        locality=text_at(tags, "addr:city") or text_at(tags, "addr:place"),
        address=", ".join(str(part) for part in parts if part) if street or house else "",
        phones=tuple(filter(None, [text_at(tags, "phone") or text_at(tags, "contact:phone")])),
        site=text_at(tags, "website") or text_at(tags, "contact:website") or text_at(tags, "url"),
        pages=tuple(_pages(tags)),
        inn=text_at(tags, "ref:inn") or text_at(tags, "ref:INN"),
        ogrn=text_at(tags, "ref:ogrn"),
        latitude=text_at(element, "lat") or text_at(element, "center.lat"),
        longitude=text_at(element, "lon") or text_at(element, "center.lon"),
        hours=_hours(text_at(tags, "opening_hours")),
        other_names=tuple(
            filter(None, [text_at(tags, "alt_name"), text_at(tags, "short_name") if official else ""])
        ),
        seen_on=day,
        marks=tuple(filter(None, [text_at(tags, "addr:region")])),
    )


def _pages(tags: dict[str, Any]) -> Iterator[str]:
    for network, form in PAGES.items():
        if said := text_at(tags, f"contact:{network}") or text_at(tags, network):
            yield said if "/" in said else form.format(said.lstrip("@"))


def _hours(rule: str) -> str:
    """«Mo-Fr 08:00-17:00» in our weekdays; a rule that says more than days and hours isn't told."""
    if rule == "24/7" or not RULE.fullmatch(rule):
        return ""
    names = words().osm_weekdays
    told = WEEKDAY.sub(lambda found: names[found[0]], rule).replace("-", "–")
    return "" if re.search(r"[A-Za-z]", told) else told
