"""The words of a question cut into known phrases, with what stands beside each."""

from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.query.slots import Phrase
from catalog.search.query.unknown_words import Word

IN_A_PLACE = {"в", "во"}


class Sentence:
    """Segments are numbered from 0; each is one known phrase, or one word that is none."""

    def __init__(self, words: list[Word], lexicon: Lexicon) -> None:
        self._words = words
        self._denies = any(word.token.text == "не" for word in words)
        self.segments = lexicon.segments([word.lemmas or (word.token.text,) for word in words])
        self.meanings = [{sense.meaning for sense in segment.senses} for segment in self.segments]

    def __len__(self) -> int:
        return len(self.segments)

    def senses(self, at: int) -> tuple[Sense, ...]:
        """What the segment may mean."""
        return self.segments[at].senses

    def words(self, at: int) -> list[Word]:
        """The words of the segment."""
        return self._words[self.segments[at].start : self.segments[at].end]

    def said(self, at: int) -> str:
        """The segment as written."""
        return " ".join(word.token.text for word in self.words(at))

    def phrase(self, at: int) -> Phrase:
        """The segment as a clue."""
        words = self.words(at)
        lemmas = tuple(word.lemmas or (word.token.text,) for word in words)
        return Phrase(self.said(at), lemmas, sum(word.slips for word in words))

    def word_before(self, at: int) -> str:
        """The word before the segment; "" where it is the first."""
        return self._words[self.segments[at].start - 1].token.text if at else ""

    def is_denied(self, at: int) -> bool:
        """«Не Волгоград, а Волжский», «не в Волгограде», «не детская»."""
        if not self._denies:
            return False
        before = self.word_before(at)
        return before == "не" or (before in IN_A_PLACE and at > 0 and self.word_before(at - 1) == "не")

    def next_is(self, at: int, lemmas: frozenset[str]) -> bool:
        """Whether one of these words, rightly spelt, follows."""
        if at + 1 >= len(self.segments):
            return False
        word = self._words[self.segments[at + 1].start]
        return not word.slips and (word.token.text in lemmas or not lemmas.isdisjoint(word.lemmas))

    def is_marker(self, at: int, marker: str) -> bool:
        """Whether the segment is «район», «город», «ул.» …, as words.yaml groups them."""
        if not 0 <= at < len(self.segments):
            return False
        return any(sense.meaning is Meaning.MARKER and sense.value == marker for sense in self.senses(at))

    def trimmed(self) -> tuple[str, ...]:
        """The words from the first to the last that may belong to a name."""
        telling = [at for at, meanings in enumerate(self.meanings) if not meanings or meanings - IDLE]
        if not telling:
            return ()
        start, end = self.segments[telling[0]].start, self.segments[telling[-1]].end
        return tuple(word.token.text for word in self._words[start:end])


IDLE = {Meaning.FILLER, Meaning.DETAIL, Meaning.CHANNEL, Meaning.MARKER, Meaning.TALK}
