"""Letters that look like other letters (Unicode UTS #39), so that «vk.cоm» is seen for what it is.

A skeleton is for comparing only: never shown, stored or opened.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator

from catalog.resource_file import RESOURCES, read_resource

SAME_TO_THE_EYE = str.maketrans({"0": "o", "1": "l", "m": "rn"})
"""Within ASCII, as confusables.txt has them. «i» is left alone: «I» is only like «l» as a capital."""


LATIN = re.compile(r"LATIN (?:SMALL LETTER|CAPITAL LETTER|LETTER SMALL CAPITAL) ([A-Z])(?: WITH .*| BAR)?")
"""A letter with a stroke, a hook or a tail is that letter to the eye; confusables.txt lacks many: «ꞑ»."""

LIKE_LATIN = {"ĸ": "k", "ŋ": "n", "ə": "a"}
"""Used by those who imitate hosts (dnstwist's table of homoglyphs), and in neither."""


def _code_points(said: object) -> tuple[int, ...]:
    if not isinstance(said, str):
        raise ValueError("нужны коды букв через пробел: «0430 0441»")  # noqa: TRY004 - pydantic tells this one
    return tuple(int(point, 16) for point in said.split())


CodePoints = Annotated[tuple[int, ...], BeforeValidator(_code_points)]


@lru_cache(maxsize=1)
def look_alikes() -> dict[int, str]:
    """Code point → what it looks like, read and checked once. Raises ResourceError."""
    points_of = read_resource(RESOURCES / "confusables.yaml", dict[str, CodePoints])
    return {point: plain for plain, points in points_of.items() for point in points}


def plain(text: str) -> str:
    """The text as the eye reads it: lower case, every look-alike of an ASCII character replaced by it.

    Marks on letters are dropped; what looks like nothing in ASCII stays.
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return "".join(map(_without_stroke, kept.translate(look_alikes()))).lower()


def _without_stroke(letter: str) -> str:
    if letter.isascii() or letter in LIKE_LATIN:
        return LIKE_LATIN.get(letter, letter)
    found = LATIN.fullmatch(unicodedata.name(letter, ""))
    return found[1] if found else letter


def skeleton(text: str) -> str:
    """Two texts with the same skeleton can be taken for each other: «vk.corn» and «vk.com»."""
    return plain(text).translate(SAME_TO_THE_EYE)


def foreign_letter(text: str) -> str:
    """The first letter that only looks Latin, described in Russian: «кириллическая «о»». Empty: none."""
    for letter in text:
        if not letter.isascii() and plain(letter).isascii() and plain(letter):
            return f"{_script(letter)} «{letter}»"
    return ""


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if name.startswith("CYRILLIC"):
        return "кириллическая"
    return "греческая" if name.startswith("GREEK") else "нелатинская"
