"""Which texts say the same: repeats of a report, questions that differ by a slip or the order of words."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from catalog.pages.links import find_links
from catalog.search.language.normalize import words

ALIKE = 85.0
"""Of 100, over words in alphabetical order: a letter or an ending may differ, a word may not."""


def key(text: str) -> str:
    """The words of a text, whatever their order, case and signs."""
    return " ".join(sorted(words(text)))


def closest(sought: str, keys: Sequence[str]) -> int | None:
    """Which of these keys says the same as that one; None where none does. All have the same numbers."""
    found = process.extractOne(sought, keys, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return None if found is None else found[2]


def is_repeat(told: str, earlier: str) -> bool:
    """Whether two reports of one card say the same: the same addresses, or alike words where none is."""
    proposed, known = addresses(told), addresses(earlier)
    if proposed or known:
        return proposed == known
    ours, theirs = key(told), key(earlier)
    return numbers(ours) == numbers(theirs) and closest(ours, [theirs]) is not None


def addresses(text: str) -> frozenset[str]:
    """The addresses that stand in a text, in the form that repeats share; not checked, not to be followed."""
    found = (pasted.address.lower().partition("://") for pasted in find_links(text))
    return frozenset((rest or bare).removeprefix("www.").rstrip("/") for bare, _, rest in found)


def numbers(of: str) -> tuple[str, ...]:
    """The numbers of a key: texts that differ in them are about two matters."""
    return tuple(word for word in of.split() if word.isdigit())
