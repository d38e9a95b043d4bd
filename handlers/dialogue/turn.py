"""One turn of a conversation: what came, what is remembered, and what is answered from."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from catalog.region import Region
from catalog.search import Catalog
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

    @cached_property
    def said(self) -> str:
        """The text without control characters and the bot's own name, in single spaces."""
        return ADDRESSED.sub("", clean(self.incoming.text), count=1)

    @cached_property
    def words(self) -> str:
        """The text in lower case, letters and digits alone: what commands are compared with."""
        return " ".join(re.findall(r"[^\W_]+", self.said[:LONGEST_QUESTION].lower().replace("ё", "е")))

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
