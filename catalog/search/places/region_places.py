"""Places of a region: what its resources say of them, and how they are named to residents."""

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache
from importlib.resources.abc import Traversable

from catalog.region.load import region_folder
from catalog.resource_file import Text, Words, file_title, read_optional, refuse_doubles, refuse_unknown
from catalog.search.language.word_lists import places_words

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


@dataclass(slots=True, eq=False)
class NamedPlaces:
    """All places of one name on one level: «Лебяжье» may be a village in five districts."""

    name: str
    level: Level
    keys: list[str] = field(default_factory=list)
    town: bool = False
    district_of_region: bool = False


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
    parts: tuple[str, ...] = ()
    point: Point | None = None  # of the town, of a district's centre


@dataclass(frozen=True, slots=True)
class Town:
    """A town whose point on the map is known."""

    name: str
    place: str  # the key of what is looked through for it: the town, or the district that it is the centre of
    point: Point


@dataclass(frozen=True, slots=True)
class Settlement:
    """An entry of settlements.yaml."""

    name: str
    kind: str  # «хутор»
    municipality: str  # key


@dataclass(frozen=True, slots=True)
class RegionPlaces:
    """What a region's resources say of its places. Empty: all places come from the register."""

    region: PlaceFact | None = None
    facts: tuple[PlaceFact, ...] = ()
    settlements: tuple[Settlement, ...] = ()

    @property
    def towns(self) -> tuple[Town, ...]:
        """Those whose point the resources give."""
        return tuple(
            Town(fact.centre or fact.name, fact.key, fact.point) for fact in self.facts if fact.point
        )


@cache
def load_places(region: str) -> RegionPlaces:
    """The places of the region of that name; none where it has no folder or no places.yaml."""
    folder = region_folder(region)
    found = read_optional(folder / "places.yaml", PlacesFile) if folder else None
    if not folder or not found:
        return RegionPlaces()
    _check(found, file_title(folder / "places.yaml"))
    return replace(places_of(found), settlements=_settlements(folder / "settlements.yaml", found))


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place as it is written in a places.yaml."""

    key: Text
    name: Text
    type: str = ""
    of: str = ""  # the key of what it belongs to
    centre: str = ""
    everyday: Words = ()
    parts: Words = ()  # what parts of it are called
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """The region itself, and the key of its capital, to which districts belong."""

    key: Text
    name: Text
    capital: str = ""
    everyday: Words = ()


@dataclass(frozen=True, slots=True)
class PlacesFile:
    """A places.yaml."""

    region: RegionEntry | None = None
    municipalities: tuple[PlaceEntry, ...] = ()
    districts: tuple[PlaceEntry, ...] = ()
    towns: tuple[PlaceEntry, ...] = ()


def _check(file: PlacesFile, title: str) -> None:
    """Raise ResourceError where a key stands twice, or is that of no municipality."""
    known = [entry.key for entry in file.municipalities]
    refuse_doubles(f"{title}, поле «municipalities»", known)
    for part, entries in (("districts", file.districts), ("towns", file.towns)):
        refuse_doubles(f"{title}, поле «{part}»", [entry.key for entry in entries])
        for entry in entries:
            refuse_unknown(
                f"{title}, поле «{part}», «{entry.key}», поле «of»", filter(None, [entry.of]), known
            )
    if file.region and file.region.capital:
        refuse_unknown(f"{title}, поле «region», поле «capital»", [file.region.capital], known)


def _settlements(file: Traversable, places: PlacesFile) -> tuple[Settlement, ...]:
    """Raise ResourceError where one belongs to no municipality."""
    listed = read_optional(file, dict[Text, dict[Text, Words]]) or {}
    refuse_unknown(file_title(file), listed, [entry.key for entry in places.municipalities])
    return tuple(
        Settlement(name, kind, municipality)
        for municipality, kinds in listed.items()
        for kind, names in kinds.items()
        for name in names
    )


def places_of(file: PlacesFile) -> RegionPlaces:
    """The places of a places.yaml."""
    top = file.region
    region = PlaceFact(top.key, top.name, Level.REGION, everyday=top.everyday) if top else None
    facts = [
        *(_fact(entry, Level.MUNICIPALITY, top.key if top else "") for entry in file.municipalities),
        *(_fact(entry, Level.DISTRICT, top.capital if top else "") for entry in file.districts),
        *(_fact(entry, Level.LOCALITY) for entry in file.towns),
    ]
    return RegionPlaces(region, tuple(facts))


def _fact(entry: PlaceEntry, level: Level, parent: str = "") -> PlaceFact:
    return PlaceFact(
        key=entry.key,
        name=entry.name,
        level=level,
        town=_is_town(entry),
        parent=entry.of or parent,
        centre=entry.centre,
        everyday=entry.everyday,
        parts=entry.parts,
        point=entry.point,
    )


def _is_town(entry: PlaceEntry) -> bool:
    words = places_words()
    if words.either_type in entry.type and not words.district_name.search(entry.name):
        return True
    return words.town_type in entry.type


def slug(name: str) -> str:
    """A key of ASCII letters for a place that only the register knows."""
    letters = places_words().key_letters
    spelt = "".join(letters.get(letter, letter) for letter in name.lower())
    return re.sub(r"[^a-z0-9]+", "-", spelt).strip("-")[:28] or "place"
