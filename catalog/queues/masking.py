"""What people write of themselves, or of others, unasked is cut out before anything is kept."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from catalog.search.language.morphology import NamePart, name_parts
from catalog.search.language.word_lists import people_patterns

CUT = "[…]"
EMAIL = re.compile(r"[^\s@<>«»,;]{1,64}+@[^\s@<>«»,;]{1,255}\.\w{2,63}")
DIGITS = re.compile(
    r"(?<![\w/.=])(?<![a-z_]-)\+?\d(?:[\s()\u2013-]{0,3}\d){5,}|(?<![\w/.=])\+?[78](?:\.\d{2,4}){3,5}\b"
)
"""Telephones, also with dots, СНИЛС, passports, policies, cards; digits within an address stay."""

DAY = re.compile(r"\b\d{1,2}[./]\d{1,2}[./](?:19|20)?\d{2}\b")
WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)?")
BEFORE = 40
"""Characters before a name in which it is looked for whose name it is."""


def masked(text: str, is_known: Callable[[str], bool] = lambda _: False) -> str:
    """The text without e-mail, telephones, numbers of papers and cards, and names of people.

    `is_known`: whether a name is one of the register's («Юрия Гагарина»), which stays.
    """
    text = people_patterns().introduced.sub(CUT, without_contacts(text))
    text = people_patterns().initials.sub(
        lambda found: _unless_known(text, found.start(), found.end(), is_known), text
    )
    for start, end in reversed(list(_people(text))):
        text = text[:start] + _unless_known(text, start, end, is_known) + text[end:]
    return text.strip()


def without_contacts(text: str) -> str:
    """The text without e-mail, telephones, dates, numbers of papers and cards."""
    for pattern in (EMAIL, DAY, people_patterns().series, DIGITS):
        text = pattern.sub(CUT, text)
    return text


def _unless_known(text: str, start: int, end: int, is_known: Callable[[str], bool]) -> str:
    """The name as it is where it is a school's or a street's."""
    name = text[start:end]
    return (
        name
        if people_patterns().honoured.search(text[max(0, start - BEFORE) : start]) or is_known(name)
        else CUT
    )


def _people(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand side by side of which each may be a part of a name, and together they are one."""
    run: list[re.Match[str]] = []
    for word in (*WORD.finditer(text), None):
        if (
            word
            and name_parts(word[0].lower())
            and (not run or not text[run[-1].end() : word.start()].strip())
        ):
            run.append(word)
            continue
        if _is_person(run):
            yield run[0].start(), run[-1].end()
        run = [word] if word and name_parts(word[0].lower()) else []


def _is_person(run: Sequence[re.Match[str]]) -> bool:
    """A patronymic beside another part, or a name and a surname."""
    parts = [name_parts(word[0].lower()) for word in run]
    if len(parts) > 1 and any(NamePart.PATRONYMIC in part for part in parts):
        return True
    return any(
        (NamePart.NAME in one and NamePart.SURNAME in other)
        or (NamePart.SURNAME in one and NamePart.NAME in other)
        for one, other in pairwise(parts)
    )
