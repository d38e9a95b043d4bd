"""The words of the search as data: kinds of institutions, words without meaning, services, numbers in words.

Read from `catalog/resources/vocabulary/`. Nothing here knows a region.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from catalog.model import Platform, Topic
from catalog.morphology import lemmas
from catalog.result import Talk

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class KindName:
    """A kind of institution and how it is shown: «детский сад», «детские сады», 24 «детских садов»."""

    key: str
    one: str
    several: str
    many: str


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry of kinds.yaml."""

    name: KindName
    words: tuple[str, ...]  # all that it is called, its name included
    broader: tuple[str, ...]
    near: tuple[str, ...]
    akin: tuple[str, ...]
    audience: str
    of_place: bool
    generic: bool
    topic: Topic | None


@dataclass(frozen=True, slots=True)
class Service:
    """What residents ask for without naming an institution, and the kinds that provide it, best first."""

    topic: Topic
    phrases: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it. Phrases are as written in the files: not normalised, not inflected."""

    kinds: dict[str, Kind]
    fillers: tuple[str, ...]
    details: tuple[str, ...]
    legal: tuple[str, ...]
    markers: dict[str, tuple[str, ...]]
    abbreviations: dict[str, str]
    compounds: dict[str, str]
    bodies: dict[str, str]
    levels: dict[str, str]  # by dictionary forms
    channels: dict[Platform, tuple[str, ...]]
    audience: dict[str, tuple[str, ...]]
    talk: dict[Talk, tuple[str, ...]]
    swearing: tuple[str, ...]
    services: tuple[Service, ...]
    acts: tuple[str, ...]
    ordinals: dict[int, str]
    cardinals: dict[int, str]
    number_marks: frozenset[str]
    elsewhere: tuple[str, ...]  # towns and regions of the country; those of this one are taken out later


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    words, topics, numbers = (_read(name) for name in ("words", "topics", "numbers"))
    return Vocabulary(
        kinds={entry["key"]: _kind(entry) for entry in _read("kinds")},
        fillers=tuple(words["fillers"]),
        details=tuple(words["details"]),
        legal=tuple(words["legal"]),
        markers={name: tuple(found) for name, found in words["markers"].items()},
        abbreviations=dict(words["abbreviations"]),
        compounds=dict(words["compounds"]),
        bodies=dict(words["bodies"]),
        levels={lemma: level for word, level in words["levels"].items() for lemma in lemmas(word)},
        channels={Platform(name): tuple(found) for name, found in words["channels"].items()},
        audience={name: tuple(found) for name, found in words["audience"].items()},
        talk={Talk(name): tuple(found) for name, found in words["talk"].items()},
        swearing=tuple(words["swearing"]),
        services=tuple(_service(entry) for entry in topics["topics"]),
        acts=tuple(topics["acts"]),
        ordinals=dict(numbers["ordinals"]),
        cardinals=dict(numbers["cardinals"]),
        number_marks=frozenset(numbers["marks"]),
        elsewhere=tuple(_read("elsewhere")["places"]),
    )


def _read(name: str) -> Any:  # noqa: ANN401 - YAML holds what it holds
    text = (files("catalog") / "resources" / "vocabulary" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader


def _kind(entry: dict[str, Any]) -> Kind:
    one, several, many = entry["name"]
    topic = entry.get("topic")
    return Kind(
        name=KindName(entry["key"], one, several, many),
        words=(one, several, *entry.get("words", ())),
        broader=tuple(entry.get("is", ())),
        near=tuple(entry.get("near", ())),
        akin=tuple(entry.get("akin", ())),
        audience=entry.get("audience", ""),
        of_place=entry.get("of_place", False),
        generic=entry.get("generic", False),
        topic=Topic(topic) if topic else None,
    )


def _service(entry: dict[str, Any]) -> Service:
    return Service(Topic(entry["topic"]), tuple(entry["phrases"]), tuple(entry["kinds"]))
