"""The lines of acts by place and street, made once of one version of the register."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import OSA

from catalog.areas.house import plain
from catalog.areas.model import Area
from catalog.areas.places import Places, Spot, locality_parts, municipality_of, name_of, texts
from catalog.areas.services import group_of
from catalog.areas.stems import name_words
from catalog.areas.streets import Street, core_of, read_street
from catalog.areas.words import resource
from catalog.search.language.morphology import NamePart, name_parts, nature

LEAST_MISSPELT = 6
"""Letters of a street's stem in which one slip is believed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an act with the service that it is about."""

    area: Area
    group: str


@dataclass(slots=True, eq=False)
class StreetLines:
    """A street of one place."""

    street: Street
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class PlaceTable:
    """What acts say of one place."""

    spot: Spot
    whole: list[Line] = field(default_factory=list)  # the whole locality
    streets: dict[tuple[str, tuple[str, ...]], StreetLines] = field(default_factory=dict)
    by_core: dict[tuple[str, ...], list[StreetLines]] = field(default_factory=lambda: defaultdict(list))

    alike: dict[tuple[tuple[str, ...], int], dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """Names by their numbers and how many words they have: only those may stand for each other."""

    def lines(self, today: date) -> list[Line]:
        """All that are in force."""
        every = [*self.whole, *(line for one in self.streets.values() for line in one.lines)]
        return [line for line in every if line.area.in_force(today)]

    def groups(self, today: date) -> set[str]:
        return {line.group for line in self.lines(today)}

    def finish(self) -> None:
        """Joins what is one street: written without its type, or with a slip; and finds it by other names."""
        self._join_untyped()
        self._join_misspelt()
        for one in self.streets.values():
            for core in _cores(one.street):
                if one not in self.by_core[core]:
                    self.by_core[core].append(one)
        for core in self.by_core:
            numbers = tuple(word for word in core if word.isdigit())
            self.alike.setdefault((numbers, len(core)), {})[" ".join(core)] = core

    def _join_untyped(self) -> None:
        for (kind, core), one in list(self.streets.items()):
            same = [key for key in self.streets if key[1] == core and key[0]]
            if not kind and len(same) == 1:
                self._move(one, same[0])

    def _join_misspelt(self) -> None:
        """«Лермотова» is «Лермонтова» where that one stands there, too, and no dictionary has the first."""
        for (kind, core), one in list(self.streets.items()):
            if len(core) != 1 or len(core[0]) < LEAST_MISSPELT or not _is_unheard(one.street):
                continue
            near = [
                key
                for key, other in self.streets.items()
                if key != (kind, core) and key[0] == kind and len(key[1]) == 1
                and OSA.distance(core[0], key[1][0], score_cutoff=1) <= 1 and not _is_unheard(other.street)
            ]  # fmt: skip
            if len(near) == 1:
                self._move(one, near[0])

    def _move(self, one: StreetLines, to: tuple[str, tuple[str, ...]]) -> None:
        self.streets[to].lines += one.lines
        del self.streets[one.street.type, one.street.core]


def _is_unheard(street: Street) -> bool:
    return not nature(street.name.lower().replace("ё", "е"))


def _cores(street: Street) -> Iterable[tuple[str, ...]]:
    """All names that the street is found by."""
    titles = {texts(name_of(word))[0] for word in resource("streets")["titles"]}
    short = tuple(one for one in street.core if one not in titles and (len(one) > 1 or one.isdigit()))
    found = [street.core, *street.former, short]
    first, *others = name_words(plain(street.name)) or [""]
    if others and NamePart.NAME in name_parts(first):
        found.append(core_of(others))  # «Горького» for «Максима Горького»
    if len(short) > 2 and short[0].isdigit():  # noqa: PLR2004 - «7-й Гвардейской» for «7-й Гвардейской Дивизии»
        found.append(short[:2])
    return dict.fromkeys(one for one in found if one)


def make_tables(
    areas: Iterable[Area], places: Places, kind_of: Callable[[str], str]
) -> dict[Spot, PlaceTable]:
    """The tables of all places; places that only acts know become known. `kind_of`: code → kind in words."""
    tables: dict[Spot, PlaceTable] = {}
    spots: dict[tuple[str, str], Spot] = {}
    for area in areas:
        where = area.municipality, area.locality
        spot = spots.get(where) or spots.setdefault(where, spot_of(*where, places))
        table = tables.get(spot) or tables.setdefault(spot, PlaceTable(spot))
        line = Line(area, group_of(area.service or kind_of(area.code)))
        street = read_street(area.street) if area.street else None
        if street is None:
            table.whole.append(line)
        else:
            key = street.type, street.core
            known = table.streets.get(key)
            if known is None:
                known = table.streets[key] = StreetLines(street)
            elif street.former and not known.street.former:
                known.street = street
            known.lines.append(line)
    for table in tables.values():
        table.finish()
    return tables


def spot_of(municipality: str, locality: str, places: Places) -> Spot:
    """The place that an area is about."""
    own = municipality_of(municipality)
    inside = [spot for spot in places.named(locality) if spot.municipality == own]
    if inside:
        return inside[0]
    bare, district = locality_parts(locality)
    places.shown_municipality.setdefault(own, municipality)
    return places.add(own, bare, district)
