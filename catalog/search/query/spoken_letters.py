"""Abbreviations as they are read aloud: «эм фэ цэ», «дэ эм ша»; with a syllable: «ка цэ сон», «дюс ша»."""

import re
from collections.abc import Iterator, Mapping

from catalog.search.language.lexicon import Lexicon, Meaning
from catalog.search.language.traced import Traced

LONG = 3
"""From so many letters on any known word is taken; two letters make a kind or nothing."""

SHORT_WORDS = re.compile(r"(?<![а-я0-9-])[а-я]{1,4}(?:[ -][а-я]{1,4}){1,7}(?![а-я0-9])")
KIND = frozenset({Meaning.KIND})


class SpokenLetters:
    """Joins the names of letters that make a known abbreviation."""

    def __init__(self, lexicon: Lexicon, letters: Mapping[str, tuple[str, ...]]) -> None:
        """`letters`: the names of each letter."""
        self._lexicon = lexicon
        self._letters = {name: letter for letter, names in letters.items() for name in (letter, *names)}
        self._names = frozenset(name for names in letters.values() for name in names)

    def joined(self, text: Traced) -> Traced:
        """The text with each such abbreviation as one word."""
        named = not self._names.isdisjoint(_pieces(text.text))
        return text.sub(SHORT_WORDS, self._written) if named else text

    def _written(self, found: re.Match[str]) -> str:
        said = _pieces(found[0])
        return found[0] if self._names.isdisjoint(said) else " ".join(self._words(said))

    def _words(self, said: list[str]) -> Iterator[str]:
        at = 0
        while at < len(said):
            end = next((end for end in range(len(said), at + 1, -1) if self._is_word(said[at:end])), at + 1)
            yield self._joined(said[at:end]) if end > at + 1 else said[at]
            at = end

    def _joined(self, said: list[str]) -> str:
        return "".join(self._letters.get(piece, piece) for piece in said)

    def _is_word(self, said: list[str]) -> bool:
        if self._names.isdisjoint(said):
            return False
        joined, syllables = self._joined(said), [piece for piece in said if piece not in self._letters]
        if syllables:  # no word of its own, and no two: «где ка цэ сон»
            unknown = len(syllables) == 1 and syllables[0] not in self._lexicon
            return unknown and self._lexicon.is_phrase(joined, KIND)
        return joined in self._lexicon if len(said) >= LONG else self._lexicon.is_phrase(joined)


def _pieces(text: str) -> list[str]:
    return text.replace("-", " ").split(" ")
