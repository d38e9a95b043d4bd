"""Words in Latin letters brought to Russian ones: which of the possible readings holds known words."""

import re

from catalog.search.language.letters import look_alikes
from catalog.search.language.lexicon import Lexicon
from catalog.search.language.normalize import tokens
from catalog.search.language.spelling import Spelling
from catalog.search.language.traced import CHUNK, Traced
from catalog.search.language.transliteration import (
    from_layout,
    from_translit,
    has_latin,
    make_ready,
    other_translits,
)
from catalog.search.language.word_lists import questions_words

LONE_LATIN = re.compile(r"(?<![a-z0-9а-я])[aceokmpxyth](?=-[а-я])")
"""One Latin letter beside Russian ones («p-н») only looks like them."""

SHORTEST_GUESSED = 4
UNKNOWN = 9.0
"""More slips than any guess has."""


class LatinWords:
    """Reads another keyboard layout and transliteration with the words of one register."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling) -> None:
        self._lexicon, self._spelling = lexicon, spelling
        make_ready()

    def in_russian(self, text: Traced) -> Traced:
        """Every word in Latin letters replaced by what it most likely stands for."""
        text = text.sub(LONE_LATIN, lambda letter: letter[0].translate(look_alikes()))
        read = [(chunk, from_layout(chunk), from_translit(chunk)) for chunk in text.text.split()]
        layout = self._is_layout(read)
        chosen = iter([self._choose(variants, layout=layout) for variants in read])
        return text.sub(CHUNK, lambda _: next(chosen))

    def _is_layout(self, read: list[tuple[str, str, str]]) -> bool:
        """Whether the whole reads better as another keyboard layout than as a transliteration."""
        for guessing in (False, True):
            keys = sum(self._worth(keys, guessing=guessing) for _chunk, keys, _sound in read)
            sounds = sum(self._worth(sound, guessing=guessing) for _chunk, _keys, sound in read)
            if keys or sounds:
                return keys > sounds
        return False

    def _choose(self, variants: tuple[str, str, str], *, layout: bool) -> str:
        chunk, keys, sound = variants
        if not has_latin(chunk) or all(token.text in self._lexicon for token in tokens(chunk)):
            return chunk
        if layout and (any(map(str.isdigit, chunk)) or self._worth(keys, guessing=False)):
            return keys
        sound = self._heard(chunk, sound)
        chosen, other = (keys, sound) if layout else (sound, keys)
        known = self._worth(chosen, guessing=False) or not self._worth(other, guessing=False)
        return chosen if known else other

    def _heard(self, chunk: str, sound: str) -> str:
        """The word in the first scheme in which all of it is known; else in the nearest to known words."""
        soft = f"{sound}{questions_words().soft_sign}"  # «elan»: few write the soft sign
        if self._lexicon.tells(soft) and not self._lexicon.tells(sound):
            return soft
        others = other_translits(chunk)
        if len(sound) <= SHORTEST_GUESSED:  # «sw»: of so few letters a kind is likelier than another word
            kind = next((other for other in (sound, *others) if self._lexicon.is_phrase(other)), "")
            if kind:
                return kind
        if self._is_known(sound):
            return sound
        for other in others:
            if self._is_known(other):
                return other
        return min((sound, *others), key=self._distance)

    def _is_known(self, chunk: str) -> bool:
        return all(t.number is not None or t.mark or t.text in self._lexicon for t in tokens(chunk))

    def _distance(self, chunk: str) -> float:
        """Slips between the chunk and words that are known."""
        found = 0.0
        for token in tokens(chunk):
            if token.number is None and not token.mark and token.text not in self._lexicon:
                near = self._spelling.near(token.text)
                found += near[0].distance if near else UNKNOWN
        return found

    def _worth(self, chunk: str, *, guessing: bool) -> int:
        """How much of it is known words, or near to one; long ones count more."""
        worth = 0
        for token in tokens(chunk):
            text = token.text
            near = guessing and len(text) > SHORTEST_GUESSED and self._spelling.near(text)
            if token.number is None and not token.mark and (text in self._lexicon or near):
                worth += len(text) ** 2
        return worth
