"""Which kind of emergency a message tells of, if any.

Everything that speaks for danger and against it is added up; combinations say what the danger is.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import inf

from catalog.emergencies.evidence import load_evidence
from catalog.emergencies.features import features
from catalog.emergencies.model import SAID, SURE, UNLESS, Emergency, load_model
from catalog.emergencies.reading import read_message

LONGEST, STRETCH, STEP = 60, 16, 8
"""Words of a message that are judged together; of a longer one, words of each of its stretches, and from one
to the next: the words of all of it would tell anything, or hide what one sentence tells."""


@dataclass(frozen=True, slots=True)
class HeardDanger:
    """What a message tells of danger: the kinds that its combinations say, and how much tells of each."""

    kinds: tuple[tuple[float, Emergency], ...]  # by stretch; log odds
    alone: float  # how much tells of danger in a short message, whatever kind: in a long story, a kind has to

    def certain(self) -> Emergency | None:
        """What it is, where enough tells of it to answer nothing else."""
        evidence = load_evidence()
        return self._at_least(evidence.believed, evidence.sure)

    def likely(self, *, beside: bool) -> Emergency | None:
        """Likewise where less tells of it; `beside`: more has to, for its words mean something else too."""
        least = load_evidence().believed if beside else load_evidence().likely
        return self._at_least(least, least)

    def _at_least(self, least: float, least_alone: float) -> Emergency | None:
        said = next((kind for weight, kind in self.kinds if weight >= least), None)
        return said or (load_model().danger if self.alone >= least_alone else None)


def hear_danger(said: str) -> HeardDanger:
    """All that a message of any length tells of danger. Time grows with its length."""
    kinds, alone = [], -inf
    for told, is_whole in _stretches(said):
        weight = load_evidence().weigh(told)
        if is_whole:
            alone = max(alone, weight)
        if kind := _kind_of(told):
            kinds.append((weight, kind))
    return HeardDanger(tuple(kinds), alone)


def recognise(said: str) -> Emergency | None:
    """The kind of emergency that a message surely tells of, or None."""
    return hear_danger(said).certain()


def _stretches(said: str) -> Iterator[tuple[frozenset[str], bool]]:
    """The features of each stretch of the message, in each of its readings; whether it is all of it."""
    for words in read_message(said):
        if len(words) <= LONGEST:
            yield features(words), True
        else:
            starts = range(-STEP, len(words), STEP)  # what stands first or last is judged without the rest
            yield from ((features(words[max(0, start) : start + STRETCH]), False) for start in starts)


def _kind_of(told: Collection[str]) -> Emergency | None:
    """The most urgent kind that the combinations say, of those surely said, else of those likely said."""
    kinds = [one for one in load_model().emergencies if f"{UNLESS}:{one.name}" not in told]
    return next((one for group in (SURE, SAID) for one in kinds if f"{group}:{one.name}" in told), None)
