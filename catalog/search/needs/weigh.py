"""Which needs a message tells of, by the evidence of all its words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from catalog.search.bitsets import members
from catalog.search.needs.evidence import (
    BESIDE,
    SLIGHT_COMBINATION,
    Filed,
    HeardWord,
    Mask,
    NeedEvidence,
    NeedIndex,
)


def weigh(index: NeedIndex, words: Sequence[HeardWord]) -> list[NeedEvidence]:
    """The needs of which a whole combination is told, best first."""
    heard = 0
    for word in words:
        heard |= word.mask
    found: dict[str, dict[int, float]] = defaultdict(dict)
    sure: set[str] = set()
    for filed in _holding(index, heard):
        taken = _taken(filed.elements, words)
        if not taken:
            continue
        share = SLIGHT_COMBINATION if filed.slight else 1.0
        covered = found[filed.need]
        for at in taken:
            covered[at] = max(share * words[at].weight, covered.get(at, 0.0))
        if not filed.slight:
            sure.add(filed.need)
    weighed = [
        NeedEvidence(
            need,
            sum(covered.values()) + _beside(index, need, words, covered),
            frozenset(covered),
            need not in sure,
        )
        for need, covered in found.items()
    ]
    return sorted(weighed, key=lambda one: (-one.score, one.need))


def _holding(index: NeedIndex, heard: Mask) -> Iterator[Filed]:
    """The combinations of which every element has a word, and none that they exclude."""
    triggered = index.triggered
    for number in members(heard):
        for filed in triggered.get(number, ()):
            if filed.wanted & heard == filed.wanted and not filed.unless & heard:
                yield filed


def _taken(
    elements: Sequence[int], words: Sequence[HeardWord], taken: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """A word of its own for each element, the most telling that fits; empty where some has none left."""
    if len(taken) == len(elements):
        return taken
    bit = 1 << elements[len(taken)]
    fitting = [at for at, word in enumerate(words) if word.mask & bit and at not in taken]
    for at in sorted(fitting, key=lambda at: -words[at].weight):
        found = _taken(elements, words, (*taken, at))
        if found:
            return found
    return ()


def _beside(index: NeedIndex, need: str, words: Sequence[HeardWord], covered: dict[int, float]) -> float:
    """What the other words add that the need knows, too."""
    own = index.of_need[need]
    return sum(
        BESIDE * word.weight
        for at, word in enumerate(words)
        if word.mask & own and at not in covered and not word.is_slight
    )
