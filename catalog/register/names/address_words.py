"""What the parts of a postal address are called, from resources/register/addresses.yaml."""

from dataclasses import dataclass
from functools import cache

from catalog.resource_file import (
    RESOURCES,
    Text,
    Words,
    file_title,
    read_resource,
    refuse_doubles,
    refuse_unknown,
)


@dataclass(frozen=True, slots=True)
class AddressPartWords:
    """An addresses.yaml; its own head says what each is."""

    settlements: dict[str, Words]
    areas: frozenset[Text]
    circles: frozenset[Text]
    towns: frozenset[Text]
    adjectives: Words
    passed: frozenset[Text]
    regions: frozenset[Text]
    streets: frozenset[Text]


@cache
def address_words() -> AddressPartWords:
    """The words, read and checked once. Raises ResourceError."""
    file = RESOURCES / "register" / "addresses.yaml"
    words = read_resource(file, AddressPartWords)
    where = f"{file_title(file)}, поле"
    settlements = [word for spelt in words.settlements.values() for word in spelt]
    refuse_doubles(f"{where} «settlements»", settlements)
    refuse_unknown(f"{where} «towns»", sorted(words.towns), settlements)
    refuse_unknown(f"{where} «circles»", sorted(words.circles), words.areas)
    return words


@cache
def settlement_kinds() -> dict[str, str]:
    """Spelling → the kind as the register writes it."""
    return {word: kind for kind, spelt in address_words().settlements.items() for word in spelt}


def marks_part(word: str) -> bool:
    """Whether the word, in lower case, says what the name beside it is."""
    known = address_words()
    return word in settlement_kinds() or word in known.areas or word in known.streets or word in known.regions
