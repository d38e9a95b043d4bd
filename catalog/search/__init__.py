"""The search: a question in everyday words to institutions of the register, and how sure that is.

What stands here is all that others use, but for `language`, `places` and `vocabulary`, which serve the
register and the region too. The rest is closed: `engine` over `decision`, `ranking`, `query` and `index`.
"""

from catalog.search.engine import Catalog
from catalog.search.query.query import Filled, Query, Replaced
from catalog.search.result import Clues, Decision, Match, Missing, SearchResult, Slot, Talk, Trait

__all__ = [
    "Catalog",
    "Clues",
    "Decision",
    "Filled",
    "Match",
    "Missing",
    "Query",
    "Replaced",
    "SearchResult",
    "Slot",
    "Talk",
    "Trait",
]
