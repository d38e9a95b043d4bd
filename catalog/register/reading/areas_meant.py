"""What a column of municipalities means: «Дзержинский район» may be a city's, «Еланский» lacks its word."""

from collections import defaultdict

from catalog.model import Place
from catalog.register.matching.whereabouts import whereabouts
from catalog.register.reading.place_patterns import DISTRICT, TOWN
from catalog.search.places.region_places import Level, PlaceFact, RegionPlaces


class AreasMeant:
    """The districts of a region and of its cities by how their names are compared."""

    def __init__(self, facts: RegionPlaces) -> None:
        self._cities = {fact.key: fact.name for fact in facts.facts if fact.town}
        self._of_region = {
            _area(fact.name): fact.name
            for fact in facts.facts
            if fact.level is Level.MUNICIPALITY and not fact.town
        }
        self._of_cities: dict[str, list[PlaceFact]] = defaultdict(list)
        for fact in facts.facts:
            if fact.level is Level.DISTRICT and fact.parent in self._cities:
                self._of_cities[_area(fact.name)].append(fact)

    def meant(self, place: Place) -> Place:
        """The place with its municipality in full, or as a district of its city where nothing denies it."""
        area = _area(place.municipality) if place.municipality else ""
        of_region, of_cities = self._of_region.get(area), self._of_cities.get(area, [])
        if of_region and place.municipality == of_region and not of_cities:
            return Place(f"{of_region} {DISTRICT}", place.locality, place.district)
        if of_region or place.district:
            return place
        found = [
            (self._cities[fact.parent], fact.name)
            for fact in of_cities
            if _area(place.locality) in ("", _area(self._cities[fact.parent]))
        ]
        if len(found) != 1:
            return place
        city, name = found[0]
        return Place(f"{TOWN} {city}", city, f"{name} район")


def _area(name: str) -> str:
    return whereabouts(Place(name)).area
