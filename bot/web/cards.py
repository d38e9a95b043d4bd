"""What a door opens: the card behind a code, for the pages that QR codes lead to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalog.model import STARTER, SYNTHETIC
from handlers.context import Context
from handlers.messages import Card, Incoming, Session
from handlers.show import show
from handlers.texts import page as texts
from handlers.texts.greeting import DEMONSTRATION
from handlers.turn import Turn

LABELS: Mapping[str, str] = {STARTER: texts.STARTER, SYNTHETIC: DEMONSTRATION}
"""What is said of a list that isn't the operator's own, by its label."""


@dataclass(frozen=True, slots=True)
class Door:
    """What stands behind a code: a card, unless the institution closed and nobody is known in its place."""

    card: Card | None
    lines: tuple[str, ...] = ()  # what the dialogue says beside the card
    label: str = ""  # what the list is, where it isn't the operator's own


def door(context: Context, code: str, today: date) -> Door | None:
    """The card as the dialogue would show it, with what it says beside; None where the code is unknown."""
    if context.catalog.get(code) is None:
        return None
    reply = show(Turn(Incoming(today=today), Session(), context), code)
    card = next(iter(reply.cards), None)
    said_by_card = {f"{card.name}.", f"{card.name}, {card.place}."} if card else set()
    lines = tuple(line for line in reply.text.split("\n") if line not in said_by_card)
    return Door(card, lines, LABELS.get(context.label, ""))
