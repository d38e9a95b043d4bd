"""The directory of courts as DaData keeps it: `code`, `name`, `inn`, `address`, `website`."""

from collections.abc import Iterator
from typing import Any

from catalog.sources.json_items import JsonItems, at, text_at
from catalog.sources.model import Found, SourceReading, SourceRefused
from catalog.sources.words import words

ARRAYS = ("suggestions", "courts", "data")


def read(reading: SourceReading) -> Iterator[Found]:
    """Yield each court. Raises SourceRefused where the items aren't courts."""
    for item in JsonItems(reading.path, ARRAYS, reading.told):
        court = at(item, "data") if isinstance(at(item, "data"), dict) else item
        name = text_at(court, "name") or text_at(item, "value")
        code = text_at(court, "code")
        if not (name and code):
            raise SourceRefused(f"Ждал суды с полями code и name, а есть {names_of(court)}.")
        yield Found(
            key=code,
            official_name=name,
            kind=words().court,
            address=text_at(court, "address") or text_at(court, "address.value"),
            site=text_at(court, "website"),
            inn=text_at(court, "inn"),
            marks=(code[:2],),
        )


def names_of(item: Any) -> str:  # noqa: ANN401 - any JSON
    """The names of an object's members, as one would tell them; else what it is."""
    return ", ".join(map(str, list(item)[:8])) if isinstance(item, dict) and item else "другое"
