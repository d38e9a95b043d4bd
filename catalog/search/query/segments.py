"""The words of a question cut into known phrases, with what stands beside each."""

from collections.abc import Mapping

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
        self._words, self._text, self._lexicon = words, text, lexicon
        self.numbers_of_streets: Mapping[int, int] = {}  # by segment
        self._denies = any(word.token.text == questions_words().not_ for word in words)
        self.segments = lexicon.segments([word.lemmas or (word.token.text,) for word in words])
        self.meanings = [{sense.meaning for sense in segment.senses} for segment in self.segments]
        self._parts = [words[segment.start : segment.end] for segment in self.segments]
        self._markers = {
            at: {sense.value for sense in self.segments[at].senses if sense.meaning is Meaning.MARKER}
            for at, meanings in enumerate(self.meanings)
            if Meaning.MARKER in meanings
        }

    @property
    def plain(self) -> str:
        """The text that the words stand in, written out."""
        return self._text.text

    def __len__(self) -> int:
        return len(self.segments)

    def senses(self, at: int) -> tuple[Sense, ...]:
        """What the segment may mean."""
        return self.segments[at].senses

    def words(self, at: int) -> list[Word]:
        """The words of the segment."""
        return self._parts[at]

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
        while self.is_marker(first - 1, *BEFORE_A_PLACE):
            first -= 1
        while self.is_marker(last + 1, *BEHIND_A_PLACE):
            last += 1
        return self.span(first, last)

    def before(self, at: int) -> int:
        """The segment before that one, but for the number that a street's name begins with."""
        return at - 2 if at - 1 in self.numbers_of_streets else at - 1

    def word_before(self, at: int) -> str:
        """The word before the segment; "" where it is the first."""
        first = self.before(at) + 1
        return self._words[self.segments[first].start - 1].token.text if first else ""

    def is_denied(self, at: int) -> bool:
        """«Не Волгоград, а Волжский», «не в Волгограде», «не детская»."""
        if not self._denies:
            return False
        before = self.word_before(at)
        held = questions_words()
        if before in held.in_a_place and at > 0:
            before = self.word_before(at - 1)
        return before == held.not_

    def is_marker(self, at: int, *markers: str) -> bool:
        """Whether the segment is «район», «город», «ул.» …, in one of these groups of words.yaml."""
        return at in self._markers and not self._markers[at].isdisjoint(markers)

    def ends_in_marker(self, at: int, marker: str) -> bool:
        """Whether the last word of a longer phrase is one of that group: «администрация города»."""
        lemmas = self.words(at)[-1].lemmas[:1]
        return any(sense.value == marker for lemma in lemmas for sense in self._lexicon.senses_of(lemma))

    def number_in_words(self, at: int, meaning: Meaning = Meaning.NUMBER) -> int | None:
        """The number that the segment is the word of, if any."""
        found = (sense.value for sense in self.senses(at) if sense.meaning is meaning)
        return next((value for value in found if isinstance(value, int)), None)

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
