"""Names of places from the genitive, in which registers mention them, back to the nominative.

An ending tells several nominatives; which one is meant is decided by the names that are known.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from catalog.resource_file import RESOURCES, Text, Words, read_resource


@dataclass(frozen=True, slots=True)
class Case:
    """An adjective's ending in both cases."""

    genitive: Text
    nominative: Text


@dataclass(frozen=True, slots=True)
class GenitiveFile:
    """A genitive.yaml."""

    endings: dict[Text, tuple[str, ...]]
    towns: Words
    hard: Case
    soft: Case
    soft_behind: Words
    small: frozenset[Text]


@cache
def genitive() -> GenitiveFile:
    """Read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "register" / "genitive.yaml", GenitiveFile)


def nominative(name: str, *known: Container[str]) -> str:
    """The nominative of a name in lower case, looked for among known names, the surest first.

    A name that isn't known in another form is taken to stand in the nominative already.
    """
    for names in known:
        if name in names and names is known[0]:
            return name
        for candidate in _candidates(name):
            if candidate in names:
                return candidate
    return name[:-1] if name.endswith(genitive().towns) else name


def _candidates(name: str) -> Iterator[str]:
    """All but the name itself."""
    combined = (" ".join(words) for words in product(*map(_forms, name.split())))
    return (candidate for candidate in combined if candidate != name)


def _forms(word: str) -> list[str]:
    first, hyphen, rest = word.rpartition("-")
    found = [
        rest[: -len(ending)] + new
        for ending, nominatives in genitive().endings.items()
        if rest.endswith(ending) and len(rest) > len(ending) + 1
        for new in nominatives
    ]
    return [word, *(first + hyphen + one for one in found)]


def adjective(said: str) -> str:
    """«октябрьского» → «октябрьский», «красного» → «красный»."""
    held = genitive()
    for case in (held.hard, held.soft):
        stem = said.removesuffix(case.genitive)
        if stem != said:
            return stem + (held.soft if stem.endswith(held.soft_behind) else case).nominative
    return said


def as_name(lower: str) -> str:
    """«усть-вагран» → «Усть-Вагран», «ростов-на-дону» → «Ростов-на-Дону»."""
    return " ".join("-".join(_capital(part) for part in word.split("-")) for word in lower.split())


def _capital(part: str) -> str:
    return part if part in genitive().small else part[:1].upper() + part[1:]
