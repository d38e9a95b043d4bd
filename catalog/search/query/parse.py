"""From the text of a question to its clues: kind, number, place, name, street, service."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, pairwise

from catalog.model import Topic
from catalog.search.bitsets import union_of
from catalog.search.index.fields import title_key
from catalog.search.index.search_index import SearchIndex, plain_code
from catalog.search.language.normalize import LONGEST, Token, tokens
from catalog.search.language.traced import Traced, traced
from catalog.search.query.corrections import corrected
from catalog.search.query.fill_slots import SlotFiller
from catalog.search.query.kind_slot import Kinds
from catalog.search.query.query import Query
from catalog.search.query.segments import Sentence
from catalog.search.query.slots import Aside, NameClue, Reading
from catalog.search.query.tokenizer import Tokenizer
from catalog.search.query.two_parts import two_parts
from catalog.search.result import NeedsTold, Slot, Talk
from catalog.search.vocabulary.vocabulary import Vocabulary

CODE = re.compile(r"[a-z0-9_-]+")
SHORTEST_CODE = 5
TWO = 2
MOST_PUZZLES = 8
"""What has more words that aren't understood is a story: no bolder reading makes a question of it."""
LEAST_TITLE = 3
"""Words of a whole name: «Школа № 5» is what many are called."""


class QueryParser:
    """Reads questions with the words of one register and the phrases of the vocabulary."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        index: SearchIndex,
        tokenizer: Tokenizer,
        told: Callable[[Query], NeedsTold],
    ) -> None:
        """`told`: the needs that a question tells of."""
        self.told = told
        self._vocabulary, self._index, self._tokenizer = vocabulary, index, tokenizer
        self._kinds = Kinds(index.shared, index.lexicon)
        self._for_whom = frozenset(chain.from_iterable(vocabulary.audience.values()))

    @property
    def index(self) -> SearchIndex:
        """What is known of the register whose words are read."""
        return self._index

    def parse(self, text: str) -> Query:
        """The question as a value, what was corrected put right."""
        return corrected(self.parse_plain(text), self._vocabulary.corrections)

    def parse_plain(self, text: str) -> Query:
        """The question word for word."""
        return Query(text, self._read_twice(text), self)

    def two_parts(self, query: Query) -> Iterator[tuple[Query, Query]]:
        """The ways to read the question as two."""
        return two_parts(query, self._vocabulary.connectors)

    def _read_twice(self, text: str) -> Reading:
        """All clues of the question."""
        normal, code = traced(text), self._code(text)
        plain, written = self._tokenizer.written_out(normal), tokens(normal.text)
        said = written if plain.text == normal.text else tokens(plain.text)
        reading = self._read(written, said, plain, code, bold=False)
        puzzles = _puzzles(reading)
        if 0 < puzzles <= MOST_PUZZLES and not (reading.topic or code or (reading.kinds and reading.places)):
            # Without a kind or a place, a word of the dictionary may be a slip after all.
            second = self._read(written, said, plain, code, bold=True)
            placed = second.places or not reading.unknown_place
            return second if second.kinds and placed and _puzzles(second) < puzzles else reading
        return reading

    def _read(
        self, written: list[Token], said: list[Token], plain: Traced, code: Aside | None, *, bold: bool
    ) -> Reading:
        """`written`: the words of the normalised text; `said`: those of `plain`, that text written out."""
        reading = Reading(code=code.said, asides=[code]) if code else Reading()
        words = self._tokenizer.read(said, bold=bold)
        sentence = Sentence(words, self._index.lexicon, plain)
        SlotFiller(sentence, reading, self._index, self._vocabulary).run()
        self._one_institution(reading)
        self._kinds.settle(reading)
        self._settle_house(reading)
        self._leave_audience(reading)
        reading.own_topic = self._own_topic(reading)
        if self._is_insult(written, reading):
            reading.talk = Talk.INSULT
        titles = (tuple(token.text for token in written), sentence.trimmed())
        reading.titles = tuple(title_key(title) for title in titles if len(title) >= LEAST_TITLE)
        return reading

    def _one_institution(self, reading: Reading) -> None:
        """Of two institutions («школа 5 и садик 7») the first, with the number beside it."""
        first = reading.kinds[0] if reading.kinds else None
        numbered = {one.value: one.at for one in reading.numbered}
        if first is None or len(numbered) < TWO:
            return
        rivals = [
            clue for clue in reading.kinds if clue.at != first.at and self._are_apart(first.kind, clue.kind)
        ]
        for rival in rivals:
            own = [
                number
                for number, at in numbered.items()
                if first.at < at < rival.at or at < first.at < rival.at
            ]
            if own:
                reading.numbers, reading.halved, reading.second = own[:1], True, rival.start
                reading.kinds = [clue for clue in reading.kinds if clue.at < rival.at]
                return

    def _are_apart(self, one: str, other: str) -> bool:
        kinds = self._vocabulary.kinds
        return one != other and one not in kinds[other].broader and other not in kinds[one].broader

    def _is_insult(self, written: list[Token], reading: Reading) -> bool:
        """Swearing and nothing asked."""
        asked = reading.kinds or reading.names or reading.places or reading.numbers or reading.topic
        if asked or reading.unknown_place or reading.talk is not None:
            return False
        return any(token.text.startswith(self._vocabulary.swearing) for token in written)

    def _settle_house(self, reading: Reading) -> None:
        """«Детский сад Ленина 4»: the house, unless one of the kind bears that name and number."""
        street = reading.maybe_street
        if reading.house or not isinstance(street, NameClue):
            return
        bits = self._index.kinds.bits(reading.kinds[0].kind) if reading.kinds else 0
        bits &= self._index.numbers.bits(int(reading.maybe_house))
        if not any(bits & self._index.names.bits(lemma) for lemma in chain.from_iterable(street.lemmas)):
            reading.house, street.street = reading.maybe_house, True
            reading.numbers = [number for number in reading.numbers if str(number) != reading.house]

    def _own_topic(self, reading: Reading) -> Topic | None:
        """What a kind alone is asked to do: «записать в садик», without a number, name or place."""
        named = reading.numbers or reading.names or reading.street or reading.places
        bare = bool(reading.kinds) and reading.act and not named
        return self._vocabulary.kinds[reading.kinds[0].kind].topic if bare else None

    def _leave_audience(self, reading: Reading) -> None:
        """«Детский окулист»: of a doctor it says for whom, and isn't a word of a name."""
        if reading.providers and not reading.kinds:
            reading.names = [
                name for name in reading.names if not any(map(self._for_whom.intersection, name.lemmas))
            ]
        elif reading.names and not reading.kinds:
            reading.names += self._of_whom(reading)

    def _of_whom(self, reading: Reading) -> Iterator[NameClue]:
        """«Омбудсмен по детям»: of those so called, one has the word in its name."""
        names, lemmas_of = self._index.names, self._index.lexicon.lemmas_of
        called = chain.from_iterable(chain.from_iterable(name.lemmas) for name in reading.names)
        bits = union_of(map(names.bits, called))
        for aside in reading.asides:
            lemmas = lemmas_of(aside.said)
            if aside.slot is Slot.AUDIENCE and bits & union_of(map(names.bits, lemmas)):
                yield NameClue(aside.said, (lemmas,), 0.0, aside.start, aside.end)

    def _code(self, text: str) -> Aside | None:
        """The code, INN or OGRN of the register that stands in the question, with or without its hyphen."""
        codes = self._index.codes
        parts = [(part[0], *part.span()) for part in CODE.finditer(text[:LONGEST].lower())]
        joined = ((one[0] + other[0], one[1], other[2]) for one, other in pairwise(parts))
        for said, start, end in (*parts, *joined):
            plain = plain_code(said)
            if len(plain) >= SHORTEST_CODE and plain in codes:
                return Aside(plain, start=start, end=end, slot=Slot.CODE)
        whole, start, end = parts[0] if len(parts) == 1 else ("", 0, 0)
        if whole and text.strip().lower() == whole and whole in codes and not whole.isdigit():
            return Aside(whole, start=start, end=end, slot=Slot.CODE)
        return None


def _puzzles(reading: Reading) -> int:
    """How many words are not understood; without a kind, also those that seem to say nothing («зашита»)."""
    idle = 0 if reading.kinds else reading.passed_over
    return len(reading.unknown) + bool(reading.unknown_place) + idle
