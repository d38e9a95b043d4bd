"""Words of names that look like one that nobody bears: «колейдоскопчик» is like «калейдоскоп».

What is so found is offered as similar, never as found: letters in common are no proof.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

LETTERS = 3
LEAST = 0.4
"""The share of their pieces that two words have in common from which on they look alike."""

MOST = 3
SHORTEST = 4


class WordsByLetters:
    """Words filed by each three letters in a row, the beginning and the end among them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sizes: dict[str, int] = {}
        self._holding: dict[str, list[str]] = defaultdict(list)
        for word in words:
            pieces = _pieces(word)
            self._sizes[word] = len(pieces)
            for piece in pieces:
                self._holding[piece].append(word)

    def near(self, word: str) -> list[str]:
        """The few that share the most pieces with the word, nearest first; none for a short one."""
        if len(word) < SHORTEST:
            return []
        pieces = _pieces(word)
        shared = Counter(other for piece in pieces for other in self._holding.get(piece, ()))
        alike = {other: 2 * count / (len(pieces) + self._sizes[other]) for other, count in shared.items()}
        best = sorted((one for one in alike if alike[one] >= LEAST), key=lambda one: (-alike[one], one))
        return best[:MOST]


def _pieces(word: str) -> set[str]:
    return set(_in_a_row(f" {word} "))


def _in_a_row(word: str) -> Iterator[str]:
    for at in range(len(word) - LETTERS + 1):
        yield word[at : at + LETTERS]
