"""What a word in Latin letters may stand for: Russian typed with the keyboard in Latin, or transliterated."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from catalog.resource_file import Text, read_resource
from catalog.search.language.letters import FOLDER, Alphabets

SHORT_I = re.compile(r"(?<=[aeiou])[yj](?![aeiou])")
GERMAN = re.compile(r"sch(?=[bcdfgklmnprtvw])")
LETTERS = re.compile("[a-z]")

Sounds = dict[Text, Text]


@dataclass(frozen=True, slots=True)
class TransliterationFile:
    """A transliteration.yaml."""

    keys: Alphabets
    sounds: Sounds
    schemes: tuple[Sounds, ...]
    whole: Sounds
    short_i: Text
    german_sch: Text


class Scheme(NamedTuple):
    """How letters are read; the pattern finds the longest first."""

    pattern: re.Pattern[str]
    sounds: Sounds

    def read(self, text: str) -> str:
        return self.pattern.sub(lambda found: self.sounds[found[0]], text)


@cache
def transliteration() -> TransliterationFile:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "transliteration.yaml", TransliterationFile)


@cache
def _keys() -> dict[int, int]:
    return transliteration().keys.to_russian


@cache
def _everyday() -> Scheme:
    return _scheme({})


@cache
def _others() -> tuple[Scheme, ...]:
    return tuple(map(_scheme, transliteration().schemes))


def _scheme(otherwise: Sounds) -> Scheme:
    sounds = transliteration().sounds | otherwise
    return Scheme(re.compile("|".join(sorted(map(re.escape, sounds), key=len, reverse=True))), sounds)


def make_ready() -> None:
    """Read and compile all schemes now, rather than while somebody waits for an answer."""
    _keys(), _everyday(), _others()


def has_latin(text: str) -> bool:
    """Whether any letter of the normalised text is Latin."""
    return LETTERS.search(text) is not None


def from_layout(text: str) -> str:
    """What the same keys give with the keyboard in Russian: «irjkf» is «школа»."""
    return text.translate(_keys()).replace("ё", "е")


def from_translit(text: str) -> str:
    """The Russian word that is meant: «shkola» is «школа»."""
    held = transliteration()
    for written, read in held.whole.items():
        text = text.replace(written, read)
    return _everyday().read(GERMAN.sub(held.german_sch, SHORT_I.sub(held.short_i, text)))


def other_translits(text: str) -> list[str]:
    """What the word is in each single scheme, for one that the everyday reading doesn't know."""
    return list(dict.fromkeys(scheme.read(text) for scheme in _others()))
