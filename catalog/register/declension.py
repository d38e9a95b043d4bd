"""Names of places from the genitive, in which registers mention them, back to the nominative.

An ending tells several nominatives; which one is meant is decided by the names that are known.
"""

from collections.abc import Container, Iterator
from itertools import product

ENDINGS = {
    "ого": ("ое", "ый", "ий", "ой"),
    "его": ("ее", "ий"),
    "ой": ("ая",),
    "ей": ("ья", "яя", "ая"),
    "ых": ("ые",),
    "их": ("ие",),
    "ков": ("ки",),
    "ов": ("ы",),
    "ок": ("ки",),
    "ек": ("ки",),
    "ка": ("ок", "к"),
    "ца": ("ец", "ц"),
    "а": ("о", ""),
    "я": ("ь", "е", "й"),
    "ы": ("а",),
    "и": ("а", "я", "ь"),
}
"""Of the genitive → of the nominatives that may have it."""

TOWN_ENDINGS = ("ска", "града", "бурга")
"""Genitives that hardly any name has as its nominative."""


def nominative(name: str, *known: Container[str]) -> str:
    """The nominative of a name in lower case, looked for among known names, the surest first.

    A name that isn't known in another form is taken to stand in the nominative already.
    """
    for names in known:
        if name in names and names is known[0]:
            return name
        for candidate in _candidates(name):
            if candidate in names:
                return candidate
    return name[:-1] if name.endswith(TOWN_ENDINGS) else name


def _candidates(name: str) -> Iterator[str]:
    """All but the name itself."""
    combined = (" ".join(words) for words in product(*map(_forms, name.split())))
    return (candidate for candidate in combined if candidate != name)


def _forms(word: str) -> list[str]:
    first, hyphen, rest = word.rpartition("-")
    found = [
        rest[: -len(ending)] + new
        for ending, nominatives in ENDINGS.items()
        if rest.endswith(ending) and len(rest) > len(ending) + 1
        for new in nominatives
    ]
    return [word, *(first + hyphen + one for one in found)]


def adjective(genitive: str) -> str:
    """«октябрьского» → «октябрьский», «красного» → «красный»."""
    for ending in ("ого", "его"):
        if genitive.endswith(ending):
            stem = genitive.removesuffix(ending)
            return stem + ("ий" if ending == "его" or stem.endswith(("к", "г", "х")) else "ый")
    return genitive


def as_name(lower: str) -> str:
    """«усть-вагран» → «Усть-Вагран», «ростов-на-дону» → «Ростов-на-Дону»."""
    return " ".join("-".join(_capital(part) for part in word.split("-")) for word in lower.split())


def _capital(part: str) -> str:
    return part if part in ("на", "над", "де", "ла") else part[:1].upper() + part[1:]
