"""Questions that found nothing, by the need that they are nearest to, with the words that would tell it."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.queues.misses import MissGroup
from catalog.search import Catalog, Decision, SearchResult
from catalog.search.language.normalize import words
from catalog.search.needs.reader import need_words

MOST_WORDS, FEWEST_WORDS = 4, 2
SHORTEST = 3
FAR = ("", "")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A question, the id of its need, and words by which the need would be told."""

    group: MissGroup
    need: str
    said: str


def near_misses(
    groups: Iterable[MissGroup], catalog: Catalog, known: dict[str, tuple[str, str]]
) -> list[NearMiss]:
    """Those that are near some need, together by need: first the need that most people asked for in vain.

    `known`: by question, what this catalogue said of it before; what it says now is added.
    """
    told = [group for group in groups if group.text]
    known |= {group.text: _nearest(group.text, catalog) for group in told if group.text not in known}
    found = [NearMiss(group, *known[group.text]) for group in told if known[group.text] != FAR]
    asked: dict[str, int] = {}
    for one in found:
        asked[one.need] = asked.get(one.need, 0) + one.group.conversations
    return sorted(found, key=lambda one: (-asked[one.need], one.need, -one.group.conversations))


def _nearest(text: str, catalog: Catalog) -> tuple[str, str]:
    """The need and the words that would tell it; FAR where it is understood by now, or no need is near."""
    query = catalog.parse(text)
    if not query.told.needs:
        return FAR
    result = catalog.find(query)
    if result.decision is Decision.SERVICE and query.told.sure:
        return FAR
    said = _telling(text, result)
    return (query.told.needs[0], said) if said else FAR


def _telling(text: str, result: SearchResult) -> str:
    """The words of the question that say something; empty for one alone, which says too little."""
    held = words(text)
    left_out = need_words().slight | {word for name in _places(result) for word in words(name)}
    found = [word for word in held if len(word) >= SHORTEST and not word.isdigit() and word not in left_out]
    return " ".join(dict.fromkeys(found[:MOST_WORDS])) if len(found) >= FEWEST_WORDS else ""


def _places(result: SearchResult) -> tuple[str, ...]:
    clues = result.clues
    return tuple(filter(None, (clues.unknown_place, clues.street)))
