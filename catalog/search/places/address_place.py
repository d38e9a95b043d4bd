"""Where an institution is, read out of its address: «Шебекинский р-н, с.Белянка, ул. Школьная».

Only a part between commas that is a place and nothing else is one: «д. 5» and «Садовая» are none.
"""

import re
from functools import lru_cache

from catalog.model import Place
from catalog.search.places.place_names import REGION_WORDS

PARTS = re.compile(r"[,;]")
WORD = r"[А-ЯЁ][А-Яа-яЁё]+(?:-[А-Яа-яЁё0-9]+){0,3}"
NAME = rf"(?:\d{{1,3}}-?[йя]?\s)?{WORD}(?:\s?-\s?{WORD}|\s{WORD}){{0,2}}"
TYPE = (
    r"г|гор|город|р\.\s?п|рп|пгт|п|пос|пос[её]лок|с|село|х|хутор|ст|ст-ца|станица|д|дер|деревня|сл|слобода|аул"
    r"|рзд|разъезд"
)
LOCALITY = re.compile(rf"(?<![\w-])(?P<type>{TYPE})(?:\.\s?|\s)(?P<name>{NAME})$")
DISTRICT = re.compile(
    rf"(?:^|\s)(?P<before>{WORD})\s(?:р-о?н|район)\b|(?:^|\s)(?:р-о?н|район)\.?\s(?P<after>{WORD})$"
)
STREET = re.compile(r"^(?:ул|пр|пер|б-р|бул|пл|наб|ш|мкр|м-н|проезд|тер)\b", re.IGNORECASE)
SHORT = 3
TOWN = {"г", "гор", "город"}


def with_address(place: Place, address: str) -> Place:
    """The place with what it lacks and its address says: locality, and district instead of a region."""
    if place.locality or not address:
        return place
    district, locality = read_address(address)
    regional = not REGION_WORDS.isdisjoint(place.municipality.lower().split())
    municipality = place.municipality
    if district and (not municipality or regional):
        municipality = f"{district} район"
    return Place(municipality, locality, place.district)


@lru_cache(maxsize=4096)
def read_address(address: str) -> tuple[str, str]:
    """The district and the locality with its kind; each "" where the address has none."""
    district = locality = ""
    for part in map(str.strip, PARTS.split(address)):
        if STREET.match(part):
            break
        found = DISTRICT.search(part)
        district = district or (found["before"] or found["after"] if found else "")
        named = LOCALITY.search(part)
        if named:
            kind = named["type"]
            short = kind if len(kind) > SHORT or "-" in kind else f"{kind}."
            locality = named["name"] if kind in TOWN else f"{short} {named['name']}"
            break
    return district, locality
