"""The words of a question cut into known phrases, with what stands beside each."""

from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.language.traced import Traced
from catalog.search.language.word_lists import questions_words
from catalog.search.query.slots import Aside, Phrase
from catalog.search.query.unknown_words import Word
from catalog.search.result import Slot


class Sentence:
    """Segments are numbered from 0; each is one known phrase, or one word that is none."""

    def __init__(self, words: list[Word], lexicon: Lexicon, text: Traced) -> None:
        """`text`: what the words stand in, which knows where each was written."""
        self._words, self._text = words, text
        self._denies = any(word.token.text == questions_words().not_ for word in words)
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
        start, end = self.span(at)
        return Phrase(self.said(at), lemmas, sum(word.slips for word in words), start, end)

    def span(self, first: int, last: int = -1) -> tuple[int, int]:
        """Where the segment, or the segments from the first to the last, were written."""
        start = self.words(first)[0].token.start
        return self._text.span(start, self.words(max(first, last))[-1].token.end)

    def aside(self, at: int, slot: Slot) -> Aside:
        """The segment as something that is no clue."""
        start, end = self.span(at)
        return Aside(self.said(at), start=start, end=end, slot=slot)

    def span_of_place(self, at: int) -> tuple[int, int]:
        """The same with the words that belong to a place: «в … районе», «г. …»."""
        first = last = at
        while any(self.is_marker(first - 1, marker) for marker in BEFORE_A_PLACE):
            first -= 1
        while any(self.is_marker(last + 1, marker) for marker in BEHIND_A_PLACE):
            last += 1
        return self.span(first, last)

    def word_before(self, at: int) -> str:
        """The word before the segment; "" where it is the first."""
        return self._words[self.segments[at].start - 1].token.text if at else ""

    def is_denied(self, at: int) -> bool:
        """«Не Волгоград, а Волжский», «не в Волгограде», «не детская»."""
        if not self._denies:
            return False
        before = self.word_before(at)
        held = questions_words()
        if before in held.in_a_place and at > 0:
            before = self.word_before(at - 1)
        return before == held.not_

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


BEFORE_A_PLACE = ("conjunctions", "prepositions", "town", "locality")
BEHIND_A_PLACE = ("district", "locality", "settlement", "region")
IDLE = {Meaning.FILLER, Meaning.DETAIL, Meaning.CHANNEL, Meaning.MARKER, Meaning.TALK}
