"""Houses that a table gives to two institutions, and lines that it says twice: shown, not refused.

Acts do overlap, and residents are then shown both; a slip looks the same, so each is named once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from catalog.areas.acts.table import AreaTable
from catalog.areas.houses.houses import Belongs, HouseRange, Houses, Named
from catalog.areas.houses.read_houses import read_houses
from catalog.areas.model import Area
from catalog.areas.names.house import House, house_of
from catalog.areas.names.services import group_of
from catalog.areas.names.streets import read_street
from catalog.register.faults import Fault

MOST_LINES = 400
"""Lines of one street that are compared with each other."""

Placed = tuple[Area, tuple[str, int]]


def overlaps(table: AreaTable, kind_of: Callable[[str], str]) -> Iterator[Fault]:
    """What a table says of a house more than once."""
    streets: dict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for area, row in zip(table.areas, table.rows, strict=True):
        street = read_street(area.street)
        name = (street.type, *street.core) if street else ("",)
        group = group_of(area.service or kind_of(area.code))
        streets[area.municipality, area.locality, group, *name].append((area, row))
    for lines in streets.values():
        if len(lines) > 1:
            yield from _of_street(lines[:MOST_LINES])


def _of_street(lines: Sequence[Placed]) -> Iterator[Fault]:
    for at, (area, (sheet, row)) in enumerate(lines):
        for earlier, (_, above) in lines[:at]:
            house = _shared(read_houses(earlier.houses), read_houses(area.houses))
            if house is not None and _at_once(earlier, area):
                told = "та же строка, что" if earlier.code == area.code else "этот дом есть и в строке"
                where = f"{area.street}, {house}".strip(", ")
                yield Fault(
                    f"{told} {above}",
                    "Если так и в акте, оставьте: жители увидят оба" if earlier.code != area.code else "",
                    sheet,
                    row,
                    "Дома",
                    where,
                )
                break


def _at_once(one: Area, other: Area) -> bool:
    """Whether both count on some day."""
    ends_before = one.until and other.since and one.until < other.since
    begins_after = other.until and one.since and other.until < one.since
    return not (ends_before or begins_after)


def _shared(one: Houses, other: Houses) -> House | None:
    """A house of both, or None: where two overlap, they do so at an end of a span or at a named house."""
    tried = (*_edges(one), *_edges(other))
    return next(
        (h for h in tried if one.belongs(h) is Belongs.SURELY and other.belongs(h) is Belongs.SURELY), None
    )


def _edges(houses: Houses) -> Iterator[House]:
    for part in houses.parts:
        if isinstance(part, Named):
            yield from map(house_of, part.houses)
        elif isinstance(part, HouseRange):
            last = part.last if part.last is not None else part.first + 1
            yield from (House(number) for number in {part.first, part.first + 1, max(1, last - 1), last})
