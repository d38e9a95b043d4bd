"""Settlements that a region's resources name: known to be places even where the register has nobody."""

from collections.abc import Mapping
from functools import lru_cache

from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.places.place_names import plain_name
from catalog.search.places.region_places import Level, NamedPlaces, PlaceName, RegionPlaces, slug


def teach_settlements(lexicon: Lexicon, places: RegionPlaces) -> None:
    """Make their names known; no slip is taken for one, since there are so many."""
    groups: dict[str, NamedPlaces] = {}
    for key, name in settlement_names(places).items():
        plain = plain_name(name.label)
        groups.setdefault(plain, NamedPlaces(plain, Level.LOCALITY)).keys.append(key)
    for plain, group in groups.items():
        lexicon.add_phrase(plain, Sense(Meaning.SETTLEMENT, group), guessed=False)


@lru_cache(maxsize=8)
def settlement_names(places: RegionPlaces) -> Mapping[str, PlaceName]:
    """The places by key; the keys are those that a register's own localities get."""
    found: dict[str, PlaceName] = {}
    for settlement in places.settlements:
        key = f"{settlement.municipality}.{slug(settlement.name)}"
        found[key] = PlaceName(key, settlement.name, "", Level.LOCALITY, settlement.municipality)
    return found
