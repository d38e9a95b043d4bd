"""Places of a region: what its resources say of them, and how they are named to residents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from catalog.region.load import region_folder
from catalog.yaml_loader import load_yaml

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


class Level(IntEnum):
    """How far down a place stands."""

    REGION = 0
    MUNICIPALITY = 1  # a district of the region, or a town of its own
    DISTRICT = 2  # of a city
    LOCALITY = 3


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as residents read it."""

    key: str  # ASCII, stable for one region
    label: str  # «Дзержинский район Волгограда»
    locative: str  # «в Дзержинском районе Волгограда»
    level: Level
    parent: str = ""  # key


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """An entry of places.yaml."""

    key: str
    name: str
    level: Level
    town: bool = False  # a municipality that is a town, named by the town's name
    parent: str = ""
    centre: str = ""
    everyday: tuple[str, ...] = ()
    point: Point | None = None  # of the town, of a district's centre


@dataclass(frozen=True, slots=True)
class Town:
    """A town whose point on the map is known."""

    name: str
    place: str  # the key of what is looked through for it: the town, or the district that it is the centre of
    point: Point


@dataclass(frozen=True, slots=True)
class RegionPlaces:
    """What a region's resources say of its places. Empty: all places come from the register."""

    region: PlaceFact | None = None
    facts: tuple[PlaceFact, ...] = ()

    @property
    def towns(self) -> tuple[Town, ...]:
        """Those whose point the resources give."""
        return tuple(
            Town(fact.centre or fact.name, fact.key, fact.point) for fact in self.facts if fact.point
        )


def load_places(region: str) -> RegionPlaces:
    """The places of the region of that name; none where it has no folder or no places.yaml."""
    folder = region_folder(region)
    file = folder / "places.yaml" if folder else None
    if file is None or not file.is_file():
        return RegionPlaces()
    return places_from(load_yaml(file.read_text(encoding="utf-8")))


def places_from(data: dict[str, Any]) -> RegionPlaces:
    """The places of a parsed places.yaml."""
    top = data.get("region")
    region = _fact(top, Level.REGION) if top else None
    capital = top.get("capital", "") if top else ""
    facts = [
        *(
            _fact(entry, Level.MUNICIPALITY, region.key if region else "")
            for entry in data.get("municipalities", ())
        ),
        *(_fact(entry, Level.DISTRICT, capital) for entry in data.get("districts", ())),
        *(_fact(entry, Level.LOCALITY) for entry in data.get("towns", ())),
    ]
    return RegionPlaces(region, tuple(facts))


def _fact(entry: dict[str, Any], level: Level, parent: str = "") -> PlaceFact:
    return PlaceFact(
        key=entry["key"],
        name=entry["name"],
        level=level,
        town="город" in entry.get("type", ""),
        parent=entry.get("of", parent),
        centre=entry.get("centre", ""),
        everyday=tuple(entry.get("everyday", ())),
        point=_point(entry["point"]) if "point" in entry else None,
    )


def _point(given: Sequence[float]) -> Point:
    latitude, longitude = given
    return float(latitude), float(longitude)


CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыэюяё"
LATIN = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh sch y e yu ya e"
LETTERS = dict(zip(CYRILLIC, LATIN.split(), strict=True)) | {"ъ": "", "ь": ""}


def slug(name: str) -> str:
    """A key of ASCII letters for a place that only the register knows."""
    spelt = "".join(LETTERS.get(letter, letter) for letter in name.lower())
    return re.sub(r"[^a-z0-9]+", "-", spelt).strip("-")[:28] or "place"
