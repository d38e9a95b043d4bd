"""Dictionary forms and inflected forms of Russian words, from pymorphy3.

Only used while an index is built: loading the dictionary takes a third of a second, and a question has to be
answered in less than a thousandth.
"""

from functools import cache
from typing import Any

SHORTEST = 3
"""Shorter words are abbreviations or prepositions and are left as they are."""

LEAST_SCORE = 0.1
MOST_READINGS = 3
UNINFLECTED = {"PREP", "CONJ", "PRCL", "INTJ", "NPRO", "PRED", "ADVB"}


@cache
def _analyzer() -> Any:  # noqa: ANN401 - pymorphy3 ships no types
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def readings(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The dictionary forms that a word may come from, likeliest first, each with all its inflected forms."""
    if len(word) < SHORTEST or not word.isalpha():
        return ((word, (word,)),)
    found: dict[str, set[str]] = {}
    for parse in _analyzer().parse(word)[:MOST_READINGS]:
        if found and parse.score < LEAST_SCORE:
            break
        if not parse.is_known and len(word) <= SHORTEST + 1:
            continue  # «сош», «дюсш»: what is guessed of abbreviations is wrong
        lemma, forms = _inflected(parse)
        found.setdefault(lemma, {word}).update(forms)
    return tuple((lemma, tuple(forms)) for lemma, forms in found.items()) or ((word, (word,)),)


def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms alone."""
    return tuple(lemma for lemma, _forms in readings(word))


def _inflected(parse: Any) -> tuple[str, set[str]]:  # noqa: ANN401
    plain = parse.normal_form.replace("ё", "е")
    if parse.tag.POS in UNINFLECTED:
        return plain, {parse.word.replace("ё", "е")}
    # «Тракторозаводской» and «Тракторозаводский» are one.
    lemma = plain[:-2] + "ий" if plain.endswith("ской") else plain
    forms = {form.word.replace("ё", "е") for form in parse.lexeme}
    return lemma, forms | {lemma} if lemma != plain else forms
