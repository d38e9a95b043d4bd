"""The words of the search as data: kinds of institutions, words without meaning, services, numbers in words.

Read from `catalog/resources/vocabulary/`. Nothing here knows a region.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from catalog.model import Platform, Topic
from catalog.search.language.morphology import lemmas
from catalog.search.result import Talk
from catalog.search.vocabulary.kinds import Kind, kind_of
from catalog.yaml_loader import load_yaml


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
    sayings, topics, numbers = (_read(name) for name in ("words", "topics", "numbers"))
    return Vocabulary(
        kinds={entry["key"]: kind_of(entry) for entry in _read("kinds")},
        fillers=tuple(sayings["fillers"]),
        details=tuple(sayings["details"]),
        legal=tuple(sayings["legal"]),
        markers={name: tuple(found) for name, found in sayings["markers"].items()},
        abbreviations=dict(sayings["abbreviations"]),
        compounds=dict(sayings["compounds"]),
        bodies=_bodies(sayings),
        levels={lemma: level for word, level in sayings["levels"].items() for lemma in lemmas(word)},
        channels={Platform(name): tuple(found) for name, found in sayings["channels"].items()},
        audience={name: tuple(found) for name, found in sayings["audience"].items()},
        talk={Talk(name): tuple(found) for name, found in sayings["talk"].items()},
        swearing=tuple(sayings["swearing"]),
        services=tuple(_service(entry) for entry in topics["topics"]),
        acts=tuple(topics["acts"]),
        ordinals=dict(numbers["ordinals"]),
        cardinals=dict(numbers["cardinals"]),
        number_marks=frozenset(numbers["marks"]),
        elsewhere=tuple(_read("elsewhere")["places"]),
    )


def _bodies(sayings: dict[str, Any]) -> dict[str, str]:
    """Everyday names of bodies, those put together of a head and a sphere («облкомтруд») included."""
    made: dict[str, str] = {
        f"{head}{said}": f"{body} {sphere}"
        for head, body in sayings["body_heads"].items()
        for sphere, every in sayings["body_spheres"].items()
        for said in every
    }
    return {**made, **sayings["bodies"]}


def with_kind_words(vocabulary: Vocabulary, added: Mapping[str, str]) -> Vocabulary:
    """The vocabulary with more words for its kinds: word → key. A key that it lacks is passed over."""
    if not added:
        return vocabulary
    words: dict[str, list[str]] = {}
    for word, key in added.items():
        words.setdefault(key, []).append(word)
    kinds = {
        key: replace(kind, words=(*kind.words, *words.get(key, ()))) for key, kind in vocabulary.kinds.items()
    }
    return replace(vocabulary, kinds=kinds)


def _read(name: str) -> Any:  # noqa: ANN401 - YAML holds what it holds
    text = (files("catalog") / "resources" / "vocabulary" / f"{name}.yaml").read_text(encoding="utf-8")
    return load_yaml(text)


def _service(entry: dict[str, Any]) -> Service:
    return Service(Topic(entry["topic"]), tuple(entry["phrases"]), tuple(entry["kinds"]))
