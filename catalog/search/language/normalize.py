"""Text as residents write it, brought to one form: composed, lower case, ё as е, no invisible characters.

Normalising twice is the same as once. Words in Latin letters are kept as they are: what they stand for
(another keyboard layout, a transliteration) is decided by `catalog.search.language.transliteration` and the
words that are known.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from catalog.search.language.letters import letters, look_alikes

LONGEST = 600
"""Characters of a question that are read: twice the longest official name of a real register."""

PLAIN = re.compile(r"[а-яa-z0-9 .,;:!?()«»\"'/#+–—-]*")
CYRILLIC = re.compile(r"[а-я]")
LATIN = re.compile(r"[a-z]")
MIXED = re.compile(r"(?:[a-z]{1,64}+[а-я]|[а-я]{1,64}+[a-z])[а-яa-z]*")
LONGEST_NUMBER = 15


class Token(NamedTuple):
    """A word or a number of the normalised text."""

    text: str
    number: int | None = None
    mark: bool = False  # «№», which only announces a number
    dotted: bool = False  # a point follows: an abbreviation, perhaps
    begins: bool = False  # a number of years that begins a name: «60-летия Октября»
    start: int = 0  # where it stands in the normalised text
    end: int = 0


def normalize(text: str) -> str:
    """The text in one form. Idempotent; safe for every code point, lone surrogates included."""
    found = lowered(text)
    if is_plain(found):
        return spaced(found)
    for _ in range(4):  # composing may uncover a capital, folding a new composition: until nothing changes
        folded = _fold(found)
        if folded == found:
            break
        found = folded
    return found


def is_plain(lower: str) -> bool:
    """Whether every sign is a usual one, so that of a normal form each letter is one as it was written."""
    return PLAIN.fullmatch(lower) is not None


def spaced(plain: str) -> str:
    """The normal form of a text whose every sign is a usual one."""
    found = " ".join(plain.split())
    return MIXED.sub(_one_alphabet, found) if LATIN.search(found) else found


def lowered(text: str) -> str:
    """As much of the text as is read, in small letters."""
    return text[:LONGEST].replace("№", "#").lower().replace("ё", "е")


def _fold(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text.replace("№", "#")).casefold()
    composed = unicodedata.normalize("NFKC", composed).replace("ё", "е")
    kept = (" " if c in "\t\n" else c for c in composed if not _invisible(c))
    return MIXED.sub(_one_alphabet, " ".join("".join(kept).split())[:LONGEST].strip())


def _invisible(character: str) -> bool:
    category = unicodedata.category(character)
    return category in {"Mn", "Me", "Cf", "Cs", "Co"} or (category == "Cc" and character not in "\t\n\r")


def _one_alphabet(found: re.Match[str]) -> str:
    """A word that mixes alphabets is Russian with Latin look-alikes («cад»), unless some Latin is left."""
    word = found[0]
    mended = word.translate(look_alikes())
    return word if LATIN.search(mended) else mended


def tokens(normalized: str) -> list[Token]:
    """The words and numbers of a normalised text; «5-я» and «5ая» are the number 5, «6 лет» is no number."""
    found: list[Token] = []
    for match in _token().finditer(normalized):
        group, text = match.lastgroup, match[0]
        if group == "word":
            start, end = match.span()
            dotted = normalized[end : end + 1] == "."
            found.append(Token(text, dotted=dotted, start=start, end=end))
        elif group == "number":
            digits = match["number"]
            value = int(digits) if len(digits) <= LONGEST_NUMBER else None
            found.append(Token(digits, value, start=match.start(), end=match.end()))
        elif group == "anniversary":
            digits = match["nth"]
            found.append(Token(digits, int(digits), begins=True, start=match.start(), end=match.end()))
        elif group == "mark":
            found.append(Token("#", mark=True, start=match.start(), end=match.end()))
    return found


@cache
def _token() -> re.Pattern[str]:
    held = letters()
    return re.compile(
        rf"(?P<anniversary>(?P<nth>\d{{1,3}})\s?-?\s?(?:{held.anniversary}[а-я]*|{held.anniversary_of}))"
        rf"|(?P<years>(?:\d{{1,3}}{held.between_years}){{0,3}}\d+-?\s?(?:{'|'.join(held.years)})\w*)"
        rf"|(?P<number>\d+)(?:-?(?:{'|'.join(held.number_endings)})(?![а-яa-z]))?"
        r"|(?P<mark>#)"
        r"|(?P<word>[а-я]+|[a-z]+)"
    )


def words(text: str) -> list[str]:
    """The bare words and numbers of any text, for names and vocabulary."""
    return [token.text for token in tokens(normalize(text))]
