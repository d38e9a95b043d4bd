"""What the name of a village and the adjective made of it have in common: «Бобровка» and «Бобровская школа».

Registers often name a village institution by the adjective alone, and residents ask by the village. Neither
derivation is regular, so each word gives a few roots, and one in common is enough.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from catalog.resource_file import Text, Words, read_resource
from catalog.search.language.letters import FOLDER

SHORTEST = 4


@dataclass(frozen=True, slots=True)
class ToponymsFile:
    """A toponyms.yaml: endings of villages' names and of the adjectives made of them."""

    case_endings: Words
    case_after: Words
    nominative: Text
    adjectives: Words
    nouns: tuple[str, ...]  # the empty one is a name that is a root itself
    adjective_towns: Words
    dropped: Words
    suffix: Text


@cache
def toponyms() -> ToponymsFile:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "toponyms.yaml", ToponymsFile)


def adjective_roots(word: str) -> set[str]:
    """The roots of an adjective, in any case, that may be made of a place's name; none of another word."""
    return _without(_nominative(word), toponyms().adjectives)


def _nominative(word: str) -> str:
    for ending in toponyms().case_endings:
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith(toponyms().case_after):
            return stem + toponyms().nominative
    return word


@lru_cache(maxsize=20_000)
def noun_roots(word: str) -> frozenset[str]:
    """The roots of a word that may be a village's name."""
    return frozenset(_without(word, toponyms().nouns))


def _without(word: str, endings: tuple[str, ...]) -> set[str]:
    cut = {word[: len(word) - len(ending)] for ending in endings if word.endswith(ending)}
    return {root for root in cut if len(root) >= SHORTEST} or {
        root for root in cut if len(root) == SHORTEST - 1
    }


def adjectives(town: str) -> list[str]:
    """The adjectives that a town's name may give: Волгоград → волгоградский, Дубовка → дубовский."""
    word = town.replace("-", " ").split()[-1] if " " not in town else ""
    held = toponyms()
    if not word or word.endswith(held.adjective_towns):
        return []
    stem = next((word.removesuffix(end) for end in held.dropped if word.endswith(end)), word)
    return [f"{stem}{'' if stem.endswith(held.suffix) else held.suffix}{held.nominative}"]
