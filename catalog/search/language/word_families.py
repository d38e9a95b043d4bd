"""Nouns and adjectives of one root: residents ask for «комитет экономики», the name holds «экономической»."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Prefix

from catalog.search.language.letters import endings

SHORTEST_ROOT = 5
LONGEST_REST = {True: 6, False: 3}
"""Letters behind the root, of an adjective and of a noun: «-ческий», «-ник»."""

MOST_COUSINS = 4
"""A root that more words share says too little."""


class WordFamilies:
    """The words of one register's names by their roots."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._lemmas = sorted(lemma for lemma in lemmas if not lemma.endswith(endings().of_places))

    def of(self, lemma: str) -> tuple[str, ...]:
        """The dictionary forms in names that are an adjective of this noun, or a noun of this adjective."""
        found = tuple(self._of(lemma)) if len(lemma) >= SHORTEST_ROOT else ()
        return found if len(found) <= MOST_COUSINS else ()

    def _of(self, lemma: str) -> Iterator[str]:
        root, adjective = lemma[:SHORTEST_ROOT], _is_adjective(lemma)
        for at in range(bisect_left(self._lemmas, root), len(self._lemmas)):
            other = self._lemmas[at]
            if not other.startswith(root):
                return
            shared = Prefix.similarity(lemma, other)
            rests = {adjective: len(lemma) - shared, _is_adjective(other): len(other) - shared}
            if len(rests) > 1 and all(rest <= LONGEST_REST[of] for of, rest in rests.items()):
                yield other


def _is_adjective(lemma: str) -> bool:
    return lemma.endswith(endings().adjectives)
