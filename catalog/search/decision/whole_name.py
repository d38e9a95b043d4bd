"""Institutions that are named whole: by a code, or by all of an official or short name."""

from catalog.search.decision.matter import Matter
from catalog.search.index.search_index import plain_code

SHORT_TITLE, TITLE = 3, 4
"""Words from which on a whole name counts as such: with a legal form, and without one."""


def named_whole(matter: Matter) -> int:
    """The set of those whose code or whole name the question is."""
    return _by_code(matter) or _by_title(matter)


def _by_code(matter: Matter) -> int:
    code, codes = matter.reading.code, matter.index.codes
    numbers = codes.get(code) or codes.get(plain_code(code)) or []
    return sum(1 << number for number in dict.fromkeys(numbers)) if code else 0


def _by_title(matter: Matter) -> int:
    least = SHORT_TITLE if matter.reading.legal else TITLE
    found = (matter.index.titles.bits(title) for title in matter.reading.titles if len(title) >= least)
    return next(filter(None, found), 0)
