"""What a message's features add up to: weights that are learned, one sum, three thresholds.

`resources/emergencies/evidence.yaml` holds the weights; `python -m tests.data.learn_evidence` writes it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from catalog.emergencies.features import is_sign
from catalog.emergencies.lexicon import is_choice
from catalog.emergencies.model import NEGATED, read_combinations
from catalog.resource_faults import nearest
from catalog.resource_file import RESOURCES, ResourceError, Text, read_resource

FILE = RESOURCES / "emergencies/evidence.yaml"


@dataclass(frozen=True, slots=True)
class EmergencyEvidence:
    """What each feature adds to the belief that somebody is in danger now, and how much is enough."""

    learned_on: date
    likely: float  # the sum from which on danger is spoken of where the words mean nothing else
    believed: float  # … where they do; and from which on what a combination says is believed
    sure: float  # the sum that is enough where no combination says what the danger is
    weights: Mapping[Text, float]

    def weigh(self, features: Collection[str]) -> float:
        return sum(self.weights.get(feature, 0.0) for feature in features)


@cache
def load_evidence() -> EmergencyEvidence:
    """The resource, checked, read once. Raises ResourceError."""
    found, read = read_resource(FILE, EmergencyEvidence), read_combinations()
    for feature in found.weights:
        if not is_sign(feature) and not is_choice(feature.removeprefix(NEGATED), read.words):
            hint = nearest(feature, [*read.words, *read.signs])
            raise ResourceError(
                f"emergencies/evidence.yaml: «{feature}» — ни класс, ни слово, ни признак{hint}."
            )
    return found
