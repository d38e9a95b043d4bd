"""Finds telephone numbers in a text and gives each of them one form (E.164), in any spelling."""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from catalog.region import Purpose
from catalog.resource_file import RESOURCES, Block, Text, Words, read_resource

COUNTRY = "RU"
MOST_NUMBERS = 10
NATIONAL_LENGTH = 10
LOCAL_LENGTHS = (5, 6)
SHORTEST_SHORT, LONGEST_SHORT = 3, 4
REACH = 30
"""How many characters before a local number the word stands that announces it."""

GAP = r"[ \u00a0().\-–—‑]{0,3}"
NUMBER = re.compile(
    rf"""(?<![\w+])(?<!\d[.,:/-])(?:
      (?P<full>(?:\+\s?7|[78]){GAP}(?:\d{GAP}){{9}}\d)
    | (?P<foreign>\+(?!\s?7)[1-9]{GAP}(?:\d{GAP}){{6,13}}\d)
    | (?P<bare>\(?\d{GAP}(?:\d{GAP}){{8}}\d)
    | (?P<local>\d{{2,3}}-?\d\d-?\d\d|\d-\d\d-\d\d)
    | (?P<short>\d{{3}})
    )(?!\w)(?![.,:/-]\d)""",
    re.VERBOSE,
)
PLAIN = re.compile(r"(?:8|\+7) ?\((\d{3,5})\) ?(\d{1,3})-(\d\d)-(\d\d)")
"""How registers write nearly all of theirs; read without the library, which takes twenty times as long."""

SHORTEST_STEM = 4
AROUND = ".,;:!?«»\"'()"
MARKED = re.compile(r"\(|-.*-")
WORD_BEFORE = re.compile(r"([\w/]{1,20})[\s:№.]{0,3}$")


@dataclass(frozen=True, slots=True)
class PhonesFile:
    """A phones.yaml: words by which a number is told to be a telephone's, or none."""

    never_after: Block
    announcing: Block
    announced: Text  # what a cell of telephones is read behind
    before_short: Words
    said_of_calls: Block
    contacts: dict[Purpose, Text]  # a stem of what such a caller says to be


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number where it stands in a text.

    `key` is E.164 («+78442330303»), a short number as it is dialled («112»), or a local one («330303»).
    """

    key: str
    start: int
    end: int

    @property
    def is_local(self) -> bool:
        return len(self.key) in LOCAL_LENGTHS


def find_numbers(text: str) -> tuple[Number, ...]:
    """The telephone numbers of a text in order, at most ten; sums, dates, houses and tax numbers are none."""
    found: list[Number] = []
    for match in NUMBER.finditer(text):
        key = _key(text, match)
        if key and not any(key == one.key for one in found):
            found.append(Number(key, match.start(), match.end()))
    return tuple(found[:MOST_NUMBERS])


def without_numbers(text: str, numbers: tuple[Number, ...]) -> str:
    """The words around those numbers."""
    for number in reversed(numbers):
        text = f"{text[: number.start]} {text[number.end :]}"
    return text


def read_cell(cell: str) -> tuple[str, ...]:
    """The keys of the numbers in a cell of a register, or in a contact; «33-03-03, 33-03-04» share a code."""
    if plain := PLAIN.fullmatch(cell):
        digits = "".join(plain.groups())
        return (f"+7{digits}",) if len(digits) == NATIONAL_LENGTH else ()
    if cell.isdecimal() and SHORTEST_SHORT <= len(cell) <= LONGEST_SHORT:
        return (cell,)
    announced = f" {phone_words().announced} "
    numbers = find_numbers(announced + cell.replace(",", announced).replace(";", announced))
    first = next((one.key for one in numbers if not one.is_local), "")
    whole = (f"{first[: -len(one.key)]}{one.key}" if one.is_local and first else one.key for one in numbers)
    return tuple(key for key in whole if key.startswith("+"))


def _key(text: str, match: re.Match[str]) -> str:
    before = text[: match.start()][-REACH:].lower()
    word = WORD_BEFORE.search(before)
    if word and word[1] in phone_words().never_after:
        return ""
    said = match[0]
    digits = "".join(filter(str.isdecimal, said))
    if match["short"]:
        return digits if _short().search(before) else ""
    announced = _announced().search(before) is not None
    if match["local"]:
        return digits if announced and len(digits) in LOCAL_LENGTHS else ""
    if match["bare"] and not (announced or MARKED.search(said)):
        return ""
    return _parsed(said, lenient=said.startswith("+"))


def _parsed(said: str, *, lenient: bool) -> str:
    """In E.164; empty where no such number can be. With a «+» an unknown code is a number, too."""
    try:
        number = phonenumbers.parse(said, COUNTRY)
    except phonenumbers.NumberParseException:
        return ""
    fits = phonenumbers.is_possible_number if lenient else phonenumbers.is_valid_number
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if fits(number) else ""


def claimed_contact(text: str) -> str:
    """The purpose of the contact that a caller said to be, or an empty text."""
    said = text.lower()
    return next((purpose for purpose, stem in phone_words().contacts.items() if stem in said), "")


def without_call_words(text: str) -> str:
    """Whom the caller said to be: the text without the words of any message about a call."""
    return " ".join(word for word in text.split() if not _is_of_calls(word.strip(AROUND).lower()))


def _is_of_calls(word: str) -> bool:
    stems = phone_words().said_of_calls
    return word in stems or (len(word) >= SHORTEST_STEM and word.startswith(tuple(filter(_is_stem, stems))))


def _is_stem(said: str) -> bool:
    return len(said) >= SHORTEST_STEM


@lru_cache(maxsize=1)
def _short() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{'|'.join(phone_words().before_short)})\s{{1,3}}$")


@lru_cache(maxsize=1)
def _announced() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phone_words().announcing)})")


@lru_cache(maxsize=1)
def phone_words() -> PhonesFile:
    """The words, read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "phones.yaml", PhonesFile)
