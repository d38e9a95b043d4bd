"""What is decided about: one reading of a question, over one register."""

from dataclasses import dataclass
from functools import cached_property

from catalog.search.decision.held_place import from_conversation, lies_within
from catalog.search.index.search_index import SearchIndex
from catalog.search.query.slots import Reading
from catalog.search.ranking.constraint import Constraint
from catalog.search.ranking.features import constraints
from catalog.search.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Matter:
    """A reading with the register that is asked, and the place held from the conversation ("" for none)."""

    reading: Reading
    index: SearchIndex
    place: str = ""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that the register was indexed with."""
        return self.index.shared.vocabulary

    @cached_property
    def said(self) -> list[Constraint]:
        """What the question itself asks for."""
        return constraints(self.reading, self.index, self.vocabulary)

    @cached_property
    def asked(self) -> list[Constraint]:
        """The same, and the place held where the question leaves it open."""
        said, place = self.said, self.place
        if place and self.index.at(place) and lies_within(place, said, self.reading, self.index):
            return [*said, from_conversation(place, self.index)]
        return said
