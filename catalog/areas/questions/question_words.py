"""A question as words with their places in it, and what each may say."""

import re
from dataclasses import dataclass
from functools import cache

from catalog.areas.names import words as held
from catalog.areas.names.house import plain
from catalog.areas.names.services import kind_words, longest_kind
from catalog.areas.names.stems import Stem, stem
from catalog.search.vocabulary.vocabulary import load_vocabulary

MOST_WORDS = 50
LONGEST = 300
"""Characters of a question that are read: an address has fewer than a hundred."""

WORD = re.compile(
    r"(?P<number>\d{1,6})(?P<ordinal>\s?-?(?:ая|яя|ой|ый|ий|ого|его|ому|ей|ти|ми|й|я|го|му|ю|х)(?![а-я0-9]))?|(?P<word>[а-я]+|[a-z]+)"
)
PREPOSITION = re.compile(r"(?<=\d)\s(?=[вискуо]\s[а-я])")
"""«6 в Волжском» is house 6, not 6в."""

POSTCODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


@dataclass(frozen=True, slots=True)
class AddressWord:
    """A word or number of the question."""

    text: str
    stem: Stem
    start: int
    end: int
    is_number: bool = False
    apart: bool = False  # a comma stands before it


@cache
def _said(sense: str) -> frozenset[str]:
    return frozenset(held.question_words().senses[sense])


def says(word: AddressWord, sense: str) -> bool:
    """Whether the word has that sense of `questions.yaml`."""
    return word.text in _said(sense)


@cache
def _flats() -> re.Pattern[str]:
    words = "|".join(sorted(_said("flat"), key=len, reverse=True))
    return re.compile(rf"(?<![а-я])(?:{words})\.?\s{{0,3}}#?\s{{0,3}}\d{{1,4}}[а-я]?(?![а-я0-9])")


@cache
def _asking() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one.strip()})" for one in held.question_words().asks))


def asks_who_serves(question: str) -> bool:
    """Whether the words ask which institution serves an address, whatever the address."""
    return bool(_asking().search(" ".join(plain(question[:LONGEST]).split())))


@cache
def _fillers() -> frozenset[str]:
    """Words without meaning for an address, those of the search included."""
    known = {part for phrase in load_vocabulary().fillers for part in phrase.replace("ё", "е").split()}
    return frozenset(known) | _said("fillers")


def is_filler(word: AddressWord) -> bool:
    return word.text in _fillers()


def read_words(question: str) -> tuple[str, list[AddressWord]]:
    """The plain text that is read, without flats and postcodes, and its words."""
    text = plain(" ".join(question[:LONGEST].split()))
    for pattern in (_flats(), POSTCODE):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    text = PREPOSITION.sub(" , ", text)
    words: list[AddressWord] = []
    for found in WORD.finditer(text):
        said, before = found["number"] or found["word"], words[-1].end if words else 0
        apart = "," in text[before : found.start()] or ";" in text[before : found.start()]
        words.append(
            AddressWord(
                said,
                stem(said),
                found.start(),
                found.end(),
                found["number"] is not None,
                bool(words) and apart,
            )
        )
    return text, words[:MOST_WORDS]


def kind_at(words: list[AddressWord], at: int) -> tuple[str, int]:
    """The key of the kind that the words from there name, and where it ends; empty where they name none."""
    for length in range(min(longest_kind(), 4, len(words) - at), 0, -1):
        found = kind_words().get(tuple(word.stem.text for word in words[at : at + length]))
        if found:
            return found, at + length
    return "", at
