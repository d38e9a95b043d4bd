"""The words of a question that name its place, and which place they mean."""

import re
from collections.abc import Sequence
from dataclasses import replace

from catalog.search import Catalog, Clues
from catalog.search.places.region_places import Level

LONGEST_PLACE = 3
"""Words of a place: «в красноармейском районе»."""

MOST_PLACES, MOST_WORDS = 3, 15
"""How many places are taken out of one question; out of a longer one the first: each step is a search."""

NOTHING = Clues()
DANGLING = re.compile(r"(?:(?:^|\s)(?:а|и|ну|в|во|на|из|по|под|около|рядом с)){1,6}$", re.IGNORECASE)


def without_places(catalog: Catalog, query: str, clues: Clues) -> tuple[str, int]:
    """The question without the words of its places, perhaps empty, and how many words they were."""
    taken = 0
    most = MOST_PLACES if len(query.split()) <= MOST_WORDS else 1
    for _ in range(most):
        if not clues.places or not query:
            break
        query, length, clues = _without_one(catalog, query, clues)
        taken += length
    return ("" if clues == NOTHING else query), taken


def _without_one(catalog: Catalog, query: str, clues: Clues) -> tuple[str, int, Clues]:
    words = query.split()
    end = _end(catalog, words)
    wanted, loose = replace(clues, places=()), None
    for length in range(1, LONGEST_PLACE + 1):
        for start in range(max(0, end - length), min(end, len(words) - length + 1)):
            rest = _joined(words, start, start + length)
            found = catalog.search(rest).clues
            if _means(found, wanted):
                return _without_marker(catalog, rest, words), length, found
            if loose is None and len(found.places) < len(clues.places):
                loose = (rest, length, found)
    return loose or ("", len(words), NOTHING)


def _without_marker(catalog: Catalog, rest: str, words: Sequence[str]) -> str:
    """Without the last word too, «район», where it means nothing now that the place is gone."""
    head, _, last = rest.rpartition(" ")
    return head if head and last == words[-1] and _says_nothing(catalog, last) else rest


def _says_nothing(catalog: Catalog, word: str) -> bool:
    return catalog.search(word).clues == NOTHING


def _end(catalog: Catalog, words: Sequence[str]) -> int:
    """Behind which word a place has been named: found by halves, since each step is a search."""
    low, high = 1, len(words)
    while low < high:
        middle = (low + high) // 2
        if catalog.search(" ".join(words[:middle])).clues.places:
            high = middle
        else:
            low = middle + 1
    return low


def _joined(words: Sequence[str], start: int, behind: int) -> str:
    before = DANGLING.sub("", " ".join(words[:start]))
    return " ".join(filter(None, (before, *words[behind:]))).strip(" ,")


def _means(found: Clues, wanted: Clues) -> bool:
    """The same clues, and no word left over that meant something before."""
    return replace(found, unknown=wanted.unknown) == wanted and set(found.unknown) <= set(wanted.unknown)


def ordered(catalog: Catalog, keys: Sequence[str], held: str, taken: int) -> list[str]:
    """The places that the words may mean, the likeliest first.

    One in, or beside, the place that was named before is. Else one word that names several («алексеевский»)
    means the widest, and several words the narrowest.
    """
    by_level = sorted(keys, key=lambda key: _level(catalog, key), reverse=taken != 1)
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
