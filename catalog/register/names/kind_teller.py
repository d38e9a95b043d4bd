"""The kind of an institution, told by its official name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from catalog.register.names.name_words import written_out
from catalog.resource_file import RESOURCES, Text, Words, read_resource

ABBREVIATION = re.compile(r"(?<![А-ЯЁа-яё])[А-ЯЁ]{2,7}(?![А-ЯЁа-яё])")
MOST_LETTERS_OF_A_PLACE = 2


@dataclass(frozen=True, slots=True)
class ExtraWords:
    """What tells that a name is of additional education, and what is read then."""

    words: Words
    kind: Text
    readings: dict[Text, Text]  # word → kind
    kept: frozenset[Text]  # kinds that additional education has


@dataclass(frozen=True, slots=True)
class NamedKindWords:
    """A kinds.yaml of the register; its own head says what each is."""

    extra: ExtraWords
    area: Text
    owners: Words
    endings: Words
    kinds_of_endings: dict[Text, Text]


@dataclass(frozen=True, slots=True)
class Readings:
    """The words as they are looked for. Behind a number its owner, and a district's name, tell no kind."""

    extra: re.Pattern[str]
    owner: re.Pattern[str]
    district: re.Pattern[str]
    endings: Words  # the longest first


@cache
def named_kind_words() -> NamedKindWords:
    """The words, read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "register" / "kinds.yaml", NamedKindWords)


@cache
def _readings() -> Readings:
    known = named_kind_words()
    return Readings(
        extra=re.compile(rf"(?<!\w)(?:{_any(known.extra.words)})(?!\w)"),
        owner=re.compile(rf"(?<=\d )(?i:{_any(known.owners)})\b[^«»\"]*"),
        district=re.compile(rf"(?<=(?i:{re.escape(known.area)}) )[А-ЯЁ][\w-]*(?=$|[,«»\"(])"),
        endings=tuple(sorted(known.endings, key=len, reverse=True)),
    )


def _any(words: Words) -> str:
    return "|".join(map(re.escape, words))


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
        name = _readings().district.sub("", _readings().owner.sub("", written_out(name)))
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
    own = named_kind_words().kinds_of_endings.get(word)
    return [own] if own else kinds_in(word)


def _of_extra(name: str, keys: list[str]) -> str:
    """What a name of additional education tells: «СШ» is a спортивная школа there, «ПЦ» no hospital."""
    extra = named_kind_words().extra
    words = re.findall(r"\w+", name.lower())
    read = next((kind for word, kind in extra.readings.items() if word in words), "")
    kept = [key for key in keys if key in extra.kept]
    special = next((key for key in kept if key != extra.kind), "")
    return special or read or (extra.kind if kept or not keys else "")
