"""The queue of reports as an operator works through it: in which order, what is told, what may be done."""

from collections.abc import Iterable
from enum import StrEnum

from catalog.queues.likeness import addresses
from catalog.queues.model import TOLD_BY, QueueEntry, ReportKind

ORDER = (
    ReportKind.WRONG_INSTITUTION,  # where the guide itself was mistaken
    ReportKind.ERROR,
    ReportKind.MISSING_PAGE,
    ReportKind.MISSING_INSTITUTION,
)


class Fix(StrEnum):
    """What would settle a report, if it turns out to be true."""

    TEACH = "teach"  # a word of residents for the institution that was meant
    CHECK_ADDRESS = "check_address"  # an address is proposed: look at it, then put it into the sheet
    CHECK_CARD = "check_card"  # compare the card with what is told
    ADD = "add"  # an institution that the list lacks


def in_order(entries: Iterable[QueueEntry]) -> list[QueueEntry]:
    """By kind, then those that most people told, then the oldest."""
    return sorted(entries, key=lambda one: (ORDER.index(one.kind), -one.conversations, one.number))


def told(entry: QueueEntry) -> tuple[str, ...]:
    """The words of a report. «Не то» bears a question, which is told once three conversations asked it."""
    asked = entry.kind is ReportKind.WRONG_INSTITUTION
    return () if asked and entry.conversations < TOLD_BY else entry.texts


def proposed(entry: QueueEntry) -> tuple[str, ...]:
    """The addresses that residents propose, as text: nobody has looked at them, and none is to be pressed."""
    return tuple(sorted(frozenset().union(*map(addresses, told(entry)))))


def suggested_fix(entry: QueueEntry) -> Fix:
    """What to do first about a report. Nothing is done by itself."""
    if entry.kind is ReportKind.WRONG_INSTITUTION:
        return Fix.TEACH
    if entry.kind is ReportKind.MISSING_INSTITUTION:
        return Fix.ADD
    return Fix.CHECK_ADDRESS if proposed(entry) else Fix.CHECK_CARD
