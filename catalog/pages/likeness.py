"""Names that can be taken for one another: a slip, another spelling, «…_official2», another number."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.pages.confusables import plain, skeleton
from catalog.pages.rules import rules

SEPARATORS = re.compile(r"[^a-zа-яё0-9]+")
NUMBER = re.compile(r"\d+")
SHORT, MIDDLING = 5, 8
"""Names below five characters are too alike for a slip to mean anything; from eight on two slips count."""

FEWEST_LETTERS = 5
"""A stem of fewer letters («ds», «school» cut short) says nothing once its number is another."""

LONGEST_COUNTER = 2
"""Digits behind an added word: the 2 of «…_official_2»."""

SHORTEST_CORE = 4
MOST = 20


class KnownNames:
    """Known names, and those of them that a foreign name could be taken for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._known = frozenset(self._names)
        self._cores: defaultdict[str, list[str]] = defaultdict(list)
        self._stems: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names:
            self._cores[core(name)].append(name)
            if stem := stem_of(name):
                self._stems[stem].append(name)

    def alike(self, name: str) -> str:
        """The known name nearest to that foreign one, or an empty text. A known name is like no other."""
        if name in self._known:
            return ""
        seen = plain(name)
        slips = process.extract(
            seen, self._names, scorer=OSA.distance, score_cutoff=_slips_allowed(seen), limit=MOST
        )
        bare = core(seen)
        same = self._cores.get(bare, []) if len(bare) >= SHORTEST_CORE else []
        found = [slip[0] for slip in slips] + same
        if not found and (stem := stem_of(seen)):
            found = self._stems.get(stem, [])
        return min(found, key=lambda known: (OSA.distance(seen, known), known), default="")


def core(name: str) -> str:
    """The name without separators, added words and differences of spelling; for comparing only."""
    joined = "".join(own_words(name))
    joined = _glued_affix().sub("", joined) or joined
    for said, folded in rules().transliteration:
        joined = joined.replace(said, folded)
    return skeleton(joined)


def own_words(name: str) -> list[str]:
    """The words of a name but for those that are put before or behind any."""
    words = [word for word in SEPARATORS.split(plain(name)) if word]
    kept: list[str] = []
    after_affix = False
    for word in words:
        is_affix = NUMBER.sub("", word) in rules().affixes
        counted = after_affix and word.isdecimal() and len(word) <= LONGEST_COUNTER
        if not is_affix and not counted:
            kept.append(word)
        after_affix = is_affix
    return kept or words


def stem_of(name: str) -> str:
    """The name with its numbers left open, or an empty text where it has none, or too few letters."""
    seen = SEPARATORS.sub("", plain(name))
    stem = NUMBER.sub("0", seen)
    return stem if NUMBER.search(seen) and len(NUMBER.sub("", seen)) >= FEWEST_LETTERS else ""


def differ_in_number(one: str, other: str) -> bool:
    """Whether only the numbers of two names differ."""
    return NUMBER.sub("#", one) == NUMBER.sub("#", other)


def _slips_allowed(name: str) -> int:
    if len(name) < SHORT:
        return 0
    return 1 if len(name) < MIDDLING else 2


@lru_cache(maxsize=1)
def _glued_affix() -> re.Pattern[str]:
    """A long affix without a separator: «detsad9official2»."""
    long = sorted((word for word in rules().affixes if len(word) > FEWEST_LETTERS), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(long)})|(?:{'|'.join(long)})\d{{0,2}}$")
