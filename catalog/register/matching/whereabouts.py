"""Where two institutions are, as far as each side says it: a part that one lacks fits any."""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from catalog.model import Place
from catalog.register.name_words import area_stems, region_stems, stem, town_stems, words

CACHED = 100_000


class Fit(IntEnum):
    """How two places go together; the number is what it weighs."""

    APART = -12
    UNTOLD = 0
    AREA = 2  # the municipality alone
    LOCALITY = 3
    BOTH = 4
    DISTRICT = 5  # of a city, too


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The names of a place as they are compared; empty where not told."""

    area: str = ""
    locality: str = ""
    district: str = ""


@lru_cache(maxsize=CACHED)
def whereabouts(place: Place) -> Whereabouts:
    """The whole region is no place to tell anything by."""
    area = "" if _is_region(place.municipality) else _bare(place.municipality)
    return Whereabouts(area, _bare(place.locality.partition(",")[0]), _bare(place.district))


def fit(one: Whereabouts, other: Whereabouts) -> Fit:
    """Whether both can be one place."""
    if one.district and other.district and not _same(one.district, other.district):
        return Fit.APART
    localities, areas = _compared(one.locality, other.locality), _compared(one.area, other.area)
    if localities is False or (areas is False and not (localities and _is_town(one, other))):
        return Fit.APART
    if localities:
        both = Fit.BOTH if areas else Fit.LOCALITY
        return Fit.DISTRICT if one.district and other.district else both
    if areas:
        # A town that is a municipality of its own: what is in the one is in the other.
        return Fit.LOCALITY if one.area in (one.locality, other.locality) else Fit.AREA
    is_town = (one.area and one.area == other.locality) or (other.area and other.area == one.locality)
    return Fit.LOCALITY if is_town else Fit.UNTOLD


def _compared(one: str, other: str) -> bool | None:
    """None where a side says nothing."""
    return _same(one, other) if one and other else None


@lru_cache(maxsize=CACHED)
def _same(one: str, other: str) -> bool:
    """«Ср. Ахтуба» is «Средняя Ахтуба», but «Камышин» isn't «Камышинский»."""
    if one == other:
        return True
    ours, theirs = one.split(), other.split()
    pairs = list(zip(ours, theirs, strict=False))
    begun = all(first.startswith(second) or second.startswith(first) for first, second in pairs)
    return len(ours) == len(theirs) and begun and any(first == second for first, second in pairs)


def _is_town(one: Whereabouts, other: Whereabouts) -> bool:
    """«Камышинский район» is often written of what is in the town of Камышин itself."""
    return one.locality in (one.area, other.area)


@lru_cache(maxsize=CACHED)
def _bare(name: str) -> str:
    said = words(name)
    kept = [stem(word) for word in said if stem(word) not in area_stems() | town_stems()]
    return " ".join(kept or map(stem, said))


def _is_region(municipality: str) -> bool:
    return any(stem(word) in region_stems() for word in words(municipality))
