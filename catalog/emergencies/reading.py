"""A message as words, each with what it may stand for.

Time is linear in the text: each word is looked up alone, and remembered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from catalog.emergencies.model import (
    ADVERBS,
    FILLERS,
    MODALS,
    PARTICLES,
    PLACERS,
    PRONOUNS,
    load_model,
)
from catalog.search.language.letters import endings
from catalog.search.language.morphology import Nature, inflections, nature
from catalog.search.language.normalize import LONGEST, normalize
from catalog.search.language.spelling import Spelling
from catalog.search.language.transliteration import from_layout, from_translit, has_latin
from catalog.search.language.word_lists import questions_words

WORDS = re.compile(r"[а-я]+(?:-[а-я]+)*+|[0-9]+")
ADDRESS = re.compile(r"://|[a-z0-9][@/]|[@/][a-z0-9]|[a-z0-9]\.[a-z]")
"""A mark of an address: its words tell nothing of whoever sends it."""

REPEATED = re.compile(r"(.)\1{2,}")
LONGEST_WORD, LONGEST_NUMBER = 30, 4
SHORTEST_SLIP = 4
"""Letters of a word from which on a slip is believed; a shorter one has to sound alike."""

MOST_MENDED = 60
"""Words of a message in which slips are looked for: each may take a third of a millisecond."""

SURE_SLIP, LIKELY_SLIP = 0.5, 1.0
LONG_WORD, TWO_SLIPS = 9, 1.5


@dataclass(frozen=True, slots=True)
class EmergencyWord:
    """A word of the message: the choices of the model that it fits, and what stands before it."""

    text: str
    fits: frozenset[str]
    negated: bool = False
    deterred: bool = False  # «не могу встать»: whether it is denied depends on who reads it
    placed: bool = False  # a place is told by it: «в музее»


def read_message(said: str) -> Iterator[tuple[EmergencyWord, ...]]:
    """The message as words; written in Latin letters, also as what the keys or the sounds stand for."""
    pieces = [said[at : at + LONGEST] for at in range(0, len(said), LONGEST)]
    parts = "".join(map(normalize, pieces)).split()
    written = " ".join(part for part in parts if not ADDRESS.search(part))
    yield _read(written)
    if has_latin(written):
        yield _read(from_layout(written))
        yield _read(from_translit(written))


def _read(written: str) -> tuple[EmergencyWord, ...]:
    found: list[EmergencyWord] = []
    mended = 0
    negated = deterred = placed = False
    for heard in (part for word in WORDS.findall(written) for part in _parts(word)):
        if heard in questions_words().nots:
            negated, deterred = True, False
            found.append(EmergencyWord(heard, frozenset({FILLERS})))
            continue
        text, fits = heard, _fits(heard)
        if not fits and mended < MOST_MENDED and nature(heard) is Nature.NONE:
            text, fits = _as_meant(heard)
            mended += 1
        if found and PARTICLES in fits and PRONOUNS in found[-1].fits:  # «кто то» is «кто-то»
            whole = f"{found[-1].text}-{text}"
            found[-1] = replace(found[-1], text=whole, fits=found[-1].fits | _fits(whole))
            continue
        found.append(EmergencyWord(text, fits, negated, deterred, placed))
        deterred = (negated and MODALS in fits) or (deterred and ADVERBS in fits)
        negated = negated and ADVERBS in fits
        placed = PLACERS in fits or (placed and _describes(text))
    return tuple(found)


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    """The word; «нехочу» as «не хочу», «мама-то» as «мама то»."""
    if len(word) > LONGEST_WORD:
        return ()
    if "-" in word and nature(word) is Nature.NONE:
        return tuple(part for piece in word.split("-") for part in _parts(piece))
    rest = word[len(questions_words().not_) :]
    no = questions_words().not_
    glued = word.startswith(no) and len(rest) > len(no) and nature(word) is Nature.NONE
    return (no, rest) if glued and nature(rest) is not Nature.NONE else (word,)


@lru_cache(maxsize=20_000)
def _fits(word: str) -> frozenset[str]:
    """The choices of the model that a word may be, as it stands."""
    return _number_fits(word) if word.isdigit() else _known(word)


@lru_cache(maxsize=20_000)
def _as_meant(word: str) -> tuple[str, frozenset[str]]:
    """A word that is none, without its drawn-out letters or with a slip put right, and what it may be."""
    short = REPEATED.sub(r"\1", word)
    if short != word and (found := _known(short)):
        return short, found
    meant = tuple(_meant(short)) or (word,)
    return meant[0], frozenset(choice for one in meant for choice in _known(one))


def _number_fits(word: str) -> frozenset[str]:
    if len(word) > LONGEST_NUMBER:
        return frozenset()
    return frozenset(choice for low, high, choice in load_model().lexicon.numbers if low <= int(word) <= high)


def _known(word: str) -> frozenset[str]:
    return load_model().lexicon.fits(word)


def _meant(word: str) -> Iterator[str]:
    """The forms that a misspelt word may stand for, the nearest only."""
    guesses = spelling().near(word)
    nearest = guesses[0].distance if guesses else 0.0
    believed = (
        TWO_SLIPS if len(word) >= LONG_WORD else LIKELY_SLIP if len(word) >= SHORTEST_SLIP else SURE_SLIP
    )
    if nearest <= believed:
        yield from (guess.form for guess in guesses if guess.distance == nearest)


@cache
def spelling() -> Spelling:
    """The forms of the model's words, for slips: made once, in a few tenths of a second."""
    lexicon = load_model().lexicon
    forms = {form for lemma in lexicon.by_lemma for form in inflections(lemma)}
    return Spelling(forms | set(lexicon.by_form), lexicon.by_lemma)


@lru_cache(maxsize=20_000)
def _describes(word: str) -> bool:
    """Whether the word may stand between «в» and the place: «в городском музее»."""
    return word.endswith(endings().adjectives_of_where)
