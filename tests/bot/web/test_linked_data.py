"""Every card's JSON-LD keeps to schema.org's types: each property is its type's, each value of its range."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.web.crawl.linked_data import linked_data, types
from bot.web.crawl.opening_hours import opening_hours
from catalog.model import Institution, Place
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from catalog.yaml_loader import load_yaml
from handlers.context import Context
from handlers.view.card import card_of
from tests.bot.web.register import CLINIC, REGION, TODAY

WORDS = load_yaml((Path(__file__).parent / "schema_org.yaml").read_text(encoding="utf-8"))
WHOLE = replace(
    CLINIC,
    inn="3444059139",
    ogrn="1023400000000",
    latitude=48.7,
    longitude=44.5,
    hours="пн–пт 8:00–17:00",
    seen_on=TODAY,
)


def kinds_of(name: str) -> frozenset[str]:
    """A type, and all that it is besides."""
    return frozenset({name}).union(*(kinds_of(broader) for broader in WORDS["types"][name]))


def faults(thing: Mapping[str, object]) -> Iterator[str]:
    named: Any = thing["@type"]
    mine = frozenset().union(*(kinds_of(name) for name in (named if isinstance(named, list) else [named])))
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        known = WORDS["properties"][name]
        if not mine & {*known["of"]}:
            yield f"{named}: {name}"
        for one in value if isinstance(value, list) else [value]:
            yield from _faults_of_value(name, one, known["holds"])


def _faults_of_value(name: str, value: object, holds: list[str]) -> Iterator[str]:
    if isinstance(value, Mapping):
        if not kinds_of(str(value["@type"])) & {*holds}:
            yield f"{name} holds {value['@type']}"
        yield from faults(value)
    elif isinstance(value, float):
        assert "Number" in holds
    else:
        assert {"Text", "URL"} & {*holds}, (name, value)
        assert "Text" in holds or str(value).startswith("https://"), (name, value)


@pytest.mark.parametrize("kind", ["unheard of", *(kinds[0] for kinds in types().types.values())])
def test_each_type_may_say_what_a_card_says(kind: str) -> None:
    one = replace(WHOLE, kind="", official_name=f"Учреждение {kind}")
    context = Context(Catalog([one], RegionPlaces()), REGION)
    told = {**linked_data(card_of(one, context, TODAY), one, context, "https://guide.example/i/a", TODAY)}
    assert {"legalName", "telephone", "geo", "identifier", "sameAs", "openingHours"} <= told.keys()
    assert list(faults({**told, "@type": types().of(kind)})) == []


def test_a_fault_would_be_seen() -> None:
    assert list(faults({"@type": "Museum", "legalName": "Музей"})) == ["Museum: legalName"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("пн–пт 8:00–17:00", ["Mo-Fr 08:00-17:00"]),
        ("Пн-Пт 08:00-20:00; сб, вс 9:00–14:00", ["Mo-Fr 08:00-20:00", "Sa,Su 09:00-14:00"]),
        ("пн–пт 8:00–17:00; перерыв 12:00–13:00", []),
        ("каждый второй вторник", []),
        ("пн 8:00–25:00", []),
        ("", []),
    ],
)
def test_hours_are_told_only_where_all_of_them_are_read(said: str, told: list[str]) -> None:
    assert opening_hours(said) == told


def test_hours_of_years_ago_are_not_told() -> None:
    old = Institution(
        "a", "Школа", place=Place("", "Город", ""), hours="пн 8:00–9:00", seen_on=date(2020, 1, 1)
    )
    context = Context(Catalog([old], RegionPlaces()), REGION)
    assert "openingHours" not in linked_data(
        card_of(old, context, TODAY), old, context, "https://a.example", TODAY
    )
