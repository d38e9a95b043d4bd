"""Layers of a region's own map: GeoJSON, or the `features` of ArcGIS. What properties mean is told once."""

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.register.columns.columns import headers_known, plain
from catalog.sources.json_items import JsonItems, at, text_of
from catalog.sources.model import Found, SourceReading, SourceRefused
from catalog.sources.readers.courts import names_of

MOST_POINTS = 100_000
MOST_EAST, MOST_NORTH = 180, 90
PAGE_KEYS = ("vk", "ok", "telegram", "max")


class PropertiesUnknown(SourceRefused):
    """No property is known to be the name. `names` are those of the file, each with a value."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        shown = "; ".join(f"{name} («{value[:40]}»)" for name, value in list(names.items())[:12])
        first = next(iter(names), "NAME")
        super().__init__(
            f"Не видно, какое свойство — название учреждения. Есть: {shown}. "
            f"Повторите с --property «{first}=Полное наименование»: запомню."
        )


def read(reading: SourceReading) -> Iterator[Found]:
    """Yield each feature that has a name. Raises SourceRefused, PropertiesUnknown where no name is known."""
    keys: dict[str, str] | None = None
    for number, feature in enumerate(JsonItems(reading.path, ("features",), reading.told), start=1):
        said = at(feature, "properties") or at(feature, "attributes")
        if not isinstance(said, dict):
            raise SourceRefused(f"Ждал features с полем properties, а есть {names_of(feature)}.")
        if keys is None:
            keys = _keys(said, reading.properties)
        cells = {key: text_of(said.get(name)) for name, key in keys.items()}
        if not cells.get("official_name"):
            reading.notes.add("nameless")
            continue
        yield _found(cells, str(number), _point(at(feature, "geometry")))


def _keys(said: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, str]:
    """The properties that are understood → our column's key; what was told before what is known."""
    keys: dict[str, str] = {}
    known = headers_known()
    for name in said:
        key = told.get(plain(name)) or known.get(plain(name), ("", 0))[0]
        if key and key not in keys.values():
            keys[name] = key
    if "official_name" not in keys.values():
        raise PropertiesUnknown({name: text_of(value) for name, value in said.items()})
    return keys


def _found(cells: Mapping[str, str], number: str, point: tuple[str, str]) -> Found:
    return Found(
        key=cells.get("code") or number,
        official_name=cells["official_name"],
        short_name=cells.get("short_name", ""),
        kind=cells.get("kind", ""),
        municipality=cells.get("municipality", ""),
        locality=cells.get("locality", ""),
        address=cells.get("address", ""),
        phones=tuple(filter(None, [cells.get("phone", "")])),
        site=cells.get("site", ""),
        pages=tuple(filter(None, [cells.get(key, "") for key in PAGE_KEYS])),
        inn=cells.get("inn", ""),
        ogrn=cells.get("ogrn", ""),
        latitude=cells.get("latitude") or point[0],
        longitude=cells.get("longitude") or point[1],
        hours=cells.get("hours", ""),
    )


def _point(geometry: Any) -> tuple[str, str]:  # noqa: ANN401 - any JSON
    """Latitude and longitude: of a point, else the middle of the outline's corners."""
    x, y = at(geometry, "x"), at(geometry, "y")
    if isinstance(x, int | float) and isinstance(y, int | float):
        return (repr(y), repr(x)) if _are_degrees(x, y) else ("", "")  # others are metres
    corners = list(_corners(at(geometry, "coordinates")))
    if not corners:
        return "", ""
    many = len(corners)
    return repr(round(sum(c[1] for c in corners) / many, 6)), repr(
        round(sum(c[0] for c in corners) / many, 6)
    )


def _corners(said: Any) -> Iterator[tuple[float, float]]:  # noqa: ANN401 - any JSON
    waiting, left = [said], MOST_POINTS
    while waiting and left:
        here, left = waiting.pop(), left - 1
        if not isinstance(here, list) or not here:
            continue
        if len(here) > 1 and all(isinstance(one, int | float) for one in here[:2]):
            if _are_degrees(here[0], here[1]):
                yield float(here[0]), float(here[1])
        else:
            waiting.extend(here)


def _are_degrees(east: float, north: float) -> bool:
    return abs(east) <= MOST_EAST and abs(north) <= MOST_NORTH
