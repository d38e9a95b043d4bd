"""Letters that look like other letters (Unicode UTS #39), so that «vk.cоm» is seen for what it is.

A skeleton is for comparing only: never shown, stored or opened.
"""

import unicodedata
from functools import lru_cache
from importlib.resources import files

import yaml

from catalog.pages.rules import LOADER

SAME_TO_THE_EYE = str.maketrans({"0": "o", "1": "l", "m": "rn"})
"""Within ASCII, as confusables.txt has them. «i» is left alone: «I» is only like «l» as a capital."""


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    text = (files("catalog") / "resources" / "confusables.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader
    return {int(point, 16): plain for plain, points in data.items() for point in points.split()}


def plain(text: str) -> str:
    """The text as the eye reads it: lower case, every look-alike of an ASCII character replaced by it.

    Marks above and below letters are dropped; what looks like nothing in ASCII stays.
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return kept.translate(_table()).lower()


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
