"""From the text of a question to words that are known: other layouts, transliteration, slips, glued words."""

import re
from dataclasses import dataclass

from catalog.latin import from_layout, from_translit, has_latin
from catalog.lexicon import Lexicon
from catalog.morphology import Nature, nature
from catalog.normalize import Token, tokens
from catalog.spelling import Spelling
from catalog.vocabulary import Vocabulary

NUMBER_SIGN = re.compile(r"(?<![a-z])(?:n|no|nr)[.\s]?\s*(?=\d)")
INITIALS = re.compile(r"(\b(?:имени|им)\b\.?\s(?:[а-я]{4,}\s){0,4})[а-я]\.\s?(?:[а-я]\.\s?)?(?=[а-я]{3})")
"""«Им. А. П. Маресьева»: initials would be read as «п.», which stands before villages."""

MOST_WORDS = 40
MOST_GUESSED = 12
"""So many unknown words are compared with all known ones; a longer text is no question."""

MOST_FORMS = 8
SHORTEST_HALF = 3
SHORTEST_PREFIX = 4
CLOSE = 1.0


@dataclass(slots=True)
class Word:
    """A word of the question and the dictionary forms that it may come from; none where nothing is known."""

    token: Token
    lemmas: tuple[str, ...]
    slips: float = 0.0
    nature: Nature = Nature.NONE


class Reader:
    """Turns text into known words."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling, vocabulary: Vocabulary) -> None:
        self._lexicon, self._spelling = lexicon, spelling
        self._abbreviations, self._compounds = vocabulary.abbreviations, vocabulary.compounds
        self._bodies, self._swearing = vocabulary.bodies, vocabulary.swearing

    def read(self, text: str, *, bold: bool = False) -> list[Word]:
        """The words of a normalised text in order, swearing left out.

        bold: words of the dictionary, too, may be slips («полка» for «п-ка»).
        """
        plain = INITIALS.sub(r"\1", NUMBER_SIGN.sub("#", text))
        if has_latin(plain):
            plain = self._in_russian(plain)
        found: list[Word] = []
        guessed = 0
        parts = tokens(plain)[:MOST_WORDS]
        at = 0
        while at < len(parts):
            token = parts[at]
            at += 1
            if token.text in self._bodies and token.text not in self._lexicon:
                found += [
                    Word(Token(w), self._lexicon.lemmas_of(w)) for w in self._bodies[token.text].split()
                ]
                continue
            if token.number is not None or token.mark or token.text in self._lexicon or token.text.isdigit():
                found.append(self._known(token))
                continue
            if token.text.startswith(self._swearing):
                continue
            joined = token.text + parts[at].text if at < len(parts) else ""
            if joined in self._lexicon:
                found.append(Word(Token(joined), self._lexicon.lemmas_of(joined)))
                at += 1
                continue
            guessed += 1
            found.extend(self._guess(token, bold=bold) if guessed <= MOST_GUESSED else [Word(token, ())])
        return found

    def _known(self, token: Token) -> Word:
        full = self._abbreviations.get(token.text) if token.dotted else None
        return Word(token, self._lexicon.lemmas_of(full or token.text))

    def _begun(self, text: str) -> tuple[str, ...]:
        """What a cut-off word may stand for: «поликл.», «красноокт»."""
        if text in self._abbreviations:
            return self._lexicon.lemmas_of(self._abbreviations[text])
        if text in self._compounds:
            return self._lexicon.lemmas_of(self._compounds[text])
        return tuple(self._spelling.completions(text)) if len(text) >= SHORTEST_PREFIX else ()

    # --- Latin letters

    def _in_russian(self, text: str) -> str:
        """Every word in Latin letters replaced by what it most likely stands for."""
        read = [(chunk, from_layout(chunk), from_translit(chunk)) for chunk in text.split()]
        layout = self._is_layout(read)
        return " ".join(self._choose(variants, layout=layout) for variants in read)

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
        chosen, other = (keys, sound) if layout else (sound, keys)
        known = self._worth(chosen, guessing=False) or not self._worth(other, guessing=False)
        return chosen if known else other

    def _worth(self, chunk: str, *, guessing: bool) -> int:
        """How much of it is known words, or near to one; long ones count more."""
        worth = 0
        for token in tokens(chunk):
            text = token.text
            near = guessing and len(text) > SHORTEST_PREFIX and self._spelling.near(text)
            if token.number is None and not token.mark and (text in self._lexicon or near):
                worth += len(text) ** 2
        return worth

    # --- unknown words

    def _guess(self, token: Token, *, bold: bool) -> list[Word]:
        text = token.text
        if token.dotted or text in self._abbreviations:
            begun = self._begun(text)
            if begun:
                return [Word(token, begun)]
        compound = self._compound(text)
        if compound:
            return compound
        kind = nature(text)
        if kind is not Nature.NONE and not bold:
            return [Word(token, (), nature=kind)]
        near = self._spelling.near(text)
        if not near or near[0].distance > CLOSE:
            begun = self._begun(text)
            halves = [] if begun else self._halves(text)
            if begun or halves:
                return halves or [Word(token, begun, CLOSE / 2)]
        if near and (kind is Nature.NONE or near[0].distance <= CLOSE):
            best = near[0].distance
            forms = [guess.form for guess in near[:MOST_FORMS] if guess.distance <= best]
            return [Word(token, self._all_lemmas(forms), best)]
        return [Word(token, (), nature=kind)]

    def _compound(self, text: str) -> list[Word]:
        """«Педколледж» is a pedagogical college."""
        for at in range(2, min(9, len(text) - SHORTEST_HALF)):
            adjective = self._compounds.get(text[:at])
            if adjective and text[at:] in self._lexicon:
                rest = Token(text[at:])
                return [
                    Word(Token(adjective), self._lexicon.lemmas_of(adjective)),
                    Word(rest, self._lexicon.lemmas_of(rest.text)),
                ]
        return []

    def _all_lemmas(self, forms: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lemma for form in forms for lemma in self._lexicon.lemmas_of(form)))

    def _halves(self, text: str) -> list[Word]:
        """Two known words written as one: «детскийсад»."""
        for at in range(len(text) - SHORTEST_HALF, SHORTEST_HALF - 1, -1):
            left, right = text[:at], text[at:]
            if left in self._lexicon and right in self._lexicon:
                return [Word(Token(half), self._lexicon.lemmas_of(half)) for half in (left, right)]
        return []
