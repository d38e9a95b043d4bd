"""Kind and place of rows that lack them, as far as their names and their founders tell."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from catalog.model import Institution, Place
from catalog.register.names.kind_teller import kind_teller
from catalog.register.names.name_words import is_legal_form
from catalog.register.rows.row import ReadRow


def with_guesses(rows: Sequence[ReadRow], region: str) -> tuple[ReadRow, ...]:
    """The rows with what could be told.

    What a row gives itself stays, but for a city's district that stands as a municipality, one that lacks
    its word, and a form of property that stands as a kind.
    """
    if all(row.institution.kind and _is_whole(row.institution.place) for row in rows):
        return tuple(rows)
    located = _located(rows, region)
    kind = kind_teller()
    return tuple(
        replace(row, institution=_guessed(row.institution, place, kind))
        for row, place in zip(rows, located, strict=True)
    )


def _is_whole(place: Place) -> bool:
    return bool(place.municipality and place.locality)


def _guessed(one: Institution, place: Place, kind: Callable[[str], str]) -> Institution:
    given = "" if is_legal_form(one.kind) else one.kind
    if given and one.place == place:
        return one
    return replace(one, kind=given or kind(one.official_name), place=place)


def _located(rows: Sequence[ReadRow], region: str) -> list[Place]:
    """The place of each row: as it says, else as address, name and founder tell, or other rows help to."""
    from catalog.register.reading.areas_meant import AreasMeant
    from catalog.register.reading.place_guess import PlaceGuess
    from catalog.register.reading.village_guess import Villages
    from catalog.search.places.region_places import RegionPlaces, load_places

    facts = load_places(region) if region else RegionPlaces()
    given = list(map(AreasMeant(facts).meant, (row.institution.place for row in rows)))
    if all(map(_is_whole, given)):
        return given
    texts = [text for row in rows for text in (row.institution.official_name, row.founder)]
    addresses = [row.institution.address for row in rows]
    guess = PlaceGuess(facts, texts, addresses, given)
    read = [
        guess.whole(place, row.institution.address, row.institution.official_name, row.founder)
        for place, row in zip(given, rows, strict=True)
    ]
    villages = Villages(read)
    return [
        villages.with_village(found, row.institution.official_name) if place == Place() else found
        for place, found, row in zip(given, read, rows, strict=True)
    ]
