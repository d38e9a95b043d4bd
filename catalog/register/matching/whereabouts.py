"""Where two institutions are, as far as each side says it: a part that one lacks fits any."""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from catalog.model import Place
from catalog.register.names.address_words import address_words, settlement_kinds
from catalog.register.names.matching_words import matching_words
from catalog.register.names.name_words import area_stems, region_stems, stem, town_stems, words

CACHED = 100_000


class Fit(IntEnum):
    """How two places go together; the number is what it weighs."""

    APART = -12
    UNLIKELY = -4  # the one's settlement is known, and not in the other's area
    NAMESAKE = -1  # a town of its own, and the district around it: «Урюпинск» and «Урюпинский район»
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
    is_town: bool = False  # whether the area is a town of its own


@lru_cache(maxsize=CACHED)
def whereabouts(place: Place) -> Whereabouts:
    """The whole region is no place to tell anything by."""
    area = "" if _is_region(place.municipality) else _bare(place.municipality)
    locality = _bare(place.locality.partition(",")[0])
    return Whereabouts(area, locality, _bare(place.district), bool(area) and _is_town(place.municipality))


def fit(one: Whereabouts, other: Whereabouts) -> Fit:
    """Whether both can be one place."""
    if one.district and other.district and not _is_district(one.district, other.district):
        return Fit.APART
    localities, areas = _compared(one.locality, other.locality), _compared(one.area, other.area)
    are_two = areas is False or (areas and one.is_town != other.is_town)
    if are_two and localities and one.locality in (one.area, other.area):
        return Fit.NAMESAKE  # «Камышинский район» is often written of what is in the town of Камышин itself
    if localities is False or are_two:
        return Fit.APART
    if localities and one.district and other.district:
        return Fit.DISTRICT
    return _of_parts(one, other, bool(localities), bool(areas))


def _of_parts(one: Whereabouts, other: Whereabouts, localities: bool, areas: bool) -> Fit:
    """Of two places that nothing parts; `localities` and `areas`: whether those are the same."""
    if localities:
        return Fit.BOTH if areas else Fit.LOCALITY
    if areas:
        # What is in a town that is a municipality of its own is in that town.
        return Fit.LOCALITY if one.is_town else Fit.AREA
    return _town_alone(one, other)


def _town_alone(one: Whereabouts, other: Whereabouts) -> Fit:
    """The one names a municipality, the other a settlement."""
    for area, town in ((one, other), (other, one)):
        if area.area and not area.locality and area.area == town.locality:
            return Fit.LOCALITY if area.is_town else Fit.NAMESAKE
    return Fit.UNTOLD


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


@lru_cache(maxsize=CACHED)
def _is_district(one: str, other: str) -> bool:
    """Of a city's few districts a slip is told: villages of one area may differ by a letter."""
    return _same(one, other) or OSA.distance(one, other, score_cutoff=1) <= 1


@lru_cache(maxsize=CACHED)
def _bare(name: str) -> str:
    said = words(name)
    kept = [stem(word) for word in said if stem(word) not in area_stems() | town_stems()]
    return " ".join(kept or map(stem, said))


def _is_region(municipality: str) -> bool:
    return any(stem(word) in region_stems() for word in words(municipality))


def _is_town(municipality: str) -> bool:
    """«городской округ город Волжский», «городской округ Самара», but no «Мытищинский округ»."""
    said, known = words(municipality), address_words()
    if any(settlement_kinds().get(word) == "" for word in said):
        return True
    is_rural = not (known.areas - known.circles).isdisjoint(said)
    return not is_rural and not any(
        word.endswith(matching_words().adjectives) for word in said if stem(word) not in area_stems()
    )
