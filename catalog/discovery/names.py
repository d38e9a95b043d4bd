"""Whether a page's name on a platform is like its institution's, or says that it is another's."""

import re
from collections.abc import Iterable
from functools import cached_property

from rapidfuzz.fuzz import partial_ratio, ratio

from catalog.discovery.words import latin, words
from catalog.model import Institution
from catalog.pages.listing import is_inn_name

LIKE, SHORTEST, LONGEST_NUMBER = 84, 4, 3
NUMBER = re.compile(r"№ ?(\d{1,4})(?!\d)")
DIGITS = re.compile(r"\d{1,6}")
LETTERS = re.compile(r"[a-z]{2,40}")
QUOTED = re.compile(r"«([^«»]{2,60})»")
BARE_NUMBER = re.compile(r"(?:club|public|event|group/)\d+")
CLASS = re.compile(r"(?:^|_)\d{1,2}[a-eg-z](?:_|$|klass)")
REGION_CODES = frozenset({"34", "134"})
NUMBERED = re.compile(r"([а-яa-z]{1,20}|[№#])[\"»]?[ -]?(?<!\d)(\d{1,4})(?!\d)")
LONG_WORD, WORD = re.compile(r"[а-я]{5,40}"), re.compile(r"[а-я]{2,40}")
SIGNS, KIND_STEM = frozenset({"№", "#", "n"}), 4
PREFIX = 6
"""Letters of a word by which a site is told to name its institution."""

MOST_OF = 0.5


class ExpectedNames:
    """What the name of an institution, its site and its place tell of names on platforms."""

    def __init__(self, institution: Institution, host: str, places: Iterable[str]) -> None:
        self._institution = institution
        self._host = host
        self._others = frozenset(places) - own_places(institution)

    @cached_property
    def _number(self) -> str:
        found = NUMBER.search(self._institution.official_name)
        return found[1] if found else ""

    @cached_property
    def _words(self) -> frozenset[str]:
        """Words of its own: of the host and of the name in quotes, without those of the place."""
        said = f"{_spoken(self._host)} {latin(' '.join(QUOTED.findall(self._institution.official_name)))}"
        places, generic = own_places(self._institution), words().generic
        return frozenset(
            word
            for word in LETTERS.findall(said)
            if len(word) >= SHORTEST and word not in generic and not _is_of(word, places)
        )

    def have_number(self, name: str) -> bool:
        """«school5_kam» of «Школа № 5»."""
        return bool(self._number) and not BARE_NUMBER.fullmatch(name) and self._number in DIGITS.findall(name)

    def have_word(self, name: str) -> bool:
        """Whether a word of its own stands in the name."""
        if BARE_NUMBER.fullmatch(name):
            return False
        generic = words().generic
        there = [one for one in LETTERS.findall(name) if len(one) >= SHORTEST and one not in generic]
        return any(partial_ratio(one, other) >= LIKE for one in self._words for other in there)

    def are_like(self, name: str) -> bool:
        """Whether its number or a word of its own stands in the name."""
        return self.have_number(name) or self.have_word(name)

    def are_of_part(self, name: str) -> bool:
        """Whether the name is of a class, a museum, a team; a museum's own isn't."""
        own = f"{self._host} {latin(self._institution.official_name)}"
        return any(stem in name and stem not in own for stem in words().part_names)

    def are_others(self, name: str) -> bool:
        """Whether the name says another number, kind or town, or a class."""
        if BARE_NUMBER.fullmatch(name) or is_inn_name(name):
            return False
        return self._has_other_number(name) or self._is_other_kind(name) or self._is_elsewhere(name)

    def _has_other_number(self, name: str) -> bool:
        found = [
            one for one in DIGITS.findall(name) if one not in REGION_CODES and len(one) <= LONGEST_NUMBER
        ]
        return bool(self._number) and bool(CLASS.search(name) or (found and self._number not in found))

    def _is_other_kind(self, name: str) -> bool:
        said = [
            one
            for stem, one in words().kinds.items()
            if (stem in name if len(stem) >= SHORTEST else name.startswith(stem)) and stem not in self._host
        ]
        own = f" {self._institution.official_name} {self._institution.kind}".lower()
        return bool(said) and not any(
            f" {start}" in own or f"«{start}" in own for starts in said for start in starts
        )

    def _is_elsewhere(self, name: str) -> bool:
        here = own_places(self._institution)
        tokens = [one for one in LETTERS.findall(name) if len(one) > SHORTEST]
        return any(_is_of(one, self._others) and not _is_of(one, here) for one in tokens)


def own_places(institution: Institution) -> frozenset[str]:
    """The names of its town and district in Latin letters."""
    place = institution.place
    said = latin(f"{place.municipality} {place.locality} {place.district}".replace("-", " "))
    generic = words().generic
    return frozenset(word for word in LETTERS.findall(said) if len(word) >= SHORTEST and word not in generic)


def _is_of(word: str, places: Iterable[str]) -> bool:
    """Whether a word is one of those places, however it is spelt or cut: «kamishin», «volzhskiy», «zhirn»."""
    return any(
        word.startswith(place[:PREFIX]) or place.startswith(word) or ratio(word, place) >= LIKE
        for place in places
    )


def _spoken(host: str) -> str:
    """The host with its Cyrillic names written in Latin letters."""
    try:
        return latin(host.encode().decode("idna"))
    except UnicodeError:
        return host.lower()


def is_named_in(text: str, institution: Institution) -> bool:
    """Whether a page names the institution: by number, by name in quotes, or by most of its words."""
    plain = " ".join(text.lower().replace("ё", "е").split())
    name = institution.official_name.lower().replace("ё", "е")
    if number := NUMBER.search(name):
        return _is_numbered_in(plain, name, number[1])
    if any(quoted in plain for quoted in QUOTED.findall(name)):
        return True
    said = [word[:PREFIX] for word in LONG_WORD.findall(name)]
    return bool(said) and sum(stem in plain for stem in said) >= len(said) * MOST_OF


def _is_numbered_in(plain: str, name: str, number: str) -> bool:
    """«№ 5», «школа 5», «СОШ-5»; not «5 сентября»."""
    said = WORD.findall(name)
    stems = tuple(word[:KIND_STEM] for word in said if len(word) >= KIND_STEM)
    initials = {word[0] for word in said}
    return any(
        before in SIGNS or before.startswith(stems) or set(before) <= initials
        for before, found in NUMBERED.findall(plain)
        if found == number
    )
