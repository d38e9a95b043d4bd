"""Letters that look like other letters (Unicode UTS #39), so that «vk.cоm» is seen for what it is.

A skeleton is for comparing only: never shown, stored or opened.
"""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from catalog.yaml_loader import load_yaml

SAME_TO_THE_EYE = str.maketrans({"0": "o", "1": "l", "m": "rn"})
"""Within ASCII, as confusables.txt has them. «i» is left alone: «I» is only like «l» as a capital."""


LATIN = re.compile(r"LATIN (?:SMALL LETTER|CAPITAL LETTER|LETTER SMALL CAPITAL) ([A-Z])(?: WITH .*| BAR)?")
"""A letter with a stroke, a hook or a tail is that letter to the eye; confusables.txt lacks many: «ꞑ»."""

LIKE_LATIN = {"ĸ": "k", "ŋ": "n", "ə": "a"}
"""Used by those who imitate hosts (dnstwist's table of homoglyphs), and in neither."""


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    text = (files("catalog") / "resources" / "confusables.yaml").read_text(encoding="utf-8")
    data = load_yaml(text)
    return {int(point, 16): plain for plain, points in data.items() for point in points.split()}


def plain(text: str) -> str:
    """The text as the eye reads it: lower case, every look-alike of an ASCII character replaced by it.

    Marks on letters are dropped; what looks like nothing in ASCII stays.
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return "".join(map(_without_stroke, kept.translate(_table()))).lower()


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
