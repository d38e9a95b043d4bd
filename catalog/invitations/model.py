"""Invitations and what came of them. None of it is a part of the register: an operator decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

CLOSURE = ("closed_from", "closed_until")
ASKED = ("address", "phone", "hours", *CLOSURE, "vk", "ok", "telegram", "max", "site")
"""Columns of the register that an institution is asked about, as the page shows them."""

PAGES = ("vk", "ok", "telegram", "max", "site")
MOST_WAITING = 5
"""Answers for one card that wait for an operator; more say nothing that these don't."""

MOST_A_DAY = 20
"""Answers by one link."""


class AnswerState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class AnswerKind(StrEnum):
    """How closely an operator has to look; by their names they stand in the order of the queue."""

    CHANGE = "change"  # residents would read, call or open something else
    CLOSURE = "closure"  # only the days of a closure
    CONFIRMATION = "confirmation"  # all of it is right


class LinkState(StrEnum):
    GOOD = "good"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One link for one card. Whoever holds it may answer; the link itself is kept nowhere."""

    number: int
    code: str
    made_on: date
    expires_on: date  # the last day on which it is good
    revoked_on: date | None = None

    def state(self, today: date) -> LinkState:
        if self.revoked_on is not None:
            return LinkState.REVOKED
        return LinkState.GOOD if today <= self.expires_on else LinkState.EXPIRED


@dataclass(frozen=True, slots=True)
class Told:
    """What an institution says of its card: with neither cells nor remark, that all of it is right.

    `cells`: by key of the column, what is to stand there. `shown`: what it saw, all of ASKED.
    """

    cells: Mapping[str, str]
    shown: Mapping[str, str]
    remark: str = ""

    @property
    def kind(self) -> AnswerKind:
        if self.remark or not self.cells.keys() <= set(CLOSURE):
            return AnswerKind.CHANGE
        return AnswerKind.CLOSURE if self.cells else AnswerKind.CONFIRMATION


@dataclass(frozen=True, slots=True)
class InvitedAnswer:
    """An institution's answer and what became of it: its own evidence, which outlives the link."""

    number: int
    invitation: int
    code: str
    told_at: datetime
    told: Told
    state: AnswerState = AnswerState.WAITING
    agreed_by: str = ""  # who agreed first, where a second person has to
    settled_by: str = ""
    settled_on: date | None = None
    why: str = ""  # it was refused


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an invited institution is: its newest good link, and when it answered last, if ever."""

    invitation: Invitation
    answered_on: date | None = None
