"""Which kind of emergency a message tells of, if any.

Everything that speaks for danger and against it is added up; combinations say what the danger is.
"""

from collections.abc import Collection, Iterator

from catalog.emergencies.evidence import load_evidence
from catalog.emergencies.features import features
from catalog.emergencies.model import SAID, SURE, UNLESS, Emergency, load_model
from catalog.emergencies.reading import read_message

LONGEST, STRETCH, STEP = 60, 16, 8
"""Words of a message that are judged together; of a longer one, words of each of its stretches, and from one
to the next: the words of all of it would tell anything, or hide what one sentence tells."""


def recognise(said: str) -> Emergency | None:
    """The most urgent kind of emergency in a message of any length, or None."""
    told = next(filter(None, map(_kind_of, _stretches(said))), None)
    return told or (load_model().danger if _adds_up(said, load_evidence().sure) else None)


def suspect(said: str) -> Emergency | None:
    """Danger of no kind that is known, likely where the message means nothing else; or None."""
    return load_model().danger if _adds_up(said, load_evidence().likely) else None


def _adds_up(said: str, least: float) -> bool:
    """Whether a short message tells so much: in a long story, a combination has to hold."""
    short = (words for words in read_message(said) if len(words) <= LONGEST)
    return any(load_evidence().weigh(features(words)) >= least for words in short)


def _stretches(said: str) -> Iterator[frozenset[str]]:
    """The features of each stretch of the message, in each of its readings."""
    for words in read_message(said):
        if len(words) <= LONGEST:
            yield features(words)
        else:
            starts = range(-STEP, len(words), STEP)  # what stands first or last is judged without the rest
            yield from (features(words[max(0, start) : start + STRETCH]) for start in starts)


def _kind_of(told: Collection[str]) -> Emergency | None:
    """What the combinations say that it is, where all of it together doesn't speak against danger."""
    if load_evidence().weigh(told) < load_evidence().likely:
        return None
    return next((one for one in load_model().emergencies if _is_of(one, told)), None)


def _is_of(kind: Emergency, told: Collection[str]) -> bool:
    said = f"{SURE}:{kind.name}" in told or f"{SAID}:{kind.name}" in told
    return said and f"{UNLESS}:{kind.name}" not in told
