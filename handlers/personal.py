"""What residents write of themselves unasked is cut out before anything is written down."""

import re
from dataclasses import replace

from handlers.messages import Miss, Report

CUT = "[…]"
EMAIL = re.compile(r"[^\s@<>«»,;]+@[^\s@<>«»,;]+\.\w{2,}")
DIGITS = re.compile(r"(?<![\w/.=])\+?\d(?:[\s()\u2013-]{0,3}\d){5,}")
"""Telephones, СНИЛС, passports, policies, cards; digits within an address stay."""

NAME = re.compile(
    r"\b(?:меня зовут|мо[её] имя|фио)[\s:]+[а-яё-]+(?:\s+(?-i:[А-ЯЁ])[а-яё-]+){0,2}", re.IGNORECASE
)


def without_contacts(text: str) -> str:
    """The text without telephones, long numbers and e-mail addresses."""
    return DIGITS.sub(CUT, EMAIL.sub(CUT, text))


def without_personal(note: Report | Miss) -> Report | Miss:
    """The same note without telephones, e-mail addresses, long numbers and «меня зовут …»."""
    text = NAME.sub(CUT, without_contacts(note.text))
    return replace(note, text=text.strip())
