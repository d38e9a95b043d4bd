"""From the text of a question to words that are known: other layouts, transliteration, slips, glued words."""

import re

from catalog.search.language.lexicon import Lexicon, Meaning
from catalog.search.language.normalize import Token
from catalog.search.language.spelling import Spelling
from catalog.search.language.traced import Traced
from catalog.search.language.transliteration import has_latin
from catalog.search.language.word_lists import questions_words
from catalog.search.query.abbreviations import Abbreviations
from catalog.search.query.latin_words import LatinWords
from catalog.search.query.unknown_words import SpellingCandidates, Word
from catalog.search.vocabulary.vocabulary import Vocabulary

NUMBER_SIGN = re.compile(r"(?<![a-z])(?:n|no|nr)[.\s]?\s*(?=\d)")

KIND = frozenset({Meaning.KIND})
MOST_WORDS = 40
MOST_GUESSED = 12
"""So many unknown words are compared with all known ones; a longer text is no question."""

LONGEST_CUT = 5
"""A longer word with a point behind it ends a sentence."""


class Tokenizer:
    """Turns text into known words."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling, vocabulary: Vocabulary) -> None:
        self._lexicon, self._number_marks = lexicon, vocabulary.number_marks
        self._latin, self._cut = LatinWords(lexicon, spelling), Abbreviations(lexicon, spelling, vocabulary)
        self._candidates = SpellingCandidates(lexicon, spelling, vocabulary, self._cut)
        self._bodies, self._swearing = vocabulary.bodies, vocabulary.swearing
        self._compounds = vocabulary.compounds

    def written_out(self, text: Traced) -> Traced:
        """The normalised text in Russian letters, abbreviations joined, initials left out."""
        plain = text.sub(NUMBER_SIGN, lambda _: "#").sub(questions_words().initials, _without_initials)
        if has_latin(plain.text):
            plain = self._latin.in_russian(plain).sub(questions_words().initials, _without_initials)
        return self._cut.joined(plain)

    def read(self, said: list[Token], *, bold: bool = False) -> list[Word]:
        """The words of a text that was written out, in order, swearing left out.

        bold: words of the dictionary, too, may be slips («полка» for «п-ка»).
        """
        found: list[Word] = []
        guessed = 0
        parts = said[:MOST_WORDS]
        at = 0
        while at < len(parts):
            token = parts[at]
            at += 1
            adjective = self._adjective(token.text, parts[at].text) if at < len(parts) else ()
            if token.text in self._bodies and token.text not in self._lexicon:
                full = self._bodies[token.text].split()
                for word in full:
                    part = Token(word, start=token.start, end=token.end)
                    found.append(Word(part, self._lexicon.lemmas_of(word)))
                continue
            if token.number is not None or token.mark or token.text in self._lexicon or token.text.isdigit():
                counted = at < len(parts) and parts[at].number is not None  # «н. 5», «но. 5»
                compound = self._candidates.compound(token) if self._is_of_names(token) else []
                if compound:
                    found.extend(compound)
                    continue
                cut = token.dotted and not (counted and token.text in self._number_marks)
                known = self._known(token, cut=cut)
                known.lemmas = (*known.lemmas, *adjective)
                found.append(known)
                continue
            if token.text.startswith(self._swearing):
                continue
            if adjective:
                found.append(Word(token, adjective))
                continue
            joined = token.text + parts[at].text if at < len(parts) else ""
            if joined in self._lexicon:
                both = Token(joined, start=token.start, end=parts[at].end)
                found.append(Word(both, self._lexicon.lemmas_of(joined)))
                at += 1
                continue
            guessed += 1
            counted = at < len(parts) and (parts[at].number is not None or parts[at].mark)
            found.extend(
                self._candidates.guess(token, bold=bold, counted=counted)
                if guessed <= MOST_GUESSED
                else [Word(token, ())]
            )
        return found

    def _adjective(self, begun: str, behind: str) -> tuple[str, ...]:
        """«Обл суд» as «облсуд»: what stands for an adjective before the word of a kind."""
        if begun not in self._compounds:
            return ()
        kind = any(self._lexicon.is_phrase(lemma, KIND) for lemma in self._lexicon.lemmas_of(behind))
        return self._lexicon.lemmas_of(self._compounds[begun]) if kind else ()

    def _is_of_names(self, token: Token) -> bool:
        """Whether the word is known from names alone: «горбольница», as one institution is also called."""
        return all(lemma not in self._lexicon.root.below for lemma in self._lexicon.lemmas_of(token.text))

    def _known(self, token: Token, *, cut: bool) -> Word:
        lemmas = self._lexicon.lemmas_of(token.text)
        if token.number is not None or len(token.text) > LONGEST_CUT:
            return Word(token, lemmas)
        begun = self._cut.completed(token.text, dotted=True) if cut else self._cut.meant(token.text)
        return Word(token, tuple(dict.fromkeys((*lemmas, *begun))) if begun else lemmas)


def _without_initials(found: re.Match[str]) -> str:
    return found[1]
