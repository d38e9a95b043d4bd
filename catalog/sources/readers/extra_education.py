"""Clubs and sections of dop.edu.ru: organisations under `data`, with `name`, `full_name`, `inn`, `ogrn`."""

from collections.abc import Iterator

from catalog.sources.json_items import JsonItems, at, text_at
from catalog.sources.model import Found, SourceReading, SourceRefused
from catalog.sources.readers.courts import names_of
from catalog.sources.words import words


def read(reading: SourceReading) -> Iterator[Found]:
    """Yield each organisation. Raises SourceRefused where the items are none."""
    for item in JsonItems(reading.path, ("data",), reading.told):
        one = at(item, "data") if isinstance(at(item, "data"), dict) else item
        name, full = text_at(one, "name"), text_at(one, "full_name")
        if not (name or full):
            raise SourceRefused(f"Ждал организации с полями name и full_name, а есть {names_of(one)}.")
        yield Found(
            key=text_at(one, "id") or text_at(one, "inn"),
            official_name=full or name,
            short_name=name if full else "",
            kind="" if words().is_school(full or name) else words().extra_education,
            address=text_at(one, "origin_address") or text_at(one, "address"),
            phones=tuple(filter(None, [text_at(one, "phone")])),
            site=text_at(one, "site_url") or text_at(one, "site"),
            inn=text_at(one, "inn"),
            ogrn=text_at(one, "ogrn"),
        )
