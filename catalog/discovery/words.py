"""Words by which a link on a site is told to be its institution's own: `resources/discovery.yaml`."""

from dataclasses import dataclass
from functools import cache

from catalog.resource_file import RESOURCES, Text, Words, read_resource


@dataclass(frozen=True, slots=True)
class DiscoveryWords:
    """Stems in lower case; each list's meaning stands beside it in the resource."""

    own: Words
    others: Words
    parts: Words
    marks_own: Words
    marks_others: Words
    contacts: Words
    contact_paths: Words
    part_names: Words
    generic: Words
    placeholders: Words
    bodies: Words
    kinds: dict[Text, Words]
    latin: dict[Text, str]


@cache
def words() -> DiscoveryWords:
    return read_resource(RESOURCES / "discovery.yaml", DiscoveryWords)


def any_in(stems: Words, text: str) -> bool:
    """Whether one of the stems begins a word of the text."""
    return any(f" {stem}" in text for stem in stems)


def latin(text: str) -> str:
    """A Russian text as names on platforms write it: «Родничок» → «rodnichok»."""
    letters = words().latin
    return "".join(letters.get(sign, sign) for sign in text.lower())
