"""What tells institutions apart when rows are compared, from resources/register/matching.yaml."""

from dataclasses import dataclass
from functools import cache

from catalog.resource_file import RESOURCES, Text, Words, read_resource


@dataclass(frozen=True, slots=True)
class MatchingWords:
    """A matching.yaml; its own head says what each is."""

    branches: Words
    branch: Text
    slashed: dict[Text, Text]
    sorts: tuple[Words, ...]
    offices: tuple[Words, ...]
    levels: tuple[tuple[Words, ...], ...]
    of_areas: Words
    adjectives: Words
    ordinals: Words
    extension: Text


@cache
def matching_words() -> MatchingWords:
    """The words, read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "register" / "matching.yaml", MatchingWords)
