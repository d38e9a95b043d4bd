"""What a misspelt word of a need stands for: it sounds like one, or is one slip apart from its beginning."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA

from catalog.search.language.spelling import sound

VOICELESS = str.maketrans("бвгджз", "пфктшс")
SHORTEST_HEARD, SHORTEST_SLIP = 4, 5
"""Letters, as heard, from which on a beginning may sound alike, or have one slip in it."""

LONGEST = 16
"""Letters of a word that are compared."""


class Slips:
    """The known beginnings by how they sound, and by that without one of their letters."""

    def __init__(self, beginnings: Mapping[str, int], forms: Mapping[str, int]) -> None:
        self._heard: dict[str, int] = defaultdict(int)
        self._whole: dict[str, int] = defaultdict(int)
        self._shortened: dict[str, set[str]] = defaultdict(set)
        for word, mask in beginnings.items():
            self._heard[heard_as(word)] |= mask
        for word, mask in forms.items():
            self._whole[heard_as(word)] |= mask
        for known in self._heard:
            if len(known) >= SHORTEST_SLIP:
                for short in (known, *_without_one(known)):
                    self._shortened[short].add(known)

    def alike(self, word: str) -> int:
        """The elements of what sounds so."""
        spoken = heard_as(word[:LONGEST])
        if len(spoken) < SHORTEST_HEARD:
            return 0
        found = self._whole.get(spoken, 0)
        for end in range(SHORTEST_HEARD, len(spoken) + 1):
            found |= self._heard.get(spoken[:end], 0)
        return found

    def near(self, word: str) -> int:
        """The elements of the longest beginnings that are one slip apart."""
        spoken = heard_as(word[:LONGEST])
        best: dict[int, int] = defaultdict(int)
        for known in set(self._candidates(spoken)):
            lengths = (len(known) - 1, len(known), len(known) + 1)
            if any(OSA.distance(spoken[:length], known, score_cutoff=1) <= 1 for length in lengths):
                best[len(known)] |= self._heard[known]
        return best[max(best)] if best else 0

    def _candidates(self, spoken: str) -> Iterator[str]:
        for end in range(SHORTEST_SLIP - 1, len(spoken) + 1):
            beginning = spoken[:end]
            for short in (beginning, *_without_one(beginning)):
                yield from self._shortened.get(short, ())


def heard_as(word: str) -> str:
    """What words that sound alike have in common, «снек» and «снег» too."""
    return sound(word).translate(VOICELESS)


def _without_one(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))
