"""Which of the places of one name is meant: where the last one was, or what fits the question."""

from collections.abc import Sequence

from catalog.search import Catalog
from catalog.search.places.region_places import Level


def ordered(catalog: Catalog, keys: Sequence[str], held: str, words: int) -> list[str]:
    """The places that so many words may mean, the likeliest first.

    One in, or beside, the place that was named before is. Else one word that names several («алексеевский»)
    means the widest, and several words the narrowest.
    """
    by_level = sorted(keys, key=lambda key: _level(catalog, key), reverse=words != 1)
    return sorted(by_level, key=lambda key: not is_near(catalog, key, held))


def is_region(catalog: Catalog, key: str) -> bool:
    return _level(catalog, key) is Level.REGION


def is_near(catalog: Catalog, key: str, held: str) -> bool:
    """Whether a place lies in the one that was named before, or beside it in the same city."""
    near, place = catalog.place(held) if held else None, catalog.place(key)
    if near is None or place is None or near.level is Level.REGION:
        return False
    around = {near.key, near.parent} if near.level is Level.DISTRICT else {near.key}
    return bool(place.parent) and place.parent in around


def _level(catalog: Catalog, key: str) -> Level:
    place = catalog.place(key)
    return place.level if place else Level.REGION
