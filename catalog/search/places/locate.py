"""Where an institution is by its columns of municipality, locality and district."""

from dataclasses import dataclass

from catalog.model import Place
from catalog.search.language.normalize import words
from catalog.search.language.word_lists import places_words
from catalog.search.places.known_places import KnownPlaces
from catalog.search.places.place_names import bare_name, one_ending, plain_name, split_place
from catalog.search.places.region_places import Level, NamedPlaces, slug


@dataclass(frozen=True, slots=True)
class Located:
    """Where an institution is, as keys; "" where unknown."""

    municipality: str = ""
    locality: str = ""
    district: str = ""
    regional: bool = False  # the register gives the whole region as its municipality

    @property
    def own(self) -> str:
        """The key of the lowest place that it is said to belong to."""
        return self.district or self.locality or self.municipality


def locate(place: Place, places: KnownPlaces) -> tuple[Located, tuple[object, ...]]:
    """Where it is, and the keys of all sets that it belongs to for that. New places get their keys."""
    municipality, regional = _read_municipality(place.municipality, places)
    keys: list[object] = [municipality] if municipality else []
    locality_name, district_name = split_place(place)
    locality = district = ""
    if locality_name:
        group = places.locality(locality_name, municipality or places.region_key)
        locality = _key_in(group, locality_name, municipality, places)
        keys += (locality, group)
        if group.level is Level.MUNICIPALITY and regional:
            municipality = group.keys[0]
    elif municipality:
        keys.append(("no locality", municipality))
    if district_name:
        parent = locality if locality in places.municipality_groups else municipality
        district, group = places.district(district_name, parent)
        keys += (district, group)
    if municipality in places.municipality_groups:
        keys.append(places.municipality_groups[municipality])
    found = Located("" if regional else municipality, locality, district, regional)
    own = places.region_key if regional else _own(found, places.centres, locality_name)
    return found, (*keys, ("own", own), ("level", _level(found, places)))


def _key_in(group: NamedPlaces, name: str, municipality: str, places: KnownPlaces) -> str:
    if group.town and municipality in {group.keys[0], "", places.region_key}:
        return group.keys[0]
    key = f"{municipality or places.region_key}.{slug(name)}"
    return key if key in places.names else group.keys[-1]


def _own(located: Located, centres: dict[str, str], locality: str) -> str:
    """The place that an institution would be named after: the district, in the district's centre."""
    if located.district:
        return located.district
    if not located.locality or centres.get(plain_name(locality)) == located.municipality:
        return located.municipality
    return located.locality


def _level(located: Located, places: KnownPlaces) -> str:
    """The word for the level on which an institution stands: see `levels` in words.yaml."""
    if located.regional:
        return "region"
    municipality = places.municipality_groups.get(located.municipality)
    if located.district or (municipality and municipality.town):
        return "town"
    name = places.names.get(located.locality)
    return "district" if not name or places.centres.get(plain_name(name.label)) else "locality"


def _read_municipality(text: str, places: KnownPlaces) -> tuple[str, bool]:
    """The key, and whether it is the whole region."""
    text, held = _with_its_centre(text, places), places_words()
    parts = words(text)
    if held.region.intersection(parts):
        return places.region_key, True
    name = " ".join(part for part in parts if part not in held.municipal)
    if not name:
        return "", False
    district = not held.district_words.isdisjoint(parts) or held.district_letters <= set(parts)
    for town in (False,) if district else (True, False):
        if known := places.municipality_called(one_ending(name), town=town):
            return known, False
    return places.municipality(bare_name(text), town=not district).keys[0], False


def _with_its_centre(text: str, places: KnownPlaces) -> str:
    """«Валуйский район и город Валуйки» is the district; it says what its centre is."""
    found = places_words().district_and_town.search(text)
    if not found:
        return text
    district = str(found["district"] or found["after"])
    town = str(found["town"] or found["before"])
    key = _read_municipality(district, places)[0]
    places.centres.setdefault(plain_name(town), key)
    places.locality(town, key)
    return district
