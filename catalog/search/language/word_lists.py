"""Word lists and patterns of Russian that several readers need, from `catalog/resources/language/`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field

from catalog.resource_file import Text, Words, read_resource
from catalog.search.language.letters import FOLDER

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Preposition:
    """«в», «во» before two consonants of which the first is one of these."""

    usual: Text
    before_two: Text
    of: Text


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a pattern finds, and what is read instead."""

    written: Pattern
    read: Text


@dataclass(frozen=True, slots=True)
class Joint:
    """The letter between two words that are one."""

    hard: Text
    soft: Text


@dataclass(frozen=True, slots=True)
class AddressWords:
    """What stands before settlements, districts and streets in addresses; two are pieces of patterns."""

    settlement: Text
    district: Text
    town: frozenset[Text]
    street: Pattern


@dataclass(frozen=True, slots=True)
class PlacesWords:
    """A places.yaml."""

    municipal: Annotated[frozenset[Text], Field(min_length=1)]
    district: Words
    district_words: frozenset[Text]
    district_letters: frozenset[Text]
    district_label: Text
    region: frozenset[Text]
    region_named: Words
    region_of_no_name: Text
    town_type: Text
    either_type: Text
    district_name: Pattern
    settlement: Pattern
    preposition: Preposition
    on_a_river: Pattern
    district_village: Rewritten
    district_and_town: Pattern
    first_part: Pattern
    soft_first_part: Words
    joined_by: Joint
    key_letters: dict[Text, str]
    address: AddressWords


@dataclass(frozen=True, slots=True)
class NamesPatterns:
    """A names.yaml: what official names and addresses are made of."""

    initials: Pattern
    named_after: Pattern
    ordinal: Pattern
    street: Pattern
    house: Pattern


@dataclass(frozen=True, slots=True)
class PeoplePatterns:
    """A people.yaml: what tells that a text speaks of a person."""

    series: Pattern
    introduced: Pattern
    initials: Pattern
    honoured: Pattern


@dataclass(frozen=True, slots=True)
class QuestionsWords:
    """A questions.yaml."""

    not_: Annotated[Text, Field(alias="not")]
    nots: frozenset[Text]
    or_: Annotated[Text, Field(alias="or")]
    in_a_place: frozenset[Text]
    on_a_street: frozenset[Text]
    named_after: frozenset[Text]
    writer: frozenset[Text]
    before_a_name: frozenset[Text]
    regions: frozenset[Text]
    of_children: Text
    soft_sign: Text
    after_a_place: Pattern
    like_a_place: Pattern
    of_a_place: Pattern
    adjective_of_a_place: Pattern
    adjective: Pattern
    telling: Pattern
    adjective_as_name: Pattern
    initials: Pattern


@cache
def places_words() -> PlacesWords:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "places.yaml", PlacesWords)


@cache
def names_patterns() -> NamesPatterns:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "names.yaml", NamesPatterns)


@cache
def people_patterns() -> PeoplePatterns:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "people.yaml", PeoplePatterns)


@cache
def questions_words() -> QuestionsWords:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "questions.yaml", QuestionsWords)
