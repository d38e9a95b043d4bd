"""Words of names without their endings: «на Луговой» and «Луговая», «в Елани» and «Елань» are one.

Cheaper than a dictionary, which an address hasn't the time for, and enough where the names are few: those of
one locality, those of one region.
"""

import re
from functools import lru_cache
from typing import NamedTuple

ADJECTIVE = re.compile(
    r"(?:(?P<f>ая|яя|ой|ею|ую|юю|ею)|(?P<m>ый|ий|ого|его|ому|ему|ым|им|ом|ем|ое|ее)|(?P<p>ые|ие|ых|их|ыми|ими))$"
)
NOUN = re.compile(r"(?:ами|ями|ах|ях|ам|ям|ей|[аеиоуыэюяьй])$")
SHORTEST_STEM = 3
WORD = re.compile(r"\d+|[а-я]+|[a-z]+")
ORDINAL = re.compile(
    r"(?<!\d)(\d{1,6})\s?-?\s?(?:ая|яя|ой|ый|ий|ого|его|ому|ей|ти|ми|й|я|е|го|му|ю|х)(?![а-я])"
)


class Stem(NamedTuple):
    """What is left of a word, and what its ending was: an adjective's gender, or nothing."""

    text: str
    gender: str = ""


@lru_cache(maxsize=50_000)
def stem(word: str) -> Stem:
    """The word without its ending."""
    if word.isdigit():
        return Stem(word.lstrip("0") or "0")
    found = ADJECTIVE.search(word)
    if found and found.start() >= SHORTEST_STEM:
        return Stem(_bare(word[: found.start()]), found.lastgroup or "")
    return Stem(_bare(NOUN.sub("", word)) if len(word) > SHORTEST_STEM else word)


def _bare(found: str) -> str:
    return found.rstrip("ь") if len(found) > SHORTEST_STEM else found


def name_words(text: str) -> list[str]:
    """The words and numbers of a plain text; «7-й» is 7."""
    return WORD.findall(ORDINAL.sub(r"\1 ", text))
