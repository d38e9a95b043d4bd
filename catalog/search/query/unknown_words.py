"""What a word that isn't known may be: a compound, a slip, a word cut off, two words glued."""

from dataclasses import dataclass

from catalog.search.language.lexicon import Lexicon, Meaning
from catalog.search.language.morphology import NamePart, Nature, name_parts, nature
from catalog.search.language.normalize import Token
from catalog.search.language.spelling import Spelling
from catalog.search.query.abbreviations import Abbreviations
from catalog.search.vocabulary.vocabulary import Vocabulary

MOST_FORMS = 8
SHORTEST_HALF = 3
SHORTEST_MISSPELT = 5
CLOSE = 1.0
SAYS_NOTHING = frozenset({Meaning.FILLER, Meaning.DETAIL})


@dataclass(slots=True)
class Word:
    """A word of the question and the dictionary forms that it may come from; none where nothing is known."""

    token: Token
    lemmas: tuple[str, ...]
    slips: float = 0.0
    nature: Nature = Nature.NONE


class SpellingCandidates:
    """Guesses with the words of one register."""

    def __init__(
        self, lexicon: Lexicon, spelling: Spelling, vocabulary: Vocabulary, abbreviations: Abbreviations
    ) -> None:
        self._lexicon, self._spelling, self._cut = lexicon, spelling, abbreviations
        self._compounds = vocabulary.compounds

    def guess(self, token: Token, *, bold: bool, counted: bool) -> list[Word]:
        """The words that it stands for. counted: a number follows."""
        text = token.text
        begun = self._cut.completed(text, dotted=token.dotted)
        if begun:
            return [Word(token, begun)]
        compound = self.compound(token)
        if compound:
            return compound
        kind = nature(text)
        telling = self._as_kind_or_place(text, kind, bold=bold, counted=counted)
        if telling:
            return [Word(token, telling, CLOSE)]
        if kind is not Nature.NONE and (not bold or kind is Nature.PLACE):
            return [Word(token, (), nature=kind)]
        return [self._nearest(token, kind)] if self._is_near(text) else self._apart(token, kind)

    def _is_near(self, text: str) -> bool:
        near = self._spelling.near(text)
        return bool(near) and near[0].distance <= CLOSE

    def _apart(self, token: Token, kind: Nature) -> list[Word]:
        """A word that is cut off, or two that are glued; else whatever it is a slip of."""
        begun = self._cut.begun(token.text)
        if begun:
            return [Word(token, begun, CLOSE / 2)]
        return self._halves(token) or [self._nearest(token, kind)]

    def _nearest(self, token: Token, kind: Nature) -> Word:
        near = self._spelling.near(token.text)
        if not near or (kind is not Nature.NONE and near[0].distance > CLOSE):
            return Word(token, (), nature=kind)
        best = near[0].distance
        forms = [guess.form for guess in near[:MOST_FORMS] if guess.distance <= best]
        return Word(token, self._all_lemmas(forms), best)

    def _as_kind_or_place(self, text: str, nature: Nature, *, bold: bool, counted: bool) -> tuple[str, ...]:
        """What it is as a slip in the name of a kind or place, where that is likelier than any other word."""
        if counted and nature is Nature.NONE:  # «роддо № 4»
            telling = self._telling(text, Nature.CONTENT)
            return telling if telling and self._lexicon.is_phrase(telling[0]) else ()
        return self._telling(text, nature) if bold and nature in {Nature.CONTENT, Nature.PLACE} else ()

    def _telling(self, text: str, kind: Nature) -> tuple[str, ...]:
        """The words of places and kinds that the word may be a slip of; whole names of them first.

        Another place's name is no slip, unless only its end is lost («дзержински»).
        """
        near = [guess for guess in self._spelling.near(text) if guess.distance <= CLOSE + 0.5]
        found = [(guess.distance, lemma) for guess in near for lemma in self._lexicon.lemmas_of(guess.form)]
        told = sorted(
            (not self._lexicon.is_phrase(lemma), distance, lemma)
            for distance, lemma in found
            if self._lexicon.tells(lemma) and (kind is Nature.CONTENT or lemma.startswith(text))
            if not self._lexicon.is_phrase(lemma, SAYS_NOTHING)  # «водителей» are no «родители»
        )
        return tuple(dict.fromkeys(one[2] for one in told if one[:2] == told[0][:2]))

    def compound(self, token: Token) -> list[Word]:
        """The words of «педколледж», a pedagogical college; none where it is no compound."""
        text = token.text
        for at in range(2, min(9, len(text) - SHORTEST_HALF)):
            adjective = self._compounds.get(text[:at])
            if not adjective:
                continue
            first, second = _cut_at(token, at)
            rest = self._rest(second)
            if rest:
                return [Word(first._replace(text=adjective), self._lexicon.lemmas_of(adjective)), rest]
        return []

    def _rest(self, token: Token) -> Word | None:
        """The second half of a compound: a known word, or a kind's with one slip in it («горбольнийа»)."""
        text = token.text
        if text in self._lexicon:
            return Word(token, self._lexicon.lemmas_of(text))
        near = self._spelling.near(text) if len(text) >= SHORTEST_MISSPELT else ()
        telling = [
            lemma
            for guess in near
            if guess.distance <= CLOSE
            for lemma in self._lexicon.lemmas_of(guess.form)
            if self._lexicon.is_phrase(lemma)
        ]
        return Word(token, tuple(dict.fromkeys(telling)), CLOSE) if telling else None

    def _all_lemmas(self, forms: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lemma for form in forms for lemma in self._lexicon.lemmas_of(form)))

    def _halves(self, token: Token) -> list[Word]:
        """Two known words written as one: «детскийсад»; a surname is none («Пирогова»)."""
        if NamePart.SURNAME in name_parts(token.text):
            return []
        for at in range(len(token.text) - SHORTEST_HALF, SHORTEST_HALF - 1, -1):
            halves = _cut_at(token, at)
            if all(half.text in self._lexicon for half in halves):
                return [Word(half, self._lexicon.lemmas_of(half.text)) for half in halves]
        return []


def _cut_at(token: Token, at: int) -> tuple[Token, Token]:
    """Two tokens of one, each with its own place."""
    middle = token.start + at
    return Token(token.text[:at], start=token.start, end=middle), Token(
        token.text[at:], start=middle, end=token.end
    )
