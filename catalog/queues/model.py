"""What waits for the operator: reports of residents and questions that found nothing, as frozen values.

Nothing here names a person. A *voice* tells the conversations of one day apart: a keyed hash whose key lives
in the memory of the serving process for a day and is kept nowhere (`bot.privacy.daily_pseudonyms`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

KEPT_DAYS = 90
"""So long texts are kept: questions that found nothing, and reports after they were settled."""

TOLD_BY = 3
"""So many conversations must have asked a question before its text is shown."""


class ReportKind(StrEnum):
    """What a resident told."""

    WRONG_INSTITUTION = "wrong_institution"  # «Не то»: another institution was meant
    ERROR = "error"  # something on a card is wrong
    MISSING_INSTITUTION = "missing_institution"
    MISSING_PAGE = "missing_page"  # an address is proposed: text, never a link


class State(StrEnum):
    """How far the operator is with it."""

    NEW = "new"
    IN_WORK = "in_work"
    FIXED = "fixed"
    NOT_CONFIRMED = "not_confirmed"


OPEN = (State.NEW, State.IN_WORK)
"""A repeat joins an open entry; of a settled one it makes a new entry."""


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One entry of the queue of reports, whoever many told it."""

    number: int  # what residents were given
    kind: ReportKind
    code: str  # of the institution shown; empty where the list lacks it
    state: State
    made_on: date
    changed_on: date | None  # when the state was set last
    conversations: int  # by how many it was told
    texts: tuple[str, ...]  # each wording once, the first first; empty after the purge


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that found nothing. `text` is masked before it comes here."""

    text: str
    kind: str  # the key of the kind that was asked for; empty where none was understood
    place: str  # the label of the place; likewise
    voice: str
    made_on: date
    number: int = 0  # given by the store
    state: State = State.NEW
    found: str = ""  # the code of what the same conversation found next
