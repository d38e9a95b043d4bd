"""Culture houses, libraries, museums of opendata.mkrf.ru (v2): JSON, or the same under dotted headers in csv.

Pages are those of the organisation: a house of its own name takes them, a branch stays under its parent.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from catalog.register.names.names import plain_name
from catalog.sources.json_items import JsonItems, at, text_at, text_of
from catalog.sources.model import Found, SourceReading, SourceRefused
from catalog.sources.readers.courts import names_of
from catalog.sources.table_rows import nested, table_rows
from catalog.sources.words import words

ONE_AND_THE_SAME = 90
"""How alike, 0…100, the names of a house and of its organisation are where both are one."""

ADDRESSES = {"vk": "https://vk.com/{}", "ok": "https://ok.ru/{}", "telegram": "https://t.me/{}"}
NUMBERED = {"vk": "https://vk.com/club{}", "ok": "https://ok.ru/group/{}"}
DAYS, DAY_MILLISECONDS = 7, 86_400_000
CLOCK = re.compile(r"\d\d:\d\d")
PARENT = "org-"


def read(reading: SourceReading) -> Iterator[Found]:
    """Yield each institution, and its organisation before it. Raises SourceRefused."""
    given: set[str] = set()
    for item in _items(reading):
        general = at(item, "data.general") or at(item, "general")
        if not isinstance(general, dict) or not text_at(general, "name"):
            raise SourceRefused(f"Ждал data.general с полем name, а есть {names_of(item)}.")
        info = at(item, "data.info") or at(item, "info")
        house, parent = _house(general, info), _organisation(general)
        if parent is not None and _is_same(house, parent):
            house.pages, house.inn = parent.pages, house.inn or parent.inn
            house.official_name, house.short_name = parent.official_name, house.official_name
            parent = None
        if parent is not None:
            house.parent = parent.key
            if parent.key not in given:
                given.add(parent.key)
                parent.seen_on = house.seen_on
                yield parent
        yield house


def _items(reading: SourceReading) -> Iterator[Any]:
    if reading.path.suffix.lower() == ".json":
        yield from JsonItems(reading.path, ("data",), reading.told)
        return
    rows = table_rows(reading.path)
    header = next(rows, [])
    if not any(name.endswith("general.name") for name in header):
        raise SourceRefused(f"Ждал столбец data.general.name, а есть {', '.join(header[:6])[:200]}.")
    for row in rows:
        item = nested(header, row)
        if text_at(item, "data.general.name") and not _is_second_header(item):
            yield item


def _is_second_header(item: dict[str, object]) -> bool:
    """Whether the row is the header once more, in Russian: its number is a word."""
    number = text_at(item, "data.general.id")
    return bool(number) and not number.isdigit()


def _house(general: dict[str, Any], info: Any) -> Found:  # noqa: ANN401 - any JSON
    point = _json(at(general, "address.mapPosition"))
    longitude, latitude = [*map(text_of, _list(at(point, "coordinates"))), "", ""][:2]
    phones = _json(at(general, "contacts.phones"))
    return Found(
        key=text_at(general, "id"),
        official_name=text_at(general, "name"),
        kind=words().of_culture.get(text_at(general, "category.name").lower(), ""),
        municipality=text_at(general, "locale.name"),
        address=text_at(general, "address.fullAddress"),
        phones=_phones(phones),
        site=text_at(general, "contacts.website"),
        latitude=latitude,
        longitude=longitude,
        hours=_hours(at(general, "workingSchedule")),
        seen_on=_day(text_at(info, "updateDate")),
    )


def _organisation(general: dict[str, Any]) -> Found | None:
    one = at(general, "organization")
    if not isinstance(one, dict) or not text_at(one, "name"):
        return None
    return Found(
        key=PARENT + (text_at(one, "id") or text_at(one, "inn") or plain_name(text_at(one, "name"))),
        official_name=text_at(one, "name"),
        address=text_at(one, "address.fullAddress"),
        municipality=text_at(one, "locale.name"),
        inn=text_at(one, "inn"),
        pages=tuple(filter(None, map(_page, _list(_json(at(one, "socialGroups")))))),
        is_parent_only=True,
    )


def _is_same(house: Found, parent: Found) -> bool:
    return (
        token_set_ratio(plain_name(house.official_name), plain_name(parent.official_name)) >= ONE_AND_THE_SAME
    )


def _page(group: Any) -> str:  # noqa: ANN401 - any JSON
    network, name = text_at(group, "network"), text_at(group, "networkId")
    forms = NUMBERED if name.isdigit() else ADDRESSES
    return forms[network].format(name) if name and network in forms else ""


def _phones(said: Any) -> tuple[str, ...]:  # noqa: ANN401 - any JSON
    if isinstance(said, str):
        return (said,)
    return tuple(text_at(one, "value") for one in _list(said) if text_at(one, "value"))


def _hours(schedule: Any) -> str:  # noqa: ANN401 - any JSON
    """«пн–пт 11:00–19:00; сб 10:00–16:00»: days in a row with the same hours stand together."""
    days = [_span(_json(at(schedule, str(day)))) for day in range(DAYS)]
    names, told, first = words().weekdays, [], 0
    for day in range(1, DAYS + 1):
        if day == DAYS or days[day] != days[first]:
            if days[first]:
                name = names[first] if day - first == 1 else f"{names[first]}–{names[day - 1]}"
                told.append(f"{name} {days[first]}")
            first = day
    return "; ".join(told)


def _span(day: Any) -> str:  # noqa: ANN401 - any JSON
    begin, end = _clock(at(day, "from")), _clock(at(day, "to"))
    return f"{begin}–{end}" if begin and end else ""


def _clock(said: Any) -> str:  # noqa: ANN401 - any JSON
    """«11:00» of «11:00:00», or of milliseconds since midnight."""
    if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= DAY_MILLISECONDS:
        minutes = said // 60_000
        return f"{minutes // 60:02}:{minutes % 60:02}"
    found = CLOCK.match(text_of(said))
    return found[0] if found else ""


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None


def _json(said: Any) -> Any:  # noqa: ANN401 - any JSON
    """What a cell of the table holds as JSON; what isn't JSON as it is."""
    if isinstance(said, str) and said[:1] in "[{":
        try:
            return json.loads(said)
        except (ValueError, RecursionError):
            return said
    return said


def _list(said: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    return said if isinstance(said, list) else []
