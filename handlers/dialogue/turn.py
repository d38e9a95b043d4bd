"""One turn of a conversation: what came, what is remembered, and what is answered from."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from catalog.emergencies import HeardDanger, hear_danger
from catalog.pages.phones import find_numbers, without_numbers
from catalog.region import Region
from catalog.search import Catalog, Query, SearchResult
from handlers.context import Context
from handlers.messages import Incoming, Session

ADDRESSED = re.compile(
    r"^\s*(?:@[A-Za-z0-9_]*bot\b|\[(?:club|public)\d+\|[^\]]*\]|@(?:club|public)\d+(?:\s*\([^)]*\))?)[\s,:]*",
    re.IGNORECASE,
)
"""How a bot is spoken to in a group. Only bots and communities may have such a name: it is nobody's page."""

LONGEST_QUESTION = 500
"""Characters of a question; a longer one is asked to be put shorter."""


@dataclass(frozen=True)
class Turn:
    """What every step of the dialogue is given."""

    incoming: Incoming
    session: Session
    context: Context
    searched: dict[tuple[str, str], SearchResult] = field(default_factory=dict, repr=False, compare=False)
    """What was searched for this message, by question and place: no step searches again for the same."""

    @cached_property
    def said(self) -> str:
        """The text without control characters and the bot's own name, in single spaces."""
        return ADDRESSED.sub("", clean(self.incoming.text), count=1)

    @cached_property
    def words(self) -> str:
        """The text in lower case, letters and digits alone: what commands are compared with."""
        return " ".join(re.findall(r"[^\W_]+", self.said[:LONGEST_QUESTION].lower().replace("ё", "е")))

    @cached_property
    def danger(self) -> HeardDanger:
        """What it tells of danger. The digits of a telephone number are no sum of money and no age."""
        return hear_danger(without_numbers(self.said, find_numbers(self.said)))

    @cached_property
    def query(self) -> Query:
        """The message, parsed."""
        return self.catalog.parse(self.said)

    @cached_property
    def opened(self) -> Query:
        """The open question, parsed; that of an empty text where none is open."""
        return self.catalog.parse(self.session.query)

    def find(self, query: Query, *, place: str = "") -> SearchResult:
        """Search, or recall what was found for the same question earlier in this turn."""
        key = query.text, place
        if key not in self.searched:
            self.searched[key] = self.catalog.find(query, place=place)
        return self.searched[key]

    @property
    def catalog(self) -> Catalog:
        return self.context.catalog

    @property
    def region(self) -> Region:
        return self.context.region

    @property
    def today(self) -> date:
        return self.incoming.today

    def saying(self, text: str) -> "Turn":
        """The same turn as if that had been written."""
        return replace(self, incoming=replace(self.incoming, text=text, choice="", start=None))

    def remembering(self, session: Session) -> "Turn":
        return replace(self, session=session)


def clean(text: str) -> str:
    """Without control characters, halves of surrogate pairs and signs that aren't seen; in single spaces."""
    seen = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(seen.split())
