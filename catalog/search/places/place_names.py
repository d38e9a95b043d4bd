"""Names of places as registers write them, and the parts that they consist of."""

import re

from catalog.model import Place
from catalog.search.language.letters import endings, letters
from catalog.search.language.normalize import normalize, words
from catalog.search.language.toponym_roots import adjectives
from catalog.search.language.word_lists import places_words


def preposition(name: str) -> str:
    """«во» before two consonants of which the first is в or ф: «во Фролово»."""
    said = places_words().preposition
    first, second = name[:1].lower(), name[1:2].lower()
    return (
        said.before_two
        if first in said.of and second.isalpha() and second not in letters().vowels
        else said.usual
    )


def bare_name(text: str) -> str:
    """The name as written, without the words that say what it is."""
    kept = [word for word in re.findall(r"[\w-]+", text) if not set(words(word)) <= places_words().municipal]
    return " ".join(kept) or text


def split_place(place: Place) -> tuple[str, str]:
    """The bare names of locality and city district."""
    locality, _, after = place.locality.partition(",")
    said = any(word in after.lower() for word in places_words().district)
    district = place.district or (after if said else "")
    found = places_words().settlement.match(normalize(locality))
    bare = locality.strip()[found.end() :].strip() if found else locality.strip()
    return bare, bare_name(district) if district.strip() else ""


def one_ending(name: str) -> str:
    """The name with «-ской» as «-ский» and hyphens as spaces: residents write both."""
    alike = endings().alike
    return " ".join(
        word.removesuffix(alike.written) + alike.read if word.endswith(alike.written) else word
        for word in name.replace("-", " ").split()
    )


def plain_name(name: str) -> str:
    """The name by which a place is known, however it is written."""
    return one_ending(normalize(name))


def as_one_word(village: str) -> str:
    """A name of two words as in its adjective: Красный Яр → краснояр; any other name as it is."""
    first, _, second = village.replace("-", " ").partition(" ")
    held = places_words()
    stem = held.first_part.sub("", first)
    if stem == first or not second or " " in second:
        return village
    joint = held.joined_by.soft if first.endswith(held.soft_first_part) else held.joined_by.hard
    return f"{stem}{joint}{second}"


def compound_adjectives(village: str) -> list[str]:
    """The adjective of a name of two words: Красный Яр → красноярский, Нижний Чир → нижнечирский."""
    joined = as_one_word(village)
    return adjectives(joined) if joined != village else []
