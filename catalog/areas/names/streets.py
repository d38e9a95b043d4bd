"""Names of streets as acts and residents write them: type, name, former names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from catalog.areas.names.house import plain
from catalog.areas.names.stems import name_words, stem
from catalog.areas.names.words import street_words

BRACKETS = re.compile(r"\(([^()]{0,200})\)")
NAMED_AFTER = frozenset({"им", "имени"})
LONGEST_STREET = 200
"""Characters of a street's name; the longest real one has 70."""


@dataclass(frozen=True, slots=True)
class Street:
    """`core`: the stems of its name, numbers first; `former`: those of earlier names."""

    type: str  # a key of streets.yaml; empty where none was written
    core: tuple[str, ...]
    name: str  # as written, without its type
    former: tuple[tuple[str, ...], ...] = ()
    former_names: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """«ул. Суворова», «3-я Продольная»."""
        return f"{shown_type(self.type)} {self.name}".strip()

    @property
    def written(self) -> str:
        """The same with former names, as it is read back."""
        former = "; ".join(self.former_names)
        return f"{self.shown} (бывшая {former})" if former else self.shown


@cache
def types() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The words of a type → the keys that they may mean."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, (shown, *written) in street_words().types.items():
        for phrase in (shown, *written):
            said = tuple(name_words(plain(phrase)))
            found[said] = tuple(dict.fromkeys((*found.get(said, ()), key)))
    return found


@cache
def longest_type() -> int:
    return max(map(len, types()))


def shown_type(key: str) -> str:
    return street_words().types[key][0] if key else ""


def type_at(words: list[str], at: int) -> tuple[tuple[str, ...], int]:
    """The types that the words from there may say, and where they end; none where they say none."""
    for length in range(longest_type(), 0, -1):
        found = types().get(tuple(words[at : at + length]))
        if found and at + length <= len(words):
            return found, at + length
    return (), at


def core_of(words: Sequence[str]) -> tuple[str, ...]:
    """The stems, numbers first, numbers in words as numbers."""
    return _core_of(tuple(words))


@lru_cache(maxsize=20_000)
def _core_of(words: tuple[str, ...]) -> tuple[str, ...]:
    known = street_words().numbers
    words = tuple(word for word in words if word not in NAMED_AFTER) or words
    stems = [str(known[word]) if word in known and len(words) > 1 else stem(word).text for word in words]
    return tuple(sorted(stems, key=lambda one: not one.isdigit()))


@lru_cache(maxsize=20_000)
def read_street(text: str) -> Street | None:
    """The street that the text names, or None where nothing is left of it."""
    named = " ".join(text[:LONGEST_STREET].split())
    former, names = _former(named)
    bare = BRACKETS.sub(" ", named)
    kind, name = _typed(bare)
    core = core_of(name_words(plain(name)))
    return Street(kind, core, " ".join(name.split()), former, names) if core else None


def _former(text: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """«(бывшая Казарменная)», «(быв. ул. Казарменная)»."""
    names = []
    for inside in BRACKETS.findall(text):
        words = re.findall(r"[\w-]+\.?", inside)
        while words and plain(words[0]).strip(".") in street_words().former:
            words = words[1:]
        names.append(_typed(" ".join(words))[1])
    names = [name for name in names if name]
    return tuple(core_of(name_words(plain(name))) for name in names), tuple(names)


PIECE = re.compile(r"[^\s.,«»\"“”„]+(?:\.(?=\S)|)")


def _is_type(parts: list[str]) -> bool:
    """«ул.» of «Набережная ул.»: what is left would be no name."""
    said = tuple(name_words(plain(" ".join(parts).replace("-", " "))))
    return said in types() and said[0] not in street_words().nameable


def _typed(text: str) -> tuple[str, str]:
    """The type and the rest as written: a type stands before the name or behind it."""
    spaced = re.sub(r"([а-яё])\.", r"\1. ", text, flags=re.IGNORECASE)
    parts = [part for part in re.sub(r"[«»\"“”„,]", " ", spaced).split() if part.strip(".-")]
    for size in range(min(4, len(parts) - 1), 0, -1):
        behind, before = (parts[-size:], parts[:-size]), (parts[:size], parts[size:])
        for piece, rest in (before, behind):
            said = tuple(name_words(plain(" ".join(piece).replace("-", " ").replace("/", " "))))
            found = types().get(said)
            if found and rest and not _is_type(rest):
                return found[0], " ".join(rest)
    return _typed_inside(parts)


def _typed_inside(parts: list[str]) -> tuple[str, str]:
    """«2-й проезд Романтиков», «Дегтярный проезд 3-й»: beside the type a number, and the name."""
    for at in range(1, len(parts) - 1):
        found = types().get(tuple(name_words(plain(parts[at].replace("-", " ")))))
        if found and (parts[at - 1][0].isdigit() or parts[at + 1][0].isdigit()):
            before, behind = parts[:at], parts[at + 1 :]
            name = (*before, *behind) if parts[at - 1][0].isdigit() else (*behind, *before)
            return found[0], " ".join(name)
    return "", " ".join(parts)
