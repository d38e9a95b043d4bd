"""The cell «Населённый пункт»: «Волгоград, Дзержинский район» is a locality and its city district."""

import re

from catalog.model import Place

DISTRICT = re.compile(r"(?P<name>[\w-]+(?: [\w-]+)?) (?:район|р-н)\.?", re.IGNORECASE)


def place_in(municipality: str, cell: str) -> Place:
    """The place; `written` gives the cell back."""
    locality, comma, district = map(str.strip, cell.rpartition(","))
    named = DISTRICT.fullmatch(district)
    # «х. Рябовский, Алексеевский район» names the municipality, which has a column of its own.
    if comma and locality and named and not _begins_with(municipality, named["name"]):
        return Place(municipality, locality, district)
    return Place(municipality, cell)


def written(place: Place) -> str:
    """The cell as `place_in` reads it."""
    return ", ".join(part for part in (place.locality, place.district) if part)


def _begins_with(municipality: str, name: str) -> bool:
    return municipality.lower().startswith(name.lower())
