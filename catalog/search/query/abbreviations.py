"""Abbreviations: «д.к.», «д/с», «админ-ция», «поликл.», «окт.»."""

import re

from catalog.search.language.lexicon import Lexicon
from catalog.search.language.spelling import Spelling
from catalog.search.language.traced import Traced
from catalog.search.query.spoken_letters import SpokenLetters
from catalog.search.vocabulary.vocabulary import Vocabulary

POINTED = re.compile(r"(?<![а-я.])[а-я](?:\.[а-я]){1,4}(?![а-я])\.?")
"""«Д.к.», «ф.а.п.»: an abbreviation of which every letter has its point."""

SLASHED = re.compile(r"(?<![а-я/])[а-я](?:/[а-я]){1,2}(?![а-я])")
CONTRACTED = re.compile(r"(?<![а-я-])([а-я]{3,8})-([а-я]{2,4})(?![а-я-])")
SHORTEST_PREFIX = 4
SHORTEST_UNDOTTED = 3


class Abbreviations:
    """Completes abbreviations: those of the vocabulary, and beginnings of the register's own words."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling, vocabulary: Vocabulary) -> None:
        self._lexicon, self._spelling = lexicon, spelling
        self._spoken = SpokenLetters(lexicon, vocabulary.letters)
        self._abbreviations, self._compounds = vocabulary.abbreviations, vocabulary.compounds

    def joined(self, text: Traced) -> Traced:
        """The text with contractions written out, and with letters that are one word together joined."""
        if "-" in text.text:
            text = text.sub(CONTRACTED, self._uncontracted)
        if "." in text.text:
            text = text.sub(POINTED, self._one_word)
        if "/" in text.text:
            text = text.sub(SLASHED, self._one_word)
        return self._spoken.joined(text)

    def completed(self, text: str, *, dotted: bool) -> tuple[str, ...]:
        """What a cut-off word may stand for; nothing for one that is neither listed nor has its point."""
        if not dotted and text not in self._abbreviations:
            return ()
        return self.begun(text) or (self._lexicon.begun(text) if dotted else ())

    def meant(self, text: str) -> tuple[str, ...]:
        """What a listed abbreviation stands for that is known only from longer phrases («мед пункт»)."""
        listed = text in self._abbreviations and len(text) >= SHORTEST_UNDOTTED
        return () if not listed or self._lexicon.means(text) else self.begun(text)

    def _uncontracted(self, found: re.Match[str]) -> str:
        """«Админ-ция» in full; both halves of other words are known, or they are no contraction."""
        beginning, ending = found.groups()
        if ending in self._lexicon and beginning in self._lexicon:
            return found[0]
        return self._lexicon.contracted(beginning, ending) or found[0]

    def _one_word(self, found: re.Match[str]) -> str:
        """The letters joined where that is a known word and they are no phrase of their own («р.п.»)."""
        letters = re.findall("[а-я]", found[0])
        joined = "".join(letters)
        apart = self._lexicon.segments([self._lexicon.lemmas_of(letter) for letter in letters])
        phrase = len(apart) == 1 and apart[0].senses
        return found[0] if phrase or joined not in self._lexicon else f"{joined} "

    def begun(self, text: str) -> tuple[str, ...]:
        """What a cut-off word may stand for: «поликл.», «красноокт»."""
        if text in self._abbreviations:
            full = self._abbreviations[text].split()
            return tuple(lemma for word in full for lemma in self._lexicon.lemmas_of(word))
        if text in self._compounds:
            return self._lexicon.lemmas_of(self._compounds[text])
        return tuple(self._spelling.completions(text)) if len(text) >= SHORTEST_PREFIX else ()
