"""Which needs a message tells of, by the evidence of all its words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from catalog.search.bitsets import members
from catalog.search.needs.evidence import (
    KNOWN,
    SLIGHT_COMBINATION,
    WHOLE,
    Filed,
    HeardWord,
    Mask,
    NeedEvidence,
    NeedIndex,
)


def weigh(index: NeedIndex, words: Sequence[HeardWord]) -> list[NeedEvidence]:
    """The needs, best first, where a whole combination of some is told; else none.

    What is known of a need counts, be its combination whole or not: nobody tells all of it.
    """
    covered, sure = _covered(index, words)
    if not covered:
        return []
    known = _known(words)
    weighed = [
        NeedEvidence(
            need,
            sum(covered[need].values()) + KNOWN * sum(known[need].values()) + WHOLE * bool(covered[need]),
            frozenset(covered[need] or known[need]),
            slight=need not in sure,
            whole=bool(covered[need]),
        )
        for need in {**covered, **known}
    ]
    return sorted(weighed, key=lambda one: (-one.score, one.need))


def _covered(
    index: NeedIndex, words: Sequence[HeardWord]
) -> tuple[defaultdict[str, dict[int, float]], set[str]]:
    """What the words of whole combinations say for each need, by their places; those not told slightly."""
    heard = 0
    for word in words:
        heard |= word.mask
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    sure: set[str] = set()
    for filed in _holding(index, heard):
        taken = _taken(filed.elements, words)
        share = SLIGHT_COMBINATION if filed.slight else 1.0
        for at in taken:
            covered = found[filed.need]
            covered[at] = max(share * words[at].weight, covered.get(at, 0.0))
        if taken and not filed.slight:
            sure.add(filed.need)
    return found, sure


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


def _known(words: Sequence[HeardWord]) -> defaultdict[str, dict[int, float]]:
    """What the telling words say that each need knows, by their places."""
    known: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for at, word in enumerate(words):
        for need in () if word.is_slight else word.needs:
            known[need][at] = word.weight
    return known
