"""What residents used the guide for, counted by day. A count names nobody and holds no word of anybody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Measure(StrEnum):
    """What is counted; beside each, what its subject is."""

    DECISION = "decision"  # a question was searched for: what the search decided (`catalog.search.Decision`)
    VERDICT = "verdict"  # a link or a number was judged: of several the worst (`catalog.pages.finding`)
    NEED = "need"  # a need was answered: its id (`catalog.needs`)
    CARD = "card"  # a card was shown in a conversation: the institution's code


@dataclass(frozen=True, slots=True)
class Count:
    """Something happened once more."""

    measure: Measure
    subject: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What was counted from one day to another, both included. `since` is never before counting began."""

    since: date
    until: date
    decisions: Mapping[date, Mapping[str, int]]  # days on which nobody asked are left out
    verdicts: Mapping[str, int]
    wanted: Sequence[tuple[str, int]]  # codes and how often their cards were shown, most first
