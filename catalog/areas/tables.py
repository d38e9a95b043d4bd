"""The lines of acts by place and street, made once of one version of the register."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.areas.model import Area
from catalog.areas.names.house import plain
from catalog.areas.names.places import AreaPlaces, Spot, locality_parts, municipality_of, name_of, texts
from catalog.areas.names.services import group_of
from catalog.areas.names.stems import name_words
from catalog.areas.names.streets import Street, core_of, read_street
from catalog.areas.names.words import street_words
from catalog.search.language.morphology import NamePart, name_parts, nature

LEAST_MISSPELT = 6
"""Letters of a street's stem in which one slip is believed."""


StreetKey = tuple[str, tuple[str, ...]]
"""The type of a street and the stems of its name."""


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
    streets: dict[StreetKey, StreetLines] = field(default_factory=dict)
    by_core: dict[tuple[str, ...], list[StreetLines]] = field(default_factory=lambda: defaultdict(list))

    alike: dict[tuple[tuple[str, ...], int], dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """Names by their numbers and how many words they have: only those may stand for each other."""

    terms: dict[str, list[Area]] = field(default_factory=dict)
    """Service → one line of each term in force: a place has thousands of lines and seldom two terms."""

    def groups(self, today: date) -> set[str]:
        """The services that some line in force is about."""
        return {group for group, lines in self.terms.items() if any(one.in_force(today) for one in lines)}

    def finish(self) -> None:
        """Joins what is one street: written without its type, or with a slip; and finds it by other names."""
        self._note_terms()
        self._join_untyped()
        self._join_misspelt()
        for one in self.streets.values():
            for core in _cores(one.street):
                if one not in self.by_core[core]:
                    self.by_core[core].append(one)
        for core in self.by_core:
            numbers = tuple(word for word in core if word.isdigit())
            self.alike.setdefault((numbers, len(core)), {})[" ".join(core)] = core

    def _note_terms(self) -> None:
        streets = (line for one in self.streets.values() for line in one.lines)
        found = {(line.group, line.area.since, line.area.until): line for line in (*self.whole, *streets)}
        for line in found.values():
            self.terms.setdefault(line.group, []).append(line.area)

    def _join_untyped(self) -> None:
        typed: dict[tuple[str, ...], list[StreetKey]] = defaultdict(list)
        for key in self.streets:
            if key[0]:
                typed[key[1]].append(key)
        for (kind, core), one in list(self.streets.items()):
            if not kind and len(typed[core]) == 1:
                self._move(one, typed[core][0])

    def _join_misspelt(self) -> None:
        """«Лермотова» is «Лермонтова» where that one stands there, too, and no dictionary has the first."""
        names: dict[str, dict[StreetKey, str]] = defaultdict(dict)
        for kind, core in self.streets:
            if len(core) == 1:
                names[kind][kind, core] = core[0]
        for (kind, core), one in list(self.streets.items()):
            if len(core) == 1 and len(core[0]) >= LEAST_MISSPELT and _is_unheard(one.street):
                near = process.extract(core[0], names[kind], scorer=OSA.distance, score_cutoff=1, limit=None)
                heard = [key for _, _, key in near if not _is_unheard(self.streets[key].street)]
                if len(heard) == 1:
                    self._move(one, heard[0])

    def _move(self, one: StreetLines, to: StreetKey) -> None:
        self.streets[to].lines += one.lines
        del self.streets[one.street.type, one.street.core]


def _is_unheard(street: Street) -> bool:
    return not nature(street.name.lower().replace("ё", "е"))


def _cores(street: Street) -> Iterable[tuple[str, ...]]:
    """All names that the street is found by."""
    titles = {texts(name_of(word))[0] for word in street_words().titles}
    short = tuple(one for one in street.core if one not in titles and (len(one) > 1 or one.isdigit()))
    found = [street.core, *street.former, short]
    first, *others = name_words(plain(street.name)) or [""]
    if others and NamePart.NAME in name_parts(first):
        found.append(core_of(others))  # «Горького» for «Максима Горького»
    if len(short) > 2 and short[0].isdigit():  # noqa: PLR2004 - «7-й Гвардейской» for «7-й Гвардейской Дивизии»
        found.append(short[:2])
    return dict.fromkeys(one for one in found if one)


def make_tables(
    areas: Iterable[Area], places: AreaPlaces, kind_of: Callable[[str], str]
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


def spot_of(municipality: str, locality: str, places: AreaPlaces) -> Spot:
    """The place that an area is about."""
    own = municipality_of(municipality)
    inside = [spot for spot in places.named(locality) if spot.municipality == own]
    if inside:
        return inside[0]
    bare, district = locality_parts(locality)
    places.shown_municipality.setdefault(own, municipality)
    return places.add(own, bare, district)
