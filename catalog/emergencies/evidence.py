"""What words tell of danger that stand in no combination: weights that are learned and added up.

`resources/emergencies/evidence.yaml` holds a weight for a class or a word of a message, «не:» before it where
«не» stands before the word; `python -m tests.data.learn_evidence` writes it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from catalog.emergencies.lexicon import Classes, is_choice
from catalog.resource_faults import nearest
from catalog.resource_file import RESOURCES, ResourceError, Text, read_resource

FILE = RESOURCES / "emergencies/evidence.yaml"
NEGATED = "не:"


@dataclass(frozen=True, slots=True)
class EmergencyEvidence:
    """What each word adds to the belief that somebody is in danger now, and how much is how much."""

    learned_on: date
    likely: float  # the sum from which on danger is likelier than not
    beside: float  # … where the words mean something else as well
    sure: float  # the sum that nothing else which the words may mean outweighs
    weights: Mapping[Text, float]

    @property
    def choices(self) -> frozenset[str]:
        """The classes and words, by which a message's words are filed."""
        return frozenset(key.removeprefix(NEGATED) for key in self.weights)

    def weigh(self, words: Iterable[tuple[Collection[str], bool]]) -> float:
        """What words add up to, each as what it fits and whether it is denied; a weight counts once."""
        keys = {NEGATED + one if denied else one for fits, denied in words for one in fits}
        return sum(weight for key, weight in self.weights.items() if key in keys)


def read_evidence(classes: Classes) -> EmergencyEvidence:
    """The resource, checked. Raises ResourceError."""
    found = read_resource(FILE, EmergencyEvidence)
    for choice in found.choices:
        if not is_choice(choice, classes):
            raise ResourceError(
                f"emergencies/evidence.yaml: «{choice}» — ни класс, ни слово{nearest(choice, classes)}."
            )
    return found
