"""Where an institution can be reached: street and house, telephones, the hosts of its sites."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from catalog.model import Institution, Platform
from catalog.register.names.matching_words import matching_words
from catalog.register.names.name_words import stem, street_stems, words

POSTCODE_DIGITS, PHONE_DIGITS, SHORTEST_PHONE = 6, 10, 5
CACHED = 400_000


@lru_cache(maxsize=CACHED)
def phones(cell: str) -> frozenset[str]:
    """The numbers of a cell by their last digits; «8 (84457) 1-11-11» and «+7 844 571-11-11» are one."""
    found = (re.sub(r"\D", "", part)[-PHONE_DIGITS:] for part in _parts(cell))
    return frozenset(digits for digits in found if len(digits) >= SHORTEST_PHONE)


def _parts(cell: str) -> list[str]:
    return re.split(r"[;,\n]", cell.replace(matching_words().extension, ";"))


@dataclass(frozen=True, slots=True)
class Stands:
    """A street by its stems, and the house there."""

    street: frozenset[str]
    house: str


@lru_cache(maxsize=CACHED)
def stands(address: str) -> tuple[Stands, ...]:
    """Where an address says that it stands; several addresses are parted by «;»."""
    return tuple(_stands(address))


def are_elsewhere(one: str, other: str) -> bool:
    """Whether both addresses name streets, and none in common."""
    ours, theirs = ({word for it in stands(address) for word in it.street} for address in (one, other))
    return bool(ours and theirs) and not ours & theirs


def _stands(address: str) -> Iterator[Stands]:
    for part in address.split(";"):
        said = [word for word in words(part) if len(word) != POSTCODE_DIGITS or not word.isdigit()]
        at = next((at for at, word in enumerate(said) if stem(word) in street_stems()), None)
        if at is None:
            continue
        street = frozenset(stem(word) for word in _around(said, at) if stem(word) not in street_stems())
        house = next((word for word in said[at + 1 :] if word[0].isdigit() and not _is_ordinal(word)), "")
        if street:
            yield Stands(street, house)


def _around(said: list[str], at: int) -> Iterable[str]:
    """«ул. Мира» and «Мира ул.»: what follows up to the house, else what stands before."""
    after: list[str] = []
    for word in said[at + 1 :]:
        if word[0].isdigit() and after:
            break
        after.append(word)
    named = [word for word in after if not word[0].isdigit() and stem(word) not in street_stems()]
    return named or said[max(at - 1, 0) : at]


def _is_ordinal(word: str) -> bool:
    return word.endswith(matching_words().ordinals)


def hosts(one: Institution) -> Iterator[str]:
    """The hosts of its sites."""
    for page in one.pages:
        if page.platform is Platform.SITE and (host := urlsplit(page.url).hostname):
            yield host.removeprefix("www.")
