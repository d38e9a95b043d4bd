"""Writes houses as `read_houses` reads them."""

from catalog.areas.houses.houses import HouseRange, Houses, Named, Part
from catalog.areas.houses.read_houses import read_houses
from catalog.areas.names.house import house_of

SIDES = {True: "нечётные", False: "чётные", None: ""}


def write_houses(houses: Houses) -> str:
    """The houses in the project's own spelling; «все» for the whole street."""
    return "; ".join(map(_part, houses.parts))


def normalised(text: str) -> str:
    """The cell in that spelling. Raises BadCell."""
    return write_houses(read_houses(text))


def _part(part: Part) -> str:
    if isinstance(part, Named):
        return ", ".join(sorted(part.houses, key=_order))
    if isinstance(part, HouseRange):
        but = ", ".join(map(_part, part.but))
        return _span(part) + (f", кроме {but}" if but else "")
    return "частный сектор"


def _span(part: HouseRange) -> str:
    if part.last is not None:
        return f"{part.first}–{part.last} {SIDES[part.odd]}".strip()
    if part.first > 1:
        return f"{SIDES[part.odd]} с {part.first} до конца".strip()
    return f"все {SIDES[part.odd]}".strip()


def _order(house: str) -> tuple[int, str]:
    found = house_of(house)
    return found.number, found.rest
