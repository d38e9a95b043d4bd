"""Kinds of institutions, as kinds.yaml has them: what each is called, and what it counts as."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import Field

from catalog.model import Topic
from catalog.resource_file import Text, Words, file_title, read_entries, refuse_unknown
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
    """A kind with all that it is known by."""

    name: KindName
    words: tuple[str, ...]  # all that it is called, its name included
    broader: tuple[str, ...]
    near: tuple[str, ...]
    akin: tuple[str, ...]
    open_to: tuple[str, ...]  # kinds of which one may be it by its name: drawers, sorts of the same
    audience: str
    of_place: bool
    of_town: bool  # a town within a district has its own
    everywhere: bool  # each place is served by one, whether or not the list has it
    generic: bool
    distinct: tuple[str, ...]  # words that mean a sort of its own: «инспекция» is no other body
    topic: Topic | None
    longer: dict[str, tuple[str, ...]]  # abbreviation → longer ones: «цсон» → «кцсон»
    spelt_out: dict[str, tuple[tuple[str, ...], ...]]  # initials → other phrases of such words

    def is_sort_of(self, other: "Kind") -> bool:
        """Whether it is one by its name: a «детская поликлиника» is a sort of «поликлиника»."""
        return set(self.name.one.split()) > set(other.name.one.split())


@dataclass(frozen=True, slots=True)
class KindEntry:
    """An entry of kinds.yaml as it is written there."""

    key: Text
    name: tuple[Text, Text, Text]
    words: Words = ()
    is_: Annotated[Words, Field(alias="is")] = ()
    near: Words = ()
    akin: Words = ()
    audience: Literal["", "children", "adults"] = ""
    of_place: bool = False
    of_town: bool = False
    everywhere: bool = False
    generic: bool = False
    distinct: Words = ()
    topic: Topic | None = None

    @property
    def kinds_named(self) -> dict[str, tuple[str, ...]]:
        """The other kinds that it refers to, by field."""
        return {"is": self.is_, "near": self.near, "akin": self.akin}


def read_kinds(file: Traversable) -> dict[str, Kind]:
    """The kinds of that file by key. Raises ResourceError."""
    entries = read_entries(file, KindEntry, key="key")
    known = {entry.key for entry in entries}
    for entry in entries:
        for field, named in entry.kinds_named.items():
            refuse_unknown(f"{file_title(file)}, запись «{entry.key}», поле «{field}»", named, known)
    return {entry.key: _kind(entry, entries) for entry in entries}


def _kind(entry: KindEntry, entries: Iterable[KindEntry]) -> Kind:
    one, several, many = entry.name
    open_to = (other for other in entries if other.generic or not set(other.is_).isdisjoint(entry.is_))
    return Kind(
        name=KindName(entry.key, one, several, many),
        words=(one, several, *entry.words),
        broader=entry.is_,
        near=entry.near,
        akin=entry.akin,
        open_to=tuple(other.key for other in open_to),
        audience=entry.audience,
        of_place=entry.of_place,
        of_town=entry.of_town,
        everywhere=entry.everywhere,
        generic=entry.generic,
        distinct=entry.distinct,
        topic=entry.topic,
        longer=_longer(_initials(words(one)), entry.words),
        spelt_out=_spelt_out(set(entry.words) - {several}),
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
