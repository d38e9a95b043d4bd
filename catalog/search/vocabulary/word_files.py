"""The shapes of the resources beside kinds.yaml: how words.yaml, topics.yaml and the others are written."""

from dataclasses import dataclass

from catalog.model import Platform, Topic
from catalog.resource_file import Text, Words
from catalog.search.result import Talk


@dataclass(frozen=True, slots=True)
class WordsFile:
    """A words.yaml: words that are no clue to an institution."""

    fillers: Words
    details: Words
    legal: Words
    markers: dict[Text, Words]
    abbreviations: dict[Text, Text]
    letters: dict[Text, Words]
    branches: Words
    compounds: dict[Text, Text]
    bodies: dict[Text, Text]
    body_heads: dict[Text, Text]
    body_spheres: dict[Text, Words]
    levels: dict[Text, Text]
    channels: dict[Platform, Words]
    audience: dict[Text, Words]
    talk: dict[Talk, Words]
    swearing: Words
    corrections: Words
    connectors: Words

    @property
    def all_bodies(self) -> dict[str, str]:
        """Everyday names of bodies, those put together of a head and a sphere («облкомтруд») included."""
        made = {
            f"{head}{said}": f"{body} {sphere}"
            for head, body in self.body_heads.items()
            for sphere, every in self.body_spheres.items()
            for said in every
        }
        return {**made, **self.bodies}


@dataclass(frozen=True, slots=True)
class AskedService:
    """What residents ask for without naming an institution, and the kinds that provide it, best first."""

    topic: Topic
    phrases: Words
    kinds: Words


@dataclass(frozen=True, slots=True)
class TopicsFile:
    """A topics.yaml."""

    acts: Words
    topics: tuple[AskedService, ...]


@dataclass(frozen=True, slots=True)
class NumbersFile:
    """A numbers.yaml."""

    ordinals: dict[int, Text]
    cardinals: dict[int, Text]
    nouns: dict[int, Text]
    marks: Words
    counted: Words
    counted_so: Words
    numbered: Words
    parts: Words
    aged: Words
    number_streets: Words


@dataclass(frozen=True, slots=True)
class ElsewhereFile:
    """An elsewhere.yaml: towns and regions of the country."""

    places: Words
