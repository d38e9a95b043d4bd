"""Which needs may be meant where none is told wholly: to be offered, never sure."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from catalog.search.needs.evidence import HeardWord, NeedEvidence

MOST_KNOWING = 20
"""A word that more needs know makes none of them possible."""

ALONE = 3
"""So few needs may know a word, and so few words say anything, that it makes a need possible by itself."""


def possible(words: Sequence[HeardWord], idle: Callable[[str], bool]) -> list[NeedEvidence]:
    """The needs that know most of the words, best first.

    `idle`: whether a word tells of no need, whichever it is.
    """
    found: dict[str, dict[int, float]] = defaultdict(dict)
    telling: set[str] = set()
    said = {at: word for at, word in enumerate(words) if not (idle(word.text) or word.text.isdigit())}
    for at, word in enumerate(words):
        for need in () if word.is_slight or word.text.isdigit() else word.needs:
            found[need][at] = word.weight
        if at in said and len(word.needs) <= MOST_KNOWING:
            telling.update(word.needs)
    weighed = [
        NeedEvidence(need, sum(covered.values()), frozenset(covered), slight=True, whole=False)
        for need, covered in found.items()
        if need in telling and (len(covered) > 1 or _tells_alone(said, *covered))
    ]
    return sorted(weighed, key=lambda one: (-one.score, one.need))


def _tells_alone(said: Mapping[int, HeardWord], at: int) -> bool:
    return at in said and len(said) <= ALONE and len(said[at].needs) <= ALONE
