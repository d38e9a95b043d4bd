"""Where an institution is, read out of its name and founder: «… г. Марево», «Администрация ГО Светлоборск».

The names of places are those of the region's resources and those that the file itself mentions.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalog.model import Place
from catalog.register.matching.whereabouts import Fit, fit, whereabouts
from catalog.register.names.address_place import known_towns, place_of
from catalog.register.names.declension import adjective, as_name, nominative
from catalog.register.names.name_words import common_stems, stem
from catalog.register.reading.place_patterns import (
    ADJECTIVE,
    CITY_DISTRICT,
    DISTRICT,
    DISTRICT_HOSPITAL,
    KIND,
    SETTLEMENT,
    SETTLEMENTS,
    TOWN,
    area_stem,
    bare_text,
    municipalities_in,
    region_in,
)
from catalog.search.places.region_places import Level, RegionPlaces
from catalog.search.vocabulary.vocabulary import load_vocabulary


class PlaceGuess:
    """Reads places out of names. Built for one file, because the file teaches it names."""

    def __init__(
        self,
        facts: RegionPlaces,
        texts: Iterable[str],
        addresses: Sequence[str] = (),
        given: Iterable[Place] = (),
    ) -> None:
        named = [fact.name for fact in facts.facts] + [fact.centre for fact in facts.facts if fact.centre]
        named += [KIND.sub("", place.locality) for place in given]
        told, elsewhere = known_towns(addresses), {name.lower() for name in load_vocabulary().elsewhere}
        self._slips = _genitives(told, {name.lower() for name in named} | elsewhere)
        self._sure = {name.lower() for name in named} | told - self._slips.keys()
        self._towns = {
            fact.name.lower() for fact in facts.facts if fact.level is Level.MUNICIPALITY and fact.town
        }
        self._known = self._sure | elsewhere
        self._villages = _villages(facts)
        self._met: set[str] = set()
        self._municipalities: dict[str, str] = {
            area_stem(fact.name): f"{fact.name} {DISTRICT}"
            for fact in facts.facts
            if fact.level is Level.MUNICIPALITY and not fact.town
        }
        for text in set(texts):
            self._learn(bare_text(text))

    def _learn(self, text: str) -> None:
        if not text.isupper():
            self._met.update(self._words(found).lower() for found in SETTLEMENT.finditer(text))
        for municipality in municipalities_in(text):
            self._municipalities.setdefault(area_stem(municipality.split()[0]), municipality)

    def whole(self, given: Place, address: str, name: str, founder: str) -> Place:
        """The given place with the parts that it lacks, as far as address, name or founder tell them."""
        if given.municipality and given.locality:
            return given
        told = self._of_address(address) if address else Place()
        if given != Place():
            return self._filled(given, told)
        named = self.place(name, founder)
        if not told.locality:
            return self._filled(named, told)
        if named.locality and named.locality != told.locality:
            named = Place()
        return self._filled(told, replace(named, locality=""))

    def _filled(self, place: Place, other: Place) -> Place:
        """The place with the parts that only the other has, where both can be one."""
        if fit(whereabouts(place), whereabouts(other)) is Fit.APART:
            return place
        municipality = place.municipality or other.municipality
        locality = place.locality or other.locality
        if not municipality and place == Place():
            municipality = self._municipality_of(locality)
        return Place(municipality, locality, place.district or (other.district if locality else ""))

    def _of_address(self, address: str) -> Place:
        told = place_of(address, self._known)
        known = self._municipalities.get(area_stem(told.municipality.partition(" ")[0]), told.municipality)
        town = self._slips.get(told.locality.lower())
        locality = as_name(town) if town else told.locality
        municipality = known if told.municipality else self._municipality_of(locality)
        return replace(told, municipality=municipality, locality=locality)

    def _municipality_of(self, locality: str) -> str:
        """Of a town that is one of its own, or of a village of whose name the region has one."""
        bare = KIND.sub("", locality).lower()
        if bare in self._towns:
            return f"{TOWN} {KIND.sub('', locality)}"
        return self._villages.get(bare, "")

    def place(self, name: str, founder: str) -> Place:
        """The place, its parts empty where neither text tells them."""
        own, over = bare_text(name), bare_text(founder)
        district, city = self._city_district(own)
        locality = city or self._settlement(own)
        municipality = self._municipality(own, over, locality)
        if not locality and municipality.startswith(TOWN):
            locality = municipality.removeprefix(TOWN + " ")
        return Place(municipality, locality, district)

    def _municipality(self, own: str, over: str, locality: str) -> str:
        for text in (own, over):
            if found := municipalities_in(text):
                return found[0]
        hospital = DISTRICT_HOSPITAL.search(own)
        if hospital and (known := self._municipalities.get(area_stem(hospital["name"]))):
            return known
        town = self._town(over) or (locality if locality.lower() in self._towns else "")
        if town:
            return f"{TOWN} {town}"
        return "" if locality else region_in(own) or region_in(over)

    def _town(self, founder: str) -> str:
        """The town whose administration founded it."""
        found = SETTLEMENT.search(founder)
        return self._name(found) if found and found[1] else ""

    def _city_district(self, text: str) -> tuple[str, str]:
        """«Заречного района города Приозёрска»: the district and its city, where the city is a known town."""
        for found in CITY_DISTRICT.finditer(text):
            city = nominative(found["city"].lower(), self._sure, self._met)
            if city in self._sure or city in self._met:
                return f"{as_name(adjective(found['name'].lower()))} район", as_name(city)
        return "", ""

    def _settlement(self, text: str) -> str:
        """The last locality that the text names, with its kind; a town without."""
        *_, found = [None, *SETTLEMENT.finditer(text)]
        if found is None:
            return ""
        kind = next(kind for at, kind in enumerate(SETTLEMENTS, start=1) if found[at])
        return self._name(found) if kind == "г." else f"{kind} {self._name(found)}"

    def _words(self, found: re.Match[str]) -> str:
        """The words of a settlement's name: a second one belongs to it only where both are known as one.

        A name that nobody knows may be an adjective and a noun: «Большие Борки», «Сухая Гать».
        """
        first, _, second = found["name"].partition(" ")
        if not second or found.string.isupper():
            return found["name"]
        if self._is_known(found["name"]):
            return found["name"]
        if self._is_known(first) or found[1] or stem(second.lower().replace("ё", "е")) in common_stems():
            return first
        return found["name"] if second.istitle() and ADJECTIVE.search(first.lower()) else first

    def _is_known(self, name: str) -> bool:
        """Whether the resources or addresses know it, in whatever case it stands."""
        lower = name.lower()
        return lower in self._known or nominative(lower, self._known) in self._known

    def _name(self, found: re.Match[str]) -> str:
        words = self._words(found).lower()
        # In capitals one can't see where the name ends: a second word must be known to belong to it.
        if found.string.isupper() and " " in words:
            whole = nominative(words, self._sure, self._met)
            words = words if whole in self._sure or whole in self._met else words.split()[0]
        return as_name(nominative(words, self._known, self._met))


def _genitives(told: set[str], known: set[str]) -> dict[str, str]:
    """Of the towns that addresses tell, those that are another's genitive: «г. Москвы» → Москва."""
    found = {name: nominative(name, (told | known) - {name}) for name in told - known}
    return {name: town for name, town in found.items() if town != name and town in known}


def _villages(facts: RegionPlaces) -> dict[str, str]:
    """The villages of which the region has one of that name, in lower case → their municipality."""
    areas = {fact.key: fact for fact in facts.facts if fact.level is Level.MUNICIPALITY}
    parents: dict[str, set[str]] = defaultdict(set)
    for fact in facts.facts:
        if fact.level is Level.LOCALITY and fact.parent in areas:
            parents[fact.name.lower()].add(fact.parent)
    return {
        name: f"{TOWN} {area.name}" if area.town else f"{area.name} {DISTRICT}"
        for name, keys in parents.items()
        if len(keys) == 1 and (area := areas[next(iter(keys))])
    }
