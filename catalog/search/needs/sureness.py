"""Whether the need that most speaks for is clearly meant."""

from collections.abc import Callable, Sequence

from catalog.search.needs.evidence import HeardWord, NeedEvidence, NeedIndex

CLEAR = 0.25
"""How far ahead of the next one a need is sure."""

SURE = 0.6
"""Below this evidence no need is sure, however far it is ahead."""

SECOND = 0.5
"""The share from which on another need, told by other words, is a second one that is asked for."""

UNEXPLAINED = 0.35
"""How much evidence is asked for by each word that says something of which the need knows nothing."""


def is_sure(
    index: NeedIndex, weighed: Sequence[NeedEvidence], heard: Sequence[HeardWord], idle: Callable[[str], bool]
) -> bool:
    """Whether the first of the needs is meant, and no other as well.

    `idle`: whether a word tells of no need, whichever it is.
    """
    best = weighed[0]
    own = index.of_need[best.need]
    strange = sum(not (word.mask & own or idle(word.text)) for word in heard)
    if not best.whole or best.slight or best.score < max(SURE, UNEXPLAINED * strange):
        return False
    rivals = [one for one in weighed[1:] if one.whole]
    if any(best.score - one.score < CLEAR for one in rivals):
        return False
    return not any(_is_second(index, best, one, heard) for one in rivals)


def _is_second(index: NeedIndex, best: NeedEvidence, other: NeedEvidence, heard: Sequence[HeardWord]) -> bool:
    """Whether another need is told beside the first, by words that the first has nothing to do with.

    An age or a relative alone tells of none: «на воинский учёт сына 17 лет».
    """
    own = index.of_need[best.need]
    strange = (heard[at] for at in other.words - best.words if not heard[at].mask & own)
    return (
        not other.slight
        and other.score >= SECOND * best.score
        and any(not (word.is_slight or word.text in index.idle_words) for word in strange)
    )
