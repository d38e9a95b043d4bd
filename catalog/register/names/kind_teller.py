"""The kind of an institution, told by its official name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from catalog.register.names.name_words import written_out
from catalog.yaml_loader import load_yaml

ABBREVIATION = re.compile(r"(?<![А-ЯЁа-яё])[А-ЯЁ]{2,7}(?![А-ЯЁа-яё])")
MOST_LETTERS_OF_A_PLACE = 2


@dataclass(frozen=True, slots=True)
class Readings:
    """The words of resources/register/kinds.yaml."""

    extra: re.Pattern[str]  # of additional education
    extra_kind: str
    extra_readings: dict[str, str]  # word → kind
    extra_kept: frozenset[str]  # kinds that additional education has
    endings: tuple[str, ...]
    kinds_of_endings: dict[str, str]
    beside: re.Pattern[str]  # whose a numbered one is, and the district that it is of: no kind is told there


@cache
def _readings() -> Readings:
    data: dict[str, Any] = load_yaml(
        (files("catalog") / "resources/register/kinds.yaml").read_text(encoding="utf-8")
    )
    extra = data["extra"]
    words = "|".join(map(re.escape, extra["words"]))
    return Readings(
        re.compile(rf"(?<!\w)(?:{words})(?!\w)"),
        extra["kind"],
        extra["readings"],
        frozenset(extra["kept"]),
        tuple(sorted(data["endings"], key=len, reverse=True)),
        data["kinds_of_endings"],
        re.compile(
            rf"(?<=\d )(?i:{'|'.join(data['owners'])})\b[^«»\"]*"
            rf"|(?<=(?i:{data['area']}) )[А-ЯЁ][\w-]*(?=$|[,«»\"(])"
        ),
    )


@cache
def kind_teller() -> Callable[[str], str]:
    """Tells the kind that an official name speaks of first, in everyday words; empty where none is known."""
    from catalog.search.language.lexicon import Lexicon, Meaning, Sense
    from catalog.search.language.normalize import normalize, tokens
    from catalog.search.vocabulary.vocabulary import load_vocabulary

    vocabulary, lexicon = load_vocabulary(), Lexicon()
    for key, kind in vocabulary.kinds.items():
        for phrase in kind.words:
            lexicon.add_phrase(phrase, Sense(Meaning.KIND, key), inverted=True)

    def kinds_in(text: str) -> list[str]:
        lemmas = [lexicon.lemmas_of(token.text) for token in tokens(normalize(text))]
        return [str(sense.value) for segment in lexicon.segments(lemmas) for sense in segment.senses]

    def tell(name: str) -> str:
        name = _readings().beside.sub("", written_out(name))
        keys = kinds_in(name) or [key for word in _endings(name) for key in _kinds_of(word, kinds_in)]
        key = _of_extra(name, keys) if _readings().extra.search(name.lower().replace("ё", "е")) else ""
        found = key or next(iter(keys), "")
        return vocabulary.kinds[found].name.one if found else ""

    return tell


def _endings(name: str) -> list[str]:
    """The known abbreviations behind the letters of a place."""
    found = []
    for word in ABBREVIATION.findall(name):
        lower = word.lower()
        for ending in _readings().endings:
            if lower.endswith(ending) and len(lower) - len(ending) <= MOST_LETTERS_OF_A_PLACE:
                found.append(ending)
                break
    return found


def _kinds_of(word: str, kinds_in: Callable[[str], list[str]]) -> list[str]:
    own = _readings().kinds_of_endings.get(word)
    return [own] if own else kinds_in(word)


def _of_extra(name: str, keys: list[str]) -> str:
    """What a name of additional education tells: «СШ» is a спортивная школа there, «ПЦ» no hospital."""
    readings = _readings()
    words = re.findall(r"\w+", name.lower())
    read = next((kind for word, kind in readings.extra_readings.items() if word in words), "")
    kept = [key for key in keys if key in readings.extra_kept]
    special = next((key for key in kept if key != readings.extra_kind), "")
    return special or read or (readings.extra_kind if kept or not keys else "")
