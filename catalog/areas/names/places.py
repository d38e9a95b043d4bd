"""Localities of one region: those of its register, of its resources and of the acts themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from catalog.areas.names.house import plain
from catalog.areas.names.stems import Stem, name_words, stem
from catalog.model import Institution, Place
from catalog.search.language.word_lists import places_words
from catalog.search.places.place_names import bare_name, split_place
from catalog.search.places.region_places import Level, RegionPlaces
from catalog.search.vocabulary.vocabulary import load_vocabulary

Name = tuple[Stem, ...]


class Municipality(NamedTuple):
    """By the stems of its name: Волжский is a town, Николаевский is a district."""

    name: tuple[str, ...]
    district: bool


class Spot(NamedTuple):
    """One place that acts speak of. `district`: of a city; empty for the whole of it."""

    municipality: Municipality
    locality: tuple[str, ...]
    district: tuple[str, ...] = ()


NOWHERE = Municipality((), district=False)


@lru_cache(maxsize=20_000)
def name_of(text: str) -> Name:
    """The name as stems with their genders, which tell «Советский» from «Советская»."""
    return tuple(stem(word) for word in name_words(plain(text.replace("-", " "))))


def texts(name: Name) -> tuple[str, ...]:
    return tuple(one.text for one in name)


@lru_cache(maxsize=4_096)
def municipality_of(text: str) -> Municipality:
    """«Еланский муниципальный район» → (елан…, district). Empty for a region or nothing."""
    words = name_words(plain(text.replace("-", " ")))
    if not words or places_words().region.intersection(words):
        return NOWHERE
    district = not {"район", "рн"}.isdisjoint(words) or {"р", "н"} <= set(words)
    return Municipality(
        tuple(stem(word).text for word in words if word not in places_words().municipal), district
    )


@lru_cache(maxsize=20_000)
def locality_parts(text: str) -> tuple[str, str]:
    """The bare names of locality and city district: «Волгоград, Центральный район»."""
    return split_place(Place(locality=text[:200]))


@dataclass(slots=True, eq=False)
class AreaPlaces:
    """Names → places. Filled once, then only read."""

    localities: dict[tuple[str, ...], list[tuple[Name, Spot]]] = field(default_factory=dict)
    municipalities: dict[tuple[str, ...], list[Municipality]] = field(default_factory=dict)
    districts: dict[tuple[str, ...], list[Spot]] = field(default_factory=dict)
    shown: dict[Spot, str] = field(default_factory=dict)
    shown_municipality: dict[Municipality, str] = field(default_factory=dict)
    centres: set[Spot] = field(default_factory=set)
    listed: dict[tuple[str, ...], list[tuple[Name, Spot]]] = field(default_factory=dict)
    """Settlements that a classifier names. A name means one of them where the register has none such."""

    listed_names: dict[Spot, str] = field(default_factory=dict)
    single_names: list[str] = field(default_factory=list)  # of one word: what a misspelt one may mean

    def add_region(self, places: RegionPlaces) -> None:
        """What the region's resources say, with the names of every day."""
        by_key = {fact.key: fact for fact in places.facts}
        for fact in places.facts:
            parent = by_key.get(fact.parent)
            if fact.level is Level.MUNICIPALITY:
                own = Municipality(texts(name_of(fact.name)), not fact.town)
                self._add_municipality(own, fact.name, fact.everyday)
                if centre := fact.centre or (fact.name if fact.town else ""):
                    everyday = fact.everyday if fact.town else ()
                    self.centres.add(self.add(own, centre, everyday=everyday))
            elif fact.level is Level.DISTRICT and parent:
                city = Municipality(texts(name_of(parent.name)), district=False)
                self.add(city, parent.name, fact.name, fact.everyday)
            elif parent:
                self.centres.add(
                    self.add(Municipality(texts(name_of(parent.name)), not parent.town), fact.name)
                )

        for one in places.settlements:
            parent = by_key[one.municipality]
            own = Municipality(texts(name_of(parent.name)), not parent.town)
            self._list(own, one.name)

    def _list(self, own: Municipality, name: str) -> None:
        parts = name_of(name)
        spot = Spot(own, texts(parts))
        self.listed_names[spot] = name
        self.listed.setdefault(spot.locality, []).append((parts, spot))

    def add_institutions(self, institutions: Iterable[Institution]) -> None:
        """The places of the register."""
        for place in {one.place for one in institutions}:
            bare, district = split_place(place)
            own = municipality_of(place.municipality)
            if own.name:
                self._add_municipality(own, _shown_municipality(place.municipality, own))
            if own.name and bare:
                self.add(own, bare, district)

    def _add_municipality(self, own: Municipality, shown: str, everyday: Iterable[str] = ()) -> None:
        self.shown_municipality.setdefault(own, f"{shown} район" if own.district else shown)
        for name in (own.name, *(texts(name_of(one)) for one in everyday)):
            known = self.municipalities.setdefault(name, [])
            if own not in known:
                known.append(own)

    def add(
        self, municipality: Municipality, name: str, district: str = "", everyday: Iterable[str] = ()
    ) -> Spot:
        """The place of that name, made where it wasn't known."""
        parts = name_of(name)
        spot = Spot(municipality, texts(parts), texts(name_of(district)))
        if spot in self.shown:
            return spot
        self.shown[spot] = f"{name}, {district} район" if district else name
        if district:
            for one in dict.fromkeys(map(texts, map(name_of, (district, *everyday)))):
                self.districts.setdefault(one, []).append(spot)
            self.add(municipality, name)
        else:
            names = [parts, *map(name_of, everyday)]
            names += _abbreviated(parts)
            if "на" in texts(parts):
                names.append(parts[: texts(parts).index("на")])  # «Калач» for Калач-на-Дону
            self.single_names += [parts[0].text] if len(parts) == 1 else []
            for named in {texts(one): one for one in reversed(names)}.values():
                self.localities.setdefault(texts(named), []).append((named, spot))
        return spot

    def label(self, spot: Spot) -> str:
        """«Ляпичев, Еланский район»; a town and a centre by their names alone."""
        shown, around = self.name(spot), self.shown_municipality.get(spot.municipality, "")
        alone = not around or not spot.municipality.district
        return shown if alone else f"{shown}, {around}"

    def name(self, spot: Spot) -> str:
        """The name of the place alone; empty where it isn't known."""
        return self.shown.get(spot) or self.listed_names.get(spot, "")

    def listed_as(self, text: str) -> list[Spot]:
        """The settlements of that name that a classifier names."""
        bare, district = locality_parts(text)
        found = () if district else self.listed.get(texts(name_of(bare)), ())
        return [spot for _, spot in found]

    def namesakes(self, spot: Spot) -> list[Spot]:
        """Settlements of the same name that a classifier alone names."""
        return [other for _, other in self.listed.get(spot.locality, ()) if other not in self.shown]

    def named(self, text: str) -> list[Spot]:
        """All places of that name, as acts write it: «р.п. Елань», «Волгоград, Центральный район»."""
        bare, district = locality_parts(text)
        found = [spot for _, spot in self.localities.get(texts(name_of(bare)), ())]
        if district:
            name = texts(name_of(district))
            inside = [spot for spot in self.districts.get(name, ()) if spot.locality == texts(name_of(bare))]
            return inside or [
                spot._replace(district=name) for spot in found if not spot.municipality.district
            ]
        if not found and "район" in plain(text):
            found = list(self.districts.get(texts(name_of(bare_name(text))), ()))
        return found


@cache
def _abbreviations() -> dict[str, list[str]]:
    """The stem of an adjective → how it is cut: средн… → ср."""
    found: dict[str, list[str]] = {}
    for short, long in load_vocabulary().abbreviations.items():
        for word in long.split():
            found.setdefault(stem(plain(word)).text, []).append(short)
    return found


def _abbreviated(name: Name) -> list[Name]:
    """«ср ахтуба» for Средняя Ахтуба."""
    first, *rest = name
    return (
        [(stem(short), *rest) for short in _abbreviations().get(first.text, ())]
        if rest and first.gender
        else []
    )


def _shown_municipality(text: str, own: Municipality) -> str:
    """«Еланский» of «Еланский муниципальный район»."""
    return bare_name(text) if own.district else bare_name(text).rpartition(" ")[2]


def make_places(institutions: Iterable[Institution], region: RegionPlaces) -> AreaPlaces:
    """The places of a register and of its region."""
    places = AreaPlaces()
    places.add_region(region)
    places.add_institutions(institutions)
    return places
