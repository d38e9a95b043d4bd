"""The words of acts and addresses as data, from `catalog/resources/areas/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from catalog.resource_file import RESOURCES, Text, Words, read_resource, refuse_unknown
from catalog.search.vocabulary.vocabulary import load_vocabulary

FOLDER = RESOURCES / "areas"


@dataclass(frozen=True, slots=True)
class AreaColumns:
    """columns.yaml: headers by column, the one that an export writes first; words of rows that are none."""

    headers: Mapping[Text, Words]
    act: Words
    skipped: Words


@dataclass(frozen=True, slots=True)
class StreetWords:
    """streets.yaml."""

    types: Mapping[Text, Words]  # how each is shown, then how it is written
    numbered: Words
    nameable: Words
    titles: Words
    former: Words
    years: Words
    every: Words
    numbers: Mapping[Text, int]


@dataclass(frozen=True, slots=True)
class AddressQuestionWords:
    """questions.yaml: senses of words around an address; `asks` are patterns."""

    senses: Mapping[Text, Words]
    asks: Words


@dataclass(frozen=True, slots=True)
class AreaService:
    """A service of services.yaml: kinds by their keys in the vocabulary."""

    kinds: Words
    also: Words = ()
    instead: Words = ()
    asks: Words = ()


@dataclass(frozen=True, slots=True)
class AreaServices:
    """services.yaml."""

    groups: Mapping[Text, AreaService]
    administration: Words


@cache
def column_words() -> AreaColumns:
    """Read and checked once, as all of these. Raises ResourceError."""
    return read_resource(FOLDER / "columns.yaml", AreaColumns)


@cache
def street_words() -> StreetWords:
    return read_resource(FOLDER / "streets.yaml", StreetWords)


@cache
def question_words() -> AddressQuestionWords:
    return read_resource(FOLDER / "questions.yaml", AddressQuestionWords)


@cache
def service_words() -> AreaServices:
    found, known = read_resource(FOLDER / "services.yaml", AreaServices), load_vocabulary().kinds
    for key, one in found.groups.items():
        named = (*one.kinds, *one.also, *one.instead, *one.asks)
        refuse_unknown(f"areas/services.yaml, запись «{key}»", named, known)
    refuse_unknown("areas/services.yaml, поле «administration»", found.administration, known)
    return found


@cache
def house_words() -> dict[str, frozenset[str]]:
    """The senses of words in a list of houses: sense → words; «нечет*» stays as it is."""
    held = read_resource(FOLDER / "houses.yaml", dict[Text, Words])
    return {sense: frozenset(words) for sense, words in held.items()}


@cache
def senses(word: str) -> frozenset[str]:
    """The senses that a word may have in a list of houses."""
    return frozenset(
        sense
        for sense, known in house_words().items()
        if word in known or any(one.endswith("*") and word.startswith(one[:-1]) for one in known)
    )


@cache
def phrases() -> tuple[str, ...]:
    """What several words say together in a list of houses: «а также»."""
    return tuple(one for known in house_words().values() for one in known if " " in one)
