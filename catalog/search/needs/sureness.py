"""Whether the need that most speaks for is clearly meant."""

from collections.abc import Callable, Sequence

from catalog.search.needs.evidence import HeardWord, NeedEvidence, NeedIndex

CLEAR = 0.25
"""How far ahead of the next one a need is sure."""

SURE = 1.0
"""Below this evidence no need is sure, however far it is ahead."""

SECOND, SECOND_WHOLE = 0.5, 0.35
"""The share from which on another need, told by other words, is a second one that may be asked for."""

UNKNOWN, ANOTHERS = 0.6, 1.2
"""How much evidence is asked for by each word that no need knows, and by each that others do."""


def is_sure(
    index: NeedIndex, weighed: Sequence[NeedEvidence], heard: Sequence[HeardWord], idle: Callable[[str], bool]
) -> bool:
    """Whether the first of the needs is meant, and no other as well.

    `idle`: whether a word tells of no need, whichever it is.
    """
    best = weighed[0]
    strange = [word for word in heard if not (word.mask & index.of_need[best.need] or idle(word.text))]
    asked = sum(ANOTHERS if word.needs else UNKNOWN for word in strange)
    if not best.whole or best.slight or best.score < max(SURE, asked):
        return False
    if any(best.score - one.score < CLEAR for one in weighed[1:]):
        return False
    return not any(_is_second(best, one, heard, strange) for one in weighed[1:])


def _is_second(
    best: NeedEvidence, other: NeedEvidence, heard: Sequence[HeardWord], strange: Sequence[HeardWord]
) -> bool:
    """Whether another need may be told beside the first, by words that the first has nothing to do with."""
    if other.whole and other.slight:
        return False
    told = other.score >= (SECOND_WHOLE if other.whole else SECOND) * best.score
    return told and any(heard[at] in strange and not heard[at].is_slight for at in other.words)
