"""Which word would have found what residents asked for: proposed only where a search with it does find it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import Prefix

from catalog.model import Institution
from catalog.queues.misses import MissGroup
from catalog.search import Catalog, Decision, SearchResult
from catalog.search.language.normalize import normalize, words
from catalog.search.places.region_places import RegionPlaces
from catalog.search.vocabulary.vocabulary import load_vocabulary

SHORTEST = 5
"""Letters with which words of one root begin."""

FOUND = (Decision.ANSWER, Decision.CHOOSE, Decision.SERVICE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another word for a kind (`kinds.yaml`), or another name of an institution (a column of the sheet)."""

    said: str  # the words of residents
    meant: str  # the kind or the institution, by its name
    kind: str = ""  # the key of the kind
    code: str = ""  # the institution


def propose(groups: Iterable[MissGroup], catalog: Catalog, places: RegionPlaces) -> dict[int, Proposal]:
    """Proposals by the number of the group; none for a text that isn't told yet, or is found by now.

    Takes as long as building an index, since every proposed name is tried on the whole register.
    """
    asked = {group.number: (group, _search(catalog, group)) for group in groups if group.text}
    missing = {
        number: pair for number, pair in asked.items() if not (pair[1].decision in FOUND and pair[1].fitting)
    }
    kinds = {number: found for number, pair in missing.items() if (found := _kind(catalog, *pair))}
    names = {
        number: found
        for number, pair in missing.items()
        if number not in kinds and (found := _name(catalog, *pair))
    }
    taught = _taught(catalog, names, places) if names else catalog
    proven = {
        number: found
        for number, found in names.items()
        if _finds(_search(taught, asked[number][0]), found.code)
    }
    return kinds | proven


def _search(catalog: Catalog, group: MissGroup, text: str = "") -> SearchResult:
    return catalog.search(text or group.text, place=catalog.place_labelled(group.place))


def _finds(result: SearchResult, code: str) -> bool:
    return result.decision in (Decision.ANSWER, Decision.CHOOSE) and code in result.fitting


def _kind(catalog: Catalog, group: MissGroup, result: SearchResult) -> Proposal | None:
    """The one kind with a word of the root of one that nobody understands, and that is found with it."""
    if result.clues.kinds or group.found:
        return None
    for unknown in (*result.clues.unknown, *filter(None, [result.clues.unknown_place])):
        text = normalize(group.text)
        fitting = {
            key
            for key, phrase in _kinds_like(unknown)
            if _is_answered(_search(catalog, group, text.replace(unknown, phrase)), key)
        }
        if len(fitting) == 1:
            key = fitting.pop()
            return Proposal(unknown, load_vocabulary().kinds[key].name.one, kind=key)
    return None


def _is_answered(result: SearchResult, kind: str) -> bool:
    return result.decision in FOUND and kind in result.clues.kinds


def _kinds_like(word: str) -> Iterator[tuple[str, str]]:
    for key, kind in load_vocabulary().kinds.items():
        yield from (
            (key, phrase) for phrase in kind.words if any(_of_one_root(word, part) for part in words(phrase))
        )


def _name(catalog: Catalog, group: MissGroup, result: SearchResult) -> Proposal | None:
    """What was found next; else the one of that kind and place that has most of the words and the number."""
    if (found := catalog.get(group.found) if group.found else None) is not None:
        return Proposal(group.text, found.short_name or found.official_name, code=found.code)
    place = catalog.place_labelled(group.place)
    said = [word for word in words(group.text) if not word.isdigit() and not _names_a_kind(word)]
    best: list[Institution] = []
    most = 1
    for one in catalog.browse(group.kind, place):
        names = words(" ".join((one.official_name, one.short_name, *one.other_names)))
        shared = sum(any(_akin(word, name) for name in names) for word in said)
        if shared >= most and all(str(number) in names for number in result.clues.numbers):
            best = [*best, one] if shared == most else [one]
            most = shared
    if len(best) != 1:
        return None
    return Proposal(group.text, best[0].short_name or best[0].official_name, code=best[0].code)


def _names_a_kind(word: str) -> bool:
    return any(word in words(phrase) for kind in load_vocabulary().kinds.values() for phrase in kind.words)


def _of_one_root(word: str, other: str) -> bool:
    """«муниципалитет» and «муниципальная»: kinds are few, so that half a word tells them."""
    return Prefix.similarity(word, other) >= max(SHORTEST, 2 * min(len(word), len(other)) / 3)


def _akin(word: str, other: str) -> bool:
    """«фишера» and «Фишер»: names are many, so that an ending is all that may differ."""
    return Prefix.similarity(word, other) >= max(SHORTEST - 1, 2 * max(len(word), len(other)) / 3)


def _taught(catalog: Catalog, names: Mapping[int, Proposal], places: RegionPlaces) -> Catalog:
    """The register as it would be with every proposed name."""
    said: dict[str, list[str]] = defaultdict(list)
    for proposal in names.values():
        said[proposal.code].append(proposal.said)
    return Catalog(
        [
            replace(one, other_names=(*one.other_names, *said.get(one.code, ())))
            for one in catalog.institutions
        ],
        places,
        catalog.version,
        catalog.kind_words,
    )
