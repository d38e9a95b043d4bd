"""A question that was read once: what was understood, where each piece of it stands, and how to change it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

from catalog.search.index.search_index import SearchIndex
from catalog.search.query.clues import clues_of
from catalog.search.query.slots import Reading
from catalog.search.result import Clues, NeedsTold, Slot

NOTHING = Clues()


class Parser(Protocol):
    """What reads a question again when it was changed."""

    @property
    def index(self) -> SearchIndex: ...

    def parse_plain(self, text: str) -> "Query": ...

    def told(self, query: "Query") -> NeedsTold:
        """The needs that its words tell of."""
        ...


class Filled(NamedTuple):
    """A piece of the question and what it was taken for: `query.text[start:end]`."""

    slot: Slot
    said: str  # normalised, without the words that only belong to it («в», «район», «№»)
    start: int
    end: int


class Replaced(NamedTuple):
    """What was said first, and what in its stead."""

    slot: Slot
    denied: str
    meant: str


@dataclass(frozen=True)
class Query:
    """What `Catalog.parse` makes of a text. Two of the same text are equal; operations give a new one.

    `text` is what counts: where the writer corrected themselves, `written` is all of it.
    """

    text: str
    reading: Reading = field(repr=False, compare=False)
    parser: Parser = field(repr=False, compare=False)
    written: str = field(default="", compare=False)
    replaced: tuple[Replaced, ...] = field(default=(), compare=False)

    @cached_property
    def clues(self) -> Clues:
        """What was understood, before the register is asked: of a name, every place that bears it."""
        return clues_of(self.reading, 0, self.parser.index)

    @cached_property
    def told(self) -> NeedsTold:
        """The needs that its words tell of."""
        return self.parser.told(self)

    @cached_property
    def slots(self) -> tuple[Filled, ...]:
        """The pieces that mean something, in their order; one piece may have several meanings."""
        found = {filled for filled in _filled(self.reading) if filled.start < filled.end}
        return tuple(sorted(found, key=lambda filled: (filled.start, filled.end, filled.slot)))

    def said(self, *slots: Slot) -> tuple[str, ...]:
        """What was said for these, in order."""
        return tuple(filled.said for filled in self.slots if filled.slot in slots)

    def without(self, *slots: Slot) -> "Query":
        """The question without the pieces of these slots; "" where nothing is left that says anything."""
        if not any(filled.slot in slots for filled in self.slots):
            return self
        rest = self.parser.parse_plain(self._cut(*slots))
        return self.parser.parse_plain("") if rest.clues == NOTHING and not rest.told.whole else rest

    def with_words(self, words: str) -> "Query":
        """The question with more words behind it."""
        return self.parser.parse_plain(f"{self.text} {words}".strip())

    def with_place(self, words: str) -> "Query":
        """The question with that place in the stead of its own."""
        return self.parser.parse_plain(f"{self._cut(Slot.PLACE, Slot.UNKNOWN_PLACE)} {words}".strip())

    def with_number(self, number: int) -> "Query":
        """The question with that number of an institution in the stead of its own."""
        return self.parser.parse_plain(f"{self._cut(Slot.NUMBER)} № {number}".strip())

    def _cut(self, *slots: Slot) -> str:
        behind, kept = 0, []
        for filled in self.slots:
            if filled.slot in slots:
                kept.append(self.text[behind : filled.start])
                behind = max(behind, filled.end)
        kept.append(self.text[behind:])
        return " ".join(" ".join(kept).split()).strip(" ,")


def _filled(reading: Reading) -> Iterator[Filled]:
    """Each clue with its place; a clue that became another slot's counts for that one."""
    phrases = (
        *((Slot.KIND, clue) for clue in reading.kinds),
        *((Slot.PLACE, clue) for clue in reading.places),
        *((Slot.NAME, clue) for clue in reading.names),
        *((Slot.STREET, clue) for clue in (reading.street,) if clue),
        *((aside.slot, aside) for aside in reading.asides),
    )
    for slot, phrase in phrases:
        yield Filled(slot, phrase.said, phrase.start, phrase.end)
    for number in reading.numbered:
        slot = Slot.NUMBER if number.value in reading.numbers else Slot.HOUSE
        yield Filled(slot, number.said, number.start, number.end)
