"""What is compared of an institution: the cheap part made of all, the rest only of those worth it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from catalog.model import Institution, Place, Platform
from catalog.register.kind_teller import kind_teller
from catalog.register.matching.sorts import levels_in, sorts_in, telling
from catalog.register.matching.whereabouts import Whereabouts, whereabouts
from catalog.register.name_words import (
    area_stems,
    common_stems,
    legal_stems,
    region_stems,
    stem,
    street_stems,
    town_stems,
    words,
    written_out,
)
from catalog.search.vocabulary.vocabulary import load_vocabulary

MARKED = re.compile(r"(?:№|N|#)\s?(\d{1,5}[а-яё]?)(?![а-яё\d])", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,5}[а-я]?")
SHORTEST_ROOT = 4
POSTCODE_DIGITS, PHONE_DIGITS, SHORTEST_PHONE = 6, 10, 5
CACHED = 400_000


@dataclass(frozen=True, slots=True)
class Naming:
    """What a name says. `own` holds stems that tell it from its like."""

    plain: str
    numbers: frozenset[str]
    own: frozenset[str]
    sorts: frozenset[int] = frozenset()
    levels: frozenset[tuple[int, int]] = frozenset()
    areas: frozenset[str] = frozenset()  # «Еланского района», beside `own`
    rest: frozenset[str] = frozenset()  # all but legal form and place


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one institution or row."""

    one: Institution
    naming: Naming
    where: Whereabouts


def traits(one: Institution) -> Traits:
    return Traits(one, naming(one.official_name, one.place), whereabouts(one.place))


@lru_cache(maxsize=CACHED)
def naming(name: str, place: Place) -> Naming:
    """The name without its legal form, what it is, and where it is: the place is compared by itself."""
    head = written_out(_branch_of().split(name, maxsplit=1)[0])
    said = words(head)
    stems = [stem(word) for word in said]
    marked = [*MARKED.findall(head), *_numbered_branch().findall(name)]
    numbers = frozenset(one.lower() for one in marked) or frozenset(
        word for word in said if NUMBER.fullmatch(word)
    )
    where = whereabouts(place)
    placed = {word for part in (where.area, where.locality, where.district) for word in part.split()}
    areas = frozenset(
        word
        for at, word in enumerate(stems)
        if word not in common_stems() and _is_area(stems, at) and not _is_region(stems, at)
    )
    own = frozenset(word for at, word in enumerate(stems) if _tells(stems, at, said[at])) - placed
    regions = {word for at, word in enumerate(stems) if _is_region(stems, at)}
    aside = legal_stems() | area_stems() | region_stems() | town_stems() | placed | areas | regions
    rest = frozenset(word for word in stems if word not in aside and not word[0].isdigit())
    return Naming(" ".join(said), numbers, own, sorts_in(stems), levels_in(stems), areas, rest)


def without_roots(name: Naming, localities: Iterable[str]) -> Naming:
    """The name without the adjectives of those settlements."""
    roots = [locality for locality in localities if len(locality) >= SHORTEST_ROOT]
    begun = tuple(root[: max(SHORTEST_ROOT, len(root) - 1)] for root in roots)
    if not any(word.startswith(begun) for word in name.own | name.rest):
        return name
    own, rest = (
        frozenset(word for word in part if not word.startswith(begun)) for part in (name.own, name.rest)
    )
    return replace(name, own=own, rest=rest)


def without_areas(name: Naming, areas: frozenset[str]) -> Naming:
    """The name without the adjectives of the areas that either side is in."""
    if not areas & (name.own | name.areas):
        return name
    return replace(name, own=name.own - areas, areas=name.areas - areas, rest=name.rest - areas)


@lru_cache(maxsize=1000)
def kind_stems(key: str) -> frozenset[str]:
    """Of all that a kind is called: «СДК» and «сельский дом культуры» say the same."""
    found = load_vocabulary().kinds[key]
    return frozenset(stem(word) for phrase in found.words for word in words(phrase))


def _tells(stems: list[str], at: int, word: str) -> bool:
    """Whether a word of a name tells it from its like."""
    return not (word[0].isdigit() or stems[at] in common_stems() or len(word) == 1 or _is_area(stems, at))


def _is_region(stems: list[str], at: int) -> bool:
    """«Волгоградской области», which all of a register are in."""
    return stems[at + 1 : at + 2] != [] and stems[at + 1] in region_stems()


def _is_area(stems: list[str], at: int) -> bool:
    """«Еланского района», «Еланского муниципального района», «Волгоградской области»."""
    after = stems[at + 1 : at + 3]
    if after[:1] and after[0] in area_stems() | region_stems():
        return True
    return len(after) > 1 and after[1] in area_stems() and after[0] in common_stems() - town_stems()


@lru_cache(maxsize=CACHED)
def kind_key(name: str, kind: str) -> str:
    """The key of the kind that the name tells, else of the one that is given; empty where unknown."""
    told = kind_teller()(name) or kind_teller()(kind)
    return _keys().get(told, "")


def given_kind(one: Institution) -> str:
    """The key of the kind that a column gave, or reading told; empty where unknown."""
    return _keys().get(one.kind, "")


def kinds_of(one: Institution) -> list[str]:
    """That kind and those that it is one of, as keys of blocks."""
    key = given_kind(one)
    return [f"={kind}" for kind in (key, *load_vocabulary().kinds[key].broader)] if key else []


@lru_cache(maxsize=1)
def _branch_of() -> re.Pattern[str]:
    """«Вязовская библиотека — филиал МУК «…»»: what follows names the whole."""
    return re.compile(rf"(?<=\w)[»\")]{{0,2}}(?:\s[—–-]|,)\s(?={telling().branch})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _numbered_branch() -> re.Pattern[str]:
    """«детская библиотека — филиал № 2» is number 2 itself."""
    return re.compile(
        rf"{telling().branch}\s{{0,3}}(?:№|N|#)\s?(\d{{1,5}}[а-яё]?)(?![а-яё\d])", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    return {kind.name.one: key for key, kind in load_vocabulary().kinds.items()}


@lru_cache(maxsize=CACHED)
def phones(cell: str) -> frozenset[str]:
    """The numbers of a cell by their last digits; «8 (84457) 1-11-11» and «+7 844 571-11-11» are one."""
    found = (re.sub(r"\D", "", part)[-PHONE_DIGITS:] for part in re.split(r"[;,\n]|доб", cell))
    return frozenset(digits for digits in found if len(digits) >= SHORTEST_PHONE)


@dataclass(frozen=True, slots=True)
class Stands:
    """A street by its stems, and the house there."""

    street: frozenset[str]
    house: str


@lru_cache(maxsize=CACHED)
def stands(address: str) -> tuple[Stands, ...]:
    """Where an address says that it stands; several addresses are parted by «;»."""
    return tuple(_stands(address))


def _stands(address: str) -> Iterator[Stands]:
    for part in address.split(";"):
        said = [word for word in words(part) if len(word) != POSTCODE_DIGITS or not word.isdigit()]
        at = next((at for at, word in enumerate(said) if stem(word) in street_stems()), None)
        if at is None:
            continue
        street = frozenset(stem(word) for word in _around(said, at) if stem(word) not in street_stems())
        house = next((word for word in said[at + 1 :] if word[0].isdigit() and not _is_ordinal(word)), "")
        if street:
            yield Stands(street, house)


def _around(said: list[str], at: int) -> Iterable[str]:
    """«ул. Мира» and «Мира ул.»: what follows up to the house, else what stands before."""
    after: list[str] = []
    for word in said[at + 1 :]:
        if word[0].isdigit() and after:
            break
        after.append(word)
    named = [word for word in after if not word[0].isdigit() and stem(word) not in street_stems()]
    return named or said[max(at - 1, 0) : at]


def _is_ordinal(word: str) -> bool:
    return word.endswith(("я", "й", "летия", "лет"))


def hosts(one: Institution) -> Iterator[str]:
    """The hosts of its sites."""
    for page in one.pages:
        if page.platform is Platform.SITE and (host := urlsplit(page.url).hostname):
            yield host.removeprefix("www.")
