"""Names as they are compared: without case, ё, quotes and punctuation."""

import re
from functools import lru_cache

from catalog.model import Institution


@lru_cache(maxsize=100_000)
def plain_name(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower().replace("ё", "е")))


def name_and_place(one: Institution) -> tuple[str, ...]:
    """What tells institutions apart where nothing else does."""
    place = one.place
    return tuple(map(plain_name, (one.official_name, place.municipality, place.locality, place.district)))
