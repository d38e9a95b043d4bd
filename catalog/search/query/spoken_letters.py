"""Abbreviations as they are read aloud: «эм фэ цэ», «дэ эм ша»."""

import re
from collections.abc import Iterator, Mapping

from catalog.search.language.lexicon import Lexicon
from catalog.search.language.traced import Traced

MOST_LETTERS = 6
LONG = 3
"""From so many letters on any known word is taken; two letters make a kind or nothing."""


class SpokenLetters:
    """Joins the names of letters that make a known abbreviation."""

    def __init__(self, lexicon: Lexicon, letters: Mapping[str, tuple[str, ...]]) -> None:
        """`letters`: the names of each letter."""
        self._lexicon = lexicon
        self._letters = {name: letter for letter, names in letters.items() for name in (letter, *names)}
        named = "|".join(sorted(map(re.escape, self._letters), key=len, reverse=True))
        one = rf"(?:{named})(?![а-я0-9])"
        self._run = re.compile(rf"(?<![а-я0-9-]){one}(?:[ -]{one}){{1,{MOST_LETTERS}}}")

    def joined(self, text: Traced) -> Traced:
        """The text with every such run as one word."""
        return text.sub(self._run, self._written)

    def _written(self, found: re.Match[str]) -> str:
        said = re.split("[ -]", found[0])
        return " ".join(self._words(said)) if any(len(name) > 1 for name in said) else found[0]

    def _words(self, said: list[str]) -> Iterator[str]:
        at = 0
        while at < len(said):
            end = next((end for end in range(len(said), at + 1, -1) if self._is_word(said[at:end])), at + 1)
            yield "".join(self._letters[name] for name in said[at:end]) if end > at + 1 else said[at]
            at = end

    def _is_word(self, said: list[str]) -> bool:
        joined = "".join(self._letters[name] for name in said)
        named = any(len(name) > 1 for name in said)
        known = joined in self._lexicon if len(said) >= LONG else self._lexicon.is_phrase(joined)
        return named and known
