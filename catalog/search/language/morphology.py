"""Dictionary forms and inflected forms of Russian words, from pymorphy3.

Only used while an index is built: loading the dictionary takes a third of a second, and a question has to be
answered in less than a thousandth.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from catalog.search.language.letters import endings

SHORTEST = 3
"""Of words so short only known nouns are inflected («яр»); others are abbreviations or prepositions."""

LEAST_SCORE = 0.1
MOST_READINGS = 3
CONTENT_PARTS = {"NOUN", "ADJF", "ADJS", "NUMR", "PRTF"}
VERB_PARTS = ("INFN", "VERB")
UNINFLECTED = {"PREP", "CONJ", "PRCL", "INTJ", "NPRO", "PRED", "ADVB"}


@cache
def _analyzer() -> Any:  # noqa: ANN401 - pymorphy3 ships no types
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def readings(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The dictionary forms that a word may come from, likeliest first, each with all its inflected forms.

    For words of the register and the vocabulary: whatever was asked for once is remembered for good.
    """
    found: dict[str, set[str]] = {}
    for parse in _parses(word):
        found.setdefault(_lemma(parse), {word}).update(_inflected(parse))
    return tuple((lemma, tuple(forms)) for lemma, forms in found.items()) or ((word, (word,)),)


def inflections(word: str) -> frozenset[str]:
    """The forms that people write of a dictionary form; of a verb without participles."""
    parse = next(_parses(word), None)
    if parse is None:
        return frozenset({word})
    parts = VERB_PARTS if parse.tag.POS in VERB_PARTS else (parse.tag.POS,)
    return frozenset(form.replace("ё", "е") for part in parts for form in _forms(parse, part)) | {word}


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms alone, of anyone's word."""
    return tuple(dict.fromkeys(map(_lemma, _parses(word)))) or (word,)


@lru_cache(maxsize=20_000)
def grammar(word: str) -> str:
    """The part of speech of a word's likeliest reading, of a verb tense or mood and person («pres1per»)."""
    parse = next(_parses(word), None)
    if parse is None:
        return ""
    tag = parse.tag
    parts = (tag.mood if tag.mood == "impr" else tag.tense, tag.person) if tag.POS == "VERB" else (tag.POS,)
    return "".join(filter(None, parts))


def _parses(word: str) -> Iterator[Any]:
    if len(word) < SHORTEST - 1 or not word.isalpha():
        return
    given = False
    for parse in _analyzer().parse(word)[:MOST_READINGS]:
        if given and parse.score < LEAST_SCORE:
            return
        guessed = not parse.is_known and len(word) <= SHORTEST + 1
        short = len(word) < SHORTEST and ("NOUN" not in parse.tag or "Abbr" in parse.tag)
        if not guessed and not short:  # «сош», «дюсш»: what is guessed of abbreviations is wrong
            given = True
            yield parse


def inflected(phrase: str, case: str) -> str:
    """A place's name in another case (`gent`, `loct`), as far as the dictionary can; capitals stay."""
    return re.sub(
        r"[А-Яа-яЁё]+(?=\b)(?:-[а-яА-ЯёЁ]+-[А-Яа-яёЁ]+)?", lambda word: _inflected_word(word[0], case), phrase
    )


def _inflected_word(word: str, case: str) -> str:
    first, hyphen, rest = word.partition("-")
    if first.endswith(endings().unchanged):
        return word
    parses = [p for p in _analyzer().parse(first) if "nomn" in p.tag]
    best = next((p for p in parses if "Geox" in p.tag or "ADJF" in p.tag), parses[0] if parses else None)
    form = best.inflect({case}) if best else None
    if form is None:
        return word
    found = str(form.word)
    return (found.capitalize() if first[0].isupper() else found) + hyphen + rest


class Nature(StrEnum):
    """What a word is that the register doesn't know."""

    NONE = ""  # no Russian word: a slip, an abbreviation, an unusual name
    NOISE = "noise"  # a verb, an adverb, a pronoun: no clue to an institution
    PLACE = "place"  # the name of a place, though not one of this register
    CONTENT = "content"  # any other word of the dictionary


@lru_cache(maxsize=20_000)
def nature(word: str) -> Nature:
    """What the dictionary says of a word. The dictionary is loaded by whoever built the index."""
    if not _analyzer().word_is_known(word):
        return Nature.NONE
    tag = _analyzer().tag(word)[0]
    if "Geox" in tag:
        return Nature.PLACE
    return Nature.CONTENT if tag.POS in CONTENT_PARTS else Nature.NOISE


class NamePart(StrEnum):
    """A part of a person's name, as the dictionary marks it."""

    NAME = "Name"
    PATRONYMIC = "Patr"
    SURNAME = "Surn"


@lru_cache(maxsize=20_000)
def name_parts(word: str) -> frozenset[NamePart]:
    """What part of a person's name the word may be, in any form; empty for other words."""
    likely = (parse for parse in _analyzer().parse(word)[:MOST_READINGS] if parse.score >= LEAST_SCORE)
    return frozenset(part for parse in likely for part in NamePart if part in parse.tag)


@lru_cache(maxsize=20_000)
def is_noun(word: str) -> bool:
    """Whether the dictionary knows the word as nothing but a noun: «пособие», which ends as adjectives do."""
    analyzer = _analyzer()
    return bool(analyzer.word_is_known(word)) and all(p.tag.POS == "NOUN" for p in analyzer.parse(word))


@lru_cache(maxsize=20_000)
def is_of_several(word: str) -> bool:
    """Whether the word is likeliest a noun in the genitive plural: «народов»."""
    tag = _analyzer().tag(word)[0]
    return bool({"NOUN", "gent", "plur"} in tag)


@lru_cache(maxsize=20_000)
def is_subject(word: str) -> bool:
    """Whether the word is likeliest a noun or an adjective in the nominative: «беременная»."""
    tag = _analyzer().tag(word)[0]
    return tag.POS in CONTENT_PARTS and tag.case == "nomn"


@lru_cache(maxsize=20_000)
def is_quality(word: str) -> bool:
    """Whether the word is likeliest an adjective of quality («новая»), which may be more or less so."""
    tag = _analyzer().tag(word)[0]
    return tag.POS == "ADJF" and "Qual" in tag


@lru_cache(maxsize=20_000)
def agree(adjective: str, noun: str) -> bool:
    """Whether the first word may be an adjective of the second one: «лебяжьей поляне»."""
    nouns = [parse.tag for parse in _analyzer().parse(noun) if parse.tag.POS == "NOUN"]
    adjectives = [parse.tag for parse in _analyzer().parse(adjective) if parse.tag.POS == "ADJF"]
    return any(
        one.case == other.case and one.number == other.number and one.gender in {None, other.gender}
        for one in adjectives
        for other in nouns
    )


def _lemma(parse: Any) -> str:  # noqa: ANN401
    plain = str(parse.normal_form).replace("ё", "е")
    alike = endings().alike
    if plain.endswith(alike.written) and parse.tag.POS not in UNINFLECTED:
        return plain.removesuffix(alike.written) + alike.read
    return plain


def _inflected(parse: Any) -> set[str]:  # noqa: ANN401
    if parse.tag.POS in UNINFLECTED:
        return {parse.word.replace("ё", "е")}
    lemma = _lemma(parse)
    forms = {form.replace("ё", "е") for form in _forms(parse, parse.tag.POS)}
    declined = endings().declined_as_adjectives  # a surname is no adjective any more
    if lemma.endswith(declined.of):
        forms.add(f"{lemma}{declined.ending}")
    return forms | {lemma}


def _forms(parse: Any, part: str) -> Iterator[str]:  # noqa: ANN401
    """All forms of that part of speech.

    Read from the dictionary's paradigm: `parse.lexeme` builds a tag for each form, in ten times the time.
    """
    method = parse.methods_stack[0]
    if len(method) != len(("analyzer", "word", "paradigm", "index")) or not parse.word.endswith(method[1]):
        yield from (form.word for form in parse.lexeme)
        return
    _of, word, paradigm, index = method  # of «береславка» the word is «славка»: the dictionary knows that
    dictionary = _analyzer().dictionary
    stem = parse.word.removesuffix(word) + dictionary.build_stem(dictionary.paradigms[paradigm], index, word)
    yield from (stem + ending for ending in _endings(paradigm, part))


@cache
def _endings(paradigm: int, part: str) -> tuple[str, ...]:
    """The endings of a paradigm's forms, but for other parts of speech and for «наи…»."""
    dictionary = _analyzer().dictionary
    forms = dictionary.build_paradigm_info(paradigm)
    return tuple(dict.fromkeys(ending for prefix, tag, ending in forms if not prefix and part == tag.POS))
