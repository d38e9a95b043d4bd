"""A message as words of needs: other layouts and transliteration, slips, letters drawn out."""

import re
from collections.abc import Callable, Iterator

from catalog.search.language.normalize import LONGEST, normalize
from catalog.search.language.transliteration import from_layout, from_translit, has_latin
from catalog.search.needs.evidence import HeardWord, NeedIndex

MOST_WORDS = 60
WORD = re.compile(r"\d+|[а-я]+|[a-z]+")
"""Of an age the number counts, too: «паспорт в 45 лет»."""

ADDRESS = re.compile(r"://|[a-z0-9][@/]|[@/][a-z0-9]|[a-z0-9]\.[a-z]")


def read_words(index: NeedIndex, text: str, knows: Callable[[str], bool]) -> list[HeardWord]:
    """The words of the message, those of addresses left out.

    `knows`: whether a word is known to be no slip.
    """
    plain = normalize(text)
    if not has_latin(plain):
        return [_heard(index, word, knows) for word in WORD.findall(plain)[:MOST_WORDS]]
    return list(_mixed(index, plain, knows))[:MOST_WORDS]


def _heard(index: NeedIndex, word: str, knows: Callable[[str], bool]) -> HeardWord:
    found = index.hear(word)
    return found if found.mask or knows(word) else index.mend(word)


def _mixed(index: NeedIndex, plain: str, knows: Callable[[str], bool]) -> Iterator[HeardWord]:
    for part in plain[:LONGEST].split():
        if ADDRESS.search(part):
            continue
        if not has_latin(part):
            yield from (_heard(index, word, knows) for word in WORD.findall(part))
            continue
        readings = [
            [index.hear(word) for word in WORD.findall(written)]  # foreign words are nobody's slips
            for written in (part, from_layout(part), from_translit(part))
        ]
        yield from max(readings, key=lambda heard: sum(word.weight for word in heard))
