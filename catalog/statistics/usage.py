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
    HELP = "help"  # what residents made of an answer (`Help`)
    CARD = "card"  # a card was shown in a conversation: the institution's code


class Help(StrEnum):
    """What residents made of an answer."""

    HELPED = "helped"  # «Помогло? Да»: one conversation in twenty is asked
    HELPED_NOT = "helped_not"
    WRONG = "wrong"  # «Не то»
    REPORT = "report"  # something was told to the operator


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
    helped: Mapping[date, Mapping[str, int]]  # by day, as told; likewise
    wanted: Sequence[tuple[str, int]]  # codes and how often their cards were shown, most first
