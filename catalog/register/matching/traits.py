"""What is compared of an institution: name, place and kind."""

from dataclasses import dataclass, replace
from functools import lru_cache

from catalog.model import Institution
from catalog.register.matching.naming import Naming, naming
from catalog.register.matching.whereabouts import Whereabouts, whereabouts
from catalog.register.names.kind_teller import kind_teller
from catalog.register.names.name_words import stem, words
from catalog.search.vocabulary.vocabulary import load_vocabulary

CACHED = 400_000


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one institution or row."""

    one: Institution
    naming: Naming
    where: Whereabouts


def traits(one: Institution) -> Traits:
    """The place has the parts that the name alone tells: the municipality, a city's district."""
    name, where = naming(one.official_name, one.place), whereabouts(one.place)
    if name.district and not where.district:
        where = replace(where, district=name.district)
    if name.area and not where.area:
        where = replace(where, area=name.area)
    return Traits(one, name, where)


@lru_cache(maxsize=1000)
def kind_stems(key: str) -> frozenset[str]:
    """Of all that a kind is called: «СДК» and «сельский дом культуры» say the same."""
    found = load_vocabulary().kinds[key]
    return frozenset(stem(word) for phrase in found.words for word in words(phrase))


@lru_cache(maxsize=CACHED)
def kind_key(name: str, kind: str) -> str:
    """The key of the kind that the name tells, else of the one that is given; empty where unknown."""
    told = kind_teller()(name) or kind_teller()(kind)
    return _keys().get(told, "")


@lru_cache(maxsize=1000)
def given_kind(kind: str) -> str:
    """The key of the kind that a column gave, in whatever words, or reading told; empty where unknown."""
    return _keys().get(kind) or _keys().get(kind_teller()(kind), "")


@lru_cache(maxsize=1000)
def kinds_of(kind: str) -> list[str]:
    """That kind and those that it is one of, as keys of blocks."""
    key = given_kind(kind)
    return [f"={kind}" for kind in (key, *load_vocabulary().kinds[key].broader)] if key else []


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    return {kind.name.one: key for key, kind in load_vocabulary().kinds.items()}
