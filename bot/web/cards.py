"""What a door opens: the card behind a code, for the pages that QR codes lead to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from handlers.context import Context
from handlers.institution import card_of, successor_of
from handlers.messages import Card
from handlers.texts import page as texts
from handlers.texts.greeting import DEMONSTRATION

LABELS: Mapping[str, str] = {"starter": texts.STARTER, "synthetic": DEMONSTRATION}
"""What is said of a list that isn't the operator's own, by its label."""


@dataclass(frozen=True, slots=True)
class Door:
    """A card, with what has to be said before it."""

    card: Card
    notes: tuple[str, ...] = ()


def door(context: Context, code: str, today: date) -> Door | None:
    """The card behind the code, or of the institution that took over; None where the code is unknown."""
    institution = context.catalog.get(code)
    if institution is None:
        return None
    successor = successor_of(institution, context)
    card = card_of(successor or institution, context, today)
    closed = (texts.TAKEN_OVER.format(name=institution.official_name),) if successor else ()
    return Door(card, closed + tuple(filter(None, (LABELS.get(context.label, ""),))))
