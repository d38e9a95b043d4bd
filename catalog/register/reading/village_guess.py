"""The village of a «Истоковская сельская библиотека»: one that another row of the same municipality names.

A village gives its adjective to its school, library and settlement; which village it is can be told only
among those that are known to be there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from catalog.model import Place

ADJECTIVE = re.compile(r"(?<![а-яё-])(?P<stem>[а-яё]+(?:-[а-яё]+)*?)ск(?:ий|ая|ое|ого|ой)(?![а-яё])")
QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]+)[»\"”]")
VILLAGE_KIND = re.compile(r"^(?:р\.п\.|пгт|п\.|с\.|х\.|ст\.|д\.|сл\.|аул) ")
SHORTEST, LONGEST_SUFFIX = 3, 4
"""Letters of a root that tell it, and letters that may stand between it and «-ский»."""


class Villages:
    """The localities of each municipality of one file."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._known: dict[str, set[str]] = defaultdict(set)
        for place in places:
            if place.locality and not place.district:
                self._known[place.municipality].add(place.locality)

    def with_village(self, place: Place, name: str) -> Place:
        """The place with the one village that the name's adjective, or what stands in quotes, comes from."""
        if place.locality:
            return place
        known = self._known.get(place.municipality, set())
        plain = name.lower().replace("ё", "е")
        quoted = {found.strip() for found in QUOTED.findall(plain)}
        stems = [found["stem"] for found in ADJECTIVE.finditer(plain)]
        fitting = [village for village in known if _bare(village) in quoted] or _best(known, stems)
        return Place(place.municipality, fitting[0]) if len(fitting) == 1 else place


def _best(villages: Iterable[str], stems: list[str]) -> list[str]:
    """The villages whose root is the longest at the beginning of one of those adjectives."""
    shared = {village: max((_shared(village, stem) for stem in stems), default=0) for village in villages}
    longest = max(shared.values(), default=0)
    return [village for village, length in shared.items() if length == longest > 0]


def _shared(village: str, stem: str) -> int:
    """The length of the root that the adjective's stem begins with; 0 where it doesn't."""
    roots = [_root(word) for word in re.split(r"[ -]", _bare(village))]
    pattern = "[оеи]?-?".join(map(re.escape, roots))
    found = re.match(pattern, stem)
    length = sum(map(len, roots))
    fits = found and length >= SHORTEST and len(stem) - found.end() <= LONGEST_SUFFIX
    return length if fits else 0


def _root(word: str) -> str:
    """Without its ending and a fleeting suffix: овсянка → овсян, истоки → исток, боровое → боров."""
    bare = re.sub(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|[аяоеиыьй])$", "", word)
    return bare[:-1] if bare.endswith("к") and len(bare) > SHORTEST + 1 and not word.endswith("и") else bare


def _bare(village: str) -> str:
    return VILLAGE_KIND.sub("", village.lower().replace("ё", "е"))
