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
    evidence = load_evidence()
    return _told(said, evidence.believed, evidence.sure)


def suspect(said: str, *, beside: bool) -> Emergency | None:
    """Likewise where less tells of it; `beside`: more has to, for the words mean something else as well."""
    least = load_evidence().believed if beside else load_evidence().likely
    return _told(said, least, least)


def _told(said: str, least: float, least_alone: float) -> Emergency | None:
    """Where so much tells of it: with a combination that says what it is, and with none."""
    kinds = (_kind_of(stretch, least) for stretch in _stretches(said))
    return next(filter(None, kinds), None) or (load_model().danger if _adds_up(said, least_alone) else None)


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


def _kind_of(told: Collection[str], least: float) -> Emergency | None:
    """What the combinations say that it is, where all of it together tells so much."""
    if load_evidence().weigh(told) < least:
        return None
    return next((one for one in load_model().emergencies if _is_of(one, told)), None)


def _is_of(kind: Emergency, told: Collection[str]) -> bool:
    said = f"{SURE}:{kind.name}" in told or f"{SAID}:{kind.name}" in told
    return said and f"{UNLESS}:{kind.name}" not in told
