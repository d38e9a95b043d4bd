"""Letters and endings of Russian, read from `catalog/resources/language/`."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator

from catalog.resource_file import RESOURCES, Text, Words, read_resource

Letters = Annotated[frozenset[str], BeforeValidator(frozenset)]

FOLDER = RESOURCES / "language"


@dataclass(frozen=True, slots=True)
class Alphabets:
    """Letters of one alphabet, each for the letter of the other at its place."""

    latin: Text
    russian: Text

    @property
    def to_russian(self) -> dict[int, int]:
        """For `str.translate`."""
        return str.maketrans(self.latin, self.russian)


@dataclass(frozen=True, slots=True)
class LettersFile:
    """A letters.yaml."""

    look_alikes: Alphabets
    vowels: Letters
    number_endings: Words
    years: Words
    between_years: Text
    anniversary: Text
    anniversary_of: Text


@dataclass(frozen=True, slots=True)
class DeclinedAs:
    """Words that end so have a form with that ending, too."""

    of: Words
    ending: Text


@dataclass(frozen=True, slots=True)
class ReadAs:
    """An ending that is read as another one."""

    written: Text
    read: Text


@dataclass(frozen=True, slots=True)
class EndingsFile:
    """An endings.yaml."""

    adjectives: Words
    of_places: Words
    unchanged: Words
    declined_as_adjectives: DeclinedAs
    alike: ReadAs
    genitive_adjectives: Words
    adjectives_of_where: Words


@cache
def letters() -> LettersFile:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "letters.yaml", LettersFile)


@cache
def endings() -> EndingsFile:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "endings.yaml", EndingsFile)


@cache
def look_alikes() -> dict[int, int]:
    """Latin letters that are typed for Russian ones, for `str.translate`."""
    return letters().look_alikes.to_russian
