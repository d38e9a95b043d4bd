"""What the name of a village and the adjective made of it have in common: «Бобровка» and «Бобровская школа».

Registers often name a village institution by the adjective alone, and residents ask by the village. Neither
derivation is regular, so each word gives a few roots, and one in common is enough.
"""

import re

SHORTEST = 4
CASES = re.compile(r"(?<=[сц]к)(?:ая|ого|ой|ое|ом|ую|ие|их|ому|им|ими)$")
ADJECTIVES = (
    *[
        "ский",
        "ской",
        "цкий",
        "цкой",
        "овский",
        "евский",
        "инский",
        "енский",
        "анский",
        "янский",
        "ненский",
        "ьский",
        "йский",
        "кинский",
        "ковский",
        "ецкий",
    ],
)
NOUNS = (
    "",
    *[
        "а",
        "я",
        "о",
        "е",
        "ь",
        "и",
        "ы",
        "ое",
        "ее",
        "ское",
        "ская",
        "ский",
        "ый",
        "ий",
        "ая",
        "яя",
        "ые",
        "ие",
        "ье",
        "ья",
        "ка",
        "ки",
        "ово",
        "ево",
        "ино",
        "овка",
        "евка",
        "инка",
        "енка",
        "ец",
        "цы",
        "ик",
        "ов",
        "ев",
        "ин",
    ],
)


def adjective_roots(word: str) -> set[str]:
    """The roots of an adjective, in any case, that may be made of a place's name; none of another word."""
    return _without(CASES.sub("ий", word), ADJECTIVES)


def noun_roots(word: str) -> set[str]:
    """The roots of a word that may be a village's name."""
    return _without(word, NOUNS)


def _without(word: str, endings: tuple[str, ...]) -> set[str]:
    cut = {word[: len(word) - len(ending)] for ending in endings if word.endswith(ending)}
    return {root for root in cut if len(root) >= SHORTEST} or {
        root for root in cut if len(root) == SHORTEST - 1
    }


def adjectives(town: str) -> list[str]:
    """The adjectives that a town's name may give: Волгоград → волгоградский, Дубовка → дубовский."""
    word = town.replace("-", " ").split()[-1] if " " not in town else ""
    if not word or word.endswith(("ий", "ый", "ой")):
        return []
    stem = re.sub(r"(?:ка|[аяоеиыь])$", "", word)
    return [f"{stem}{'' if stem.endswith('ск') else 'ск'}ий"]
