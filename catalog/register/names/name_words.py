"""Words of names as they are compared: stems of those that tell one institution from its like."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from catalog.register.names.matching_words import matching_words
from catalog.search.vocabulary.vocabulary import load_vocabulary

WORD = re.compile(r"[a-zа-я0-9]+")
ENDING = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ый|ий|ой|ая|яя|ое|ее|ые|ие|ую|юю|ых|их|ами|ями|ам|ям|ах|ях|ов|ев|ей|ом|ем"
    r"|[аяоеиыуюьй])$"
)
SLASHED = re.compile(r"(?<![А-Яа-яё/])[А-Яа-яё]{1,3}/[А-Яа-яё]{1,3}(?![А-Яа-яё/])")
SHORTEST_STEM = 3
LONGEST_STEM = 9
SHORTEST_SLIP, SAME_START = 7, 2
A_SLIP = 85
"""Per cent of equal signs, from which one word is told to be a slip of another."""

CACHED = 200_000


def words(text: str) -> list[str]:
    """The words and numbers of a text, without case and ё."""
    return WORD.findall(text.lower().replace("ё", "е"))


@lru_cache(maxsize=CACHED)
def stem(word: str) -> str:
    """What the forms of a word have in common, roughly: «теремка» and «теремок» stay apart."""
    bare = ENDING.sub("", word)
    return (bare if len(bare) >= SHORTEST_STEM else word)[:LONGEST_STEM]


def is_slip(one: str, other: str) -> bool:
    """Whether one word is a slip of the other."""
    return ratio(one, other) >= A_SLIP


def written_out(name: str) -> str:
    """The name with abbreviations that have a stroke written out: «с/б» as «сельская библиотека»."""
    if "/" not in name:
        return name
    return SLASHED.sub(lambda found: matching_words().slashed.get(found[0].lower(), found[0]), name)


@cache
def common_stems() -> frozenset[str]:
    """Of words that any institution may bear: the legal form, what it is, of what place."""
    vocabulary = load_vocabulary()
    phrases = [*vocabulary.legal, *vocabulary.fillers, *vocabulary.abbreviations.values()]
    phrases += [word for kind in vocabulary.kinds.values() for word in kind.words]
    phrases += [word for group in vocabulary.markers.values() for word in group]
    return frozenset(stem(word) for phrase in phrases for word in words(phrase) if not word.isdigit())


@lru_cache(maxsize=CACHED)
def mended(word: str) -> str:
    """The stem of a common word of which that is a slip by one letter, else the stem itself."""
    if len(word) < SHORTEST_SLIP or word in common_stems():
        return word
    near = _common_by_start().get(word[:SAME_START], ())
    return next((one for one in near if OSA.distance(word, one, score_cutoff=1) == 1), word)


@cache
def _common_by_start() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in sorted(common_stems()):
        if len(one) >= SHORTEST_SLIP:
            found.setdefault(one[:SAME_START], []).append(one)
    return found


@cache
def legal_stems() -> frozenset[str]:
    """Of the legal form alone."""
    return frozenset(stem(word) for phrase in load_vocabulary().legal for word in words(phrase))


@lru_cache(maxsize=1000)
def is_legal_form(kind: str) -> bool:
    """Whether words tell a form of property alone: «Бюджетное учреждение»."""
    said = words(kind)
    return bool(said) and all(stem(word) in legal_stems() for word in said)


def _marker_stems(*groups: str) -> frozenset[str]:
    markers = load_vocabulary().markers
    return frozenset(stem(word) for group in groups for phrase in markers[group] for word in words(phrase))


@cache
def area_stems() -> frozenset[str]:
    """Of the words after the name of an area: «Еланского муниципального района», «Волгоградской области»."""
    return _marker_stems("district", "region")


@cache
def town_stems() -> frozenset[str]:
    """Of the words before the name of a settlement: «города Камышина»."""
    return _marker_stems("town", "locality")


@cache
def street_stems() -> frozenset[str]:
    """Of «улица», «проспект», «дом» and the like."""
    return _marker_stems("street", "house")


@cache
def region_stems() -> frozenset[str]:
    """Of «область», «край» and the like."""
    return frozenset(stem(words(phrase)[0]) for phrase in load_vocabulary().markers["region"])
