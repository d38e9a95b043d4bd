"""The street and the house of an address, as they are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from catalog.search.language.normalize import Token, normalize, tokens
from catalog.search.language.word_lists import names_patterns

Ordinal = tuple[int, str]
"""A number and the word of a name beside it: «8 Марта», «60-летия Октября», «2-я Садовая»."""


@dataclass(frozen=True, slots=True)
class StreetAddress:
    """The words of the street as written, with the numbers among them, and the house; empty without one."""

    words: frozenset[str] = frozenset()
    ordinals: tuple[Ordinal, ...] = ()
    house: str = ""


def read_street(address: str) -> StreetAddress:
    """What an address as a register has it says of the street."""
    plain = normalize(address)
    street, house = names_patterns().street, names_patterns().house
    found = street.search(plain)
    if not found:
        return StreetAddress()
    said = tokens(found[1] or found[2])
    number = house.search(plain, found.end() - 1) or house.search(plain, found.start())
    return StreetAddress(
        frozenset(token.text for token in said if not token.text.isdigit()),
        tuple(ordinals(said)),
        number[1] if number else "",
    )


def ordinals(said: list[Token]) -> Iterator[Ordinal]:
    """Each number with the word behind it; «Садовая 2-я» with the one before."""
    for one, other in pairwise(said):
        if one.number is not None and not other.text.isdigit():
            yield one.number, other.text
        elif other.number is not None and other.end - other.start > len(other.text):
            yield other.number, one.text
