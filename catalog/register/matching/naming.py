"""What a name says: its numbers, the words that tell it from its like, and the areas that it speaks of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from catalog.model import Place
from catalog.register.matching.sorts import levels_in, sorts_in
from catalog.register.matching.whereabouts import Whereabouts, whereabouts
from catalog.register.names.matching_words import matching_words
from catalog.register.names.name_words import (
    area_stems,
    common_stems,
    legal_stems,
    mended,
    region_stems,
    stem,
    town_stems,
    words,
    written_out,
)

MARKED = re.compile(r"(?:№|N|#)\s?(\d{1,5}[а-яё]?)(?![а-яё\d])", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,5}[а-я]?")
SHORTEST_NAME, SHORTEST_ROOT, SHORTEST_SLIP = 3, 4, 6
ADJECTIVE = "ск"
"""How the stem of «Перекопский» ends."""

SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 8
CACHED = 400_000


@dataclass(frozen=True, slots=True)
class Naming:
    """What a name says. `own` holds stems that tell it from its like."""

    plain: str
    numbers: frozenset[str]
    own: frozenset[str]
    sorts: frozenset[int] = frozenset()
    qualities: frozenset[int] = frozenset()  # the sorts, but for «района» and «города» of where it is
    levels: frozenset[tuple[int, int]] = frozenset()
    areas: frozenset[str] = frozenset()  # «Еланского района», beside `own`
    rest: frozenset[str] = frozenset()  # all but legal form and place
    district: str = ""  # «Советского района Волгограда»
    area: str = ""  # the one municipality that it names
    is_branch: bool = False  # a part of another, which bears its numbers, and is one of its own
    begins_as_branch: bool = False


@lru_cache(maxsize=CACHED)
def naming(name: str, place: Place) -> Naming:
    """The name without its legal form, what it is, and where it is: the place is compared by itself."""
    head = written_out(_branch_of().split(name, maxsplit=1)[0])
    said = words(head)
    stems = [mended(stem(word)) for word in said]
    marked = [*MARKED.findall(head), *_numbered_branch().findall(name)]
    numbers = frozenset(one.lower() for one in marked) or frozenset(
        word for word in said if NUMBER.fullmatch(word)
    )
    where = whereabouts(place)
    placed = {word for part in (where.area, where.locality, where.district) for word in part.split()}
    regions = {word for at, word in enumerate(stems) if _is_region(stems, at)}
    named = [at for at in range(len(said)) if _is_area(stems, at) and _is_name(said[at])]
    areas = frozenset(stems[at] for at in named) - regions
    own = frozenset(word for at, word in enumerate(stems) if _tells(stems, at, said[at])) - placed
    aside = legal_stems() | area_stems() | region_stems() | town_stems() | placed | areas | regions
    rest = frozenset(word for word in stems if word not in aside and not word[0].isdigit())
    districts = [stems[at] for at in named if _is_district(stems, at, where)]
    alone = next(iter(areas)) if len(areas) == 1 and _ends_with_area(stems, named) else ""
    plain = " ".join(said)
    return Naming(
        plain=plain,
        numbers=numbers,
        own=own,
        sorts=sorts_in(stems),
        qualities=sorts_in(word for word in stems if word not in area_stems() | town_stems()),
        levels=levels_in(stems),
        areas=areas,
        rest=rest,
        district=districts[0] if len(districts) == 1 else "",
        area="" if districts else alone,
        is_branch=any(words in plain for words in matching_words().branches),
        begins_as_branch=plain.startswith(matching_words().branches),
    )


def without_roots(name: Naming, localities: Iterable[str]) -> Naming:
    """The name without what it has of those settlements."""
    met = frozenset(word for word in name.own | name.rest for one in localities if is_of(word, one))
    return _without(name, met) if met else name


@lru_cache(maxsize=CACHED)
def is_of(word: str, settlement: str) -> bool:
    """Whether a word is in the settlement's name, or its adjective: «красноярск» and «балыклейск»."""
    parts = settlement.split()
    if not parts or word in parts:
        return bool(parts)
    root, begun = root_of(parts[-1]), parts[0][:SHORTEST_ROOT]
    if len(parts) > 1 and word.startswith(begun) and root in word[len(begun) :]:
        return True
    is_long = len(root) >= SHORTEST_ROOT or (len(root) >= SHORTEST_NAME and word.endswith(ADJECTIVE))
    return (is_long and word.startswith(root)) or _is_slip_of(word, parts[-1])


def _is_slip_of(word: str, settlement: str) -> bool:
    """«потеемкинск» of Потемкино."""
    bare = word.removesuffix(ADJECTIVE)
    return (
        bare != word and len(bare) >= SHORTEST_SLIP and OSA.distance(bare, settlement[: len(bare) - 1]) <= 1
    )


def root_of(settlement: str) -> str:
    """What a settlement and its adjective begin with: «ежов» of Ежовка and Ежовское."""
    return settlement[: max(SHORTEST_ROOT, len(settlement) - 1)]


def without_areas(name: Naming, areas: frozenset[str]) -> Naming:
    """The name without the adjectives of the areas that either side is in."""
    if not areas & (name.own | name.areas):
        return name
    return replace(name, own=name.own - areas, areas=name.areas - areas, rest=name.rest - areas)


def without_acronyms(ours: Naming, theirs: Naming) -> tuple[Naming, Naming]:
    """Both names without what the one has by initials: «ЦБС» and «централизованная библиотечная система»."""
    one, other = ours.plain.split(), theirs.plain.split()
    for said, written in ((one, other), (other, one)):
        for word in said:
            if word in written or not SHORTEST_ACRONYM <= len(word) <= LONGEST_ACRONYM:
                continue
            at = "".join(first[0] for first in written).find(word)
            if at >= 0:
                shared = frozenset([stem(word), *map(stem, written[at : at + len(word)])])
                ours, theirs = _without(ours, shared), _without(theirs, shared)
    return ours, theirs


def _without(name: Naming, shared: frozenset[str]) -> Naming:
    return replace(name, own=name.own - shared, rest=name.rest - shared)


def _tells(stems: list[str], at: int, word: str) -> bool:
    """Whether a word of a name tells it from its like."""
    return not (word[0].isdigit() or stems[at] in common_stems() or len(word) == 1 or _is_area(stems, at))


def _is_region(stems: list[str], at: int) -> bool:
    """«Волгоградской области», which all of a register are in."""
    return stems[at + 1 : at + 2] != [] and stems[at + 1] in region_stems()


def _is_area(stems: list[str], at: int) -> bool:
    """«Еланского района», «Еланского муниципального района», «Волгоградской области»."""
    return at + 1 < len(stems) and stems[at + 1] in area_stems() | region_stems()


def _is_name(word: str) -> bool:
    """Whether a word before «района» is its name: «Центрального», no «администрации», no «городского»."""
    bare = stem(word)
    return bare not in area_stems() and (
        bare not in common_stems() or word.endswith(matching_words().of_areas)
    )


def _is_district(stems: list[str], at: int, where: Whereabouts) -> bool:
    """Whether an area that is named is one of the city that the place is in."""
    if where.is_town and stems[at] != where.area:
        return True
    after = [word for word in stems[at + 1 : at + 5] if word not in area_stems() | town_stems()]
    return bool(after) and after[0] in where.locality.split()


def _ends_with_area(stems: list[str], named: list[int]) -> bool:
    """Whether nothing stands behind the area that could be its city: «Кировского района Волгограда»."""
    after = stems[named[-1] + 1 :]
    rest = [word for at, word in enumerate(after) if word not in area_stems() and not _is_region(after, at)]
    return all(word in common_stems() or word in region_stems() for word in rest)


@lru_cache(maxsize=1)
def _branch_of() -> re.Pattern[str]:
    """«Вязовская библиотека — филиал МУК «…»»: what follows names the whole."""
    return re.compile(rf"(?<=\w)[»\")]{{0,2}}(?:\s[—–-]|,)\s(?={matching_words().branch})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _numbered_branch() -> re.Pattern[str]:
    """«детская библиотека — филиал № 2» is number 2 itself."""
    return re.compile(
        rf"{matching_words().branch}\s{{0,3}}(?:№|N|#)\s?(\d{{1,5}}[а-яё]?)(?![а-яё\d])", re.IGNORECASE
    )
