"""Words of the search box: what they mean for residents; and a code, a number, an address as what it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from catalog.model import Platform
from catalog.pages.errors import BadAddress
from catalog.pages.locate import Target, locate
from catalog.pages.phones import read_cell
from catalog.store.content.page_key import spellings
from catalog.store.lists.narrowing import Narrowing
from catalog.store.register import Register
from handlers.context import Context

MOST_FOUND = 50
NAMED = (Platform.VK, Platform.OK, Platform.TELEGRAM, Platform.MAX)
PAGE_NAME = re.compile(r"@?[A-Za-z][A-Za-z0-9_.-]{2,99}")
LOOKS_LIKE_AN_ADDRESS = re.compile(r"@|://|/|\b[\w-]+\.[A-Za-zрРфФ]{2,}")
PLAIN_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
TAX_LENGTHS = (10, 12, 13, 15)
LOCAL = re.compile(r"\d{5,7}")
AT_ANY_TIME = date.min
"""No day is too long before it: an operator looks for old numbers, too."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The codes found, best first, and the addresses where an address was meant; `why` by code."""

    codes: tuple[str, ...] = ()
    urls: tuple[str, ...] | None = None
    fragment: str = ""  # where nothing is known by it, pages whose address holds it
    why: dict[str, str] = field(default_factory=dict)


def seek(context: Context | None, register: Register, words: str) -> Sought:
    """Blocks. What is exact comes before what is alike. Raises what the store raises."""
    if codes := _by_number(context, register, words):
        return Sought(tuple(codes))
    targets = list(_targets(words))
    urls = tuple(dict.fromkeys(spelling for one in targets if one.url for spelling in spellings(one.url)))
    if owners := register.lists.page_keys(Narrowing(AT_ANY_TIME, urls=urls)) if urls else []:
        return Sought(tuple(dict.fromkeys(code for code, _ in owners)), tuple(url for _, url in owners))
    if LOOKS_LIKE_AN_ADDRESS.search(words):
        sites = (one.host.removeprefix("www.") for one in targets if one.platform is Platform.SITE)
        return Sought(urls=(), fragment=next(sites, words.lower()))
    found = _as_residents(context, words)
    return found if found.codes else Sought(fragment=words.lower())


def narrowed(wanted: Narrowing, sought: Sought) -> Narrowing:
    """The conditions, and that it is among what was found."""
    if sought.fragment:
        return replace(wanted, fragment=sought.fragment)
    return replace(wanted, codes=sought.codes, urls=sought.urls)


def _by_number(context: Context | None, register: Register, words: str) -> list[str]:
    """Whose code that is, whose tax number, whose telephone."""
    if PLAIN_CODE.fullmatch(words) and (standing := register.standing.find([words])):
        return [one.code for one in standing]
    digits = "".join(filter(str.isdecimal, words))
    if digits == words and len(words) in TAX_LENGTHS and (codes := register.lists.with_number(words)):
        return codes
    if context is None:
        return []
    keys = read_cell(words)
    if not keys and LOCAL.fullmatch(digits) and not re.search(r"[^\W\d]", words):
        keys = context.phones.ending(digits)
    owners = (one.code for key in keys for one in context.phones.institutions(key, AT_ANY_TIME))
    return list(dict.fromkeys(owners))


def _targets(words: str) -> Iterator[Target]:
    """What it may be the address of, whichever platform a name is of."""
    platforms: tuple[Platform | None, ...] = NAMED if PAGE_NAME.fullmatch(words) else (None,)
    for platform in platforms:
        try:
            yield locate(words, platform)
        except BadAddress:
            continue


def _as_residents(context: Context | None, words: str) -> Sought:
    """What residents would be offered for these words, best first; where it is nothing, what is similar."""
    if context is None:
        return Sought()
    result = context.catalog.search(words, limit=MOST_FOUND)
    why = {match.institution.code: match.why for match in (*result.matches, *result.similar)}
    ranked = (*(match.institution.code for match in result.matches), *result.codes)
    return Sought(tuple(dict.fromkeys(ranked)), why=why)
