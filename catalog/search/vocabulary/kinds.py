"""Kinds of institutions, as kinds.yaml has them: what each is called, and what it counts as."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalog.model import Topic
from catalog.search.language.normalize import words


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
    distinct: tuple[str, ...]  # words that mean a sort of its own: «инспекция» is no other body
    topic: Topic | None
    longer: dict[str, tuple[str, ...]]  # abbreviation → longer ones: «цсон» → «кцсон»
    spelt_out: dict[str, tuple[tuple[str, ...], ...]]  # initials → other phrases of such words

    def is_sort_of(self, other: "Kind") -> bool:
        """Whether it is one by its name: a «детская поликлиника» is a sort of «поликлиника»."""
        return set(self.name.one.split()) > set(other.name.one.split())


def kind_of(entry: dict[str, Any]) -> Kind:
    """The kind of an entry of kinds.yaml."""
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
        distinct=tuple(entry.get("distinct", ())),
        topic=Topic(topic) if topic else None,
        longer=_longer(_initials(words(one)), entry.get("words", ())),
        spelt_out=_spelt_out(set(entry.get("words", ())) - {several}),
    )


def _longer(own: str, phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Not «СДК» for «дк», which stands for the kind itself."""
    found: dict[str, tuple[str, ...]] = {}
    for word in phrases:
        if " " not in word and word[1:] != own:
            found[word[1:]] = (*found.get(word[1:], ()), word)
    return found


def _spelt_out(phrases: set[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for parts in sorted(words(phrase) for phrase in phrases if " " in phrase):
        found[_initials(parts)] = (*found.get(_initials(parts), ()), tuple(parts))
    return found


def _initials(parts: list[str]) -> str:
    return "".join(part[0] for part in parts)
