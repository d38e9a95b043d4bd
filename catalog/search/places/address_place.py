"""Where an institution is, read out of its address: «Шебекинский р-н, с.Белянка, ул. Школьная».

Only a part between commas that is a place and nothing else is one: «д. 5» and «Садовая» are none, nor is
«г.Ст.Оскол» a stanitsa.
"""

import re
from functools import cache, lru_cache

from catalog.model import Place
from catalog.search.language.word_lists import places_words

PARTS = re.compile(r"[,;]")
WORD = r"[А-ЯЁ][А-Яа-яЁё]+(?:-[А-Яа-яЁё0-9]+){0,3}"
NAME = rf"(?:\d{{1,3}}-?[йя]?\s)?{WORD}(?:\s?-\s?{WORD}|\s{WORD}){{0,2}}"
SHORT = 3


@cache
def _locality() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?<!\b\w\.)(?P<type>{places_words().address.settlement})(?:\.\s?|\s)(?P<name>{NAME})$"
    )


@cache
def _district() -> re.Pattern[str]:
    said = places_words().address.district
    return re.compile(rf"(?:^|\s)(?P<before>{WORD})\s(?:{said})\b|(?:^|\s)(?:{said})\.?\s(?P<after>{WORD})$")


def with_address(place: Place, address: str) -> Place:
    """The place with what it lacks and its address says: locality, and district instead of a region."""
    if place.locality or not address:
        return place
    district, locality = read_address(address)
    regional = not places_words().region.isdisjoint(place.municipality.lower().split())
    municipality = place.municipality
    if district and (not municipality or regional):
        municipality = places_words().district_label.format(name=district)
    return Place(municipality, locality, place.district)


@lru_cache(maxsize=4096)
def read_address(address: str) -> tuple[str, str]:
    """The district and the locality with its kind; each "" where the address has none."""
    district = locality = ""
    for part in map(str.strip, PARTS.split(address)):
        if places_words().address.street.match(part):
            break
        found = _district().search(part)
        district = district or (found["before"] or found["after"] if found else "")
        named = _locality().search(part)
        if named:
            kind = named["type"]
            short = kind if len(kind) > SHORT or "-" in kind else f"{kind}."
            locality = named["name"] if kind in places_words().address.town else f"{short} {named['name']}"
            break
    return district, locality
