"""What a door opens: the card behind a code, for the pages that QR codes lead to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.model import STARTER, SYNTHETIC, Platform
from handlers.context import Context
from handlers.dialogue.turn import Turn
from handlers.messages import Card, Incoming, LinkButton, Reply, Session
from handlers.steps.show import show
from handlers.steps.start import service_behind, start
from handlers.texts import page as texts
from handlers.texts.greeting import DEMONSTRATION

LABELS: Mapping[str, str] = {STARTER: texts.STARTER, SYNTHETIC: DEMONSTRATION}
"""What is said of a list that isn't the operator's own, by its label."""


NOBODY: Mapping[Platform, str] = {}


@dataclass(frozen=True, slots=True)
class Door:
    """What stands behind a code: a card, a service, or that the institution closed, nobody in its place."""

    card: Card | None
    lines: tuple[str, ...] = ()  # what the dialogue says beside the card
    label: str = ""  # what the list is, where it isn't the operator's own
    code: str = ""  # what the chat is opened with, if with anything
    links: Sequence[LinkButton] = ()  # of a service: where it is given
    bots: Sequence[LinkButton] = ()  # the same in messengers


def door(context: Context, code: str, today: date, bots: Mapping[Platform, str] = NOBODY) -> Door | None:
    """What the dialogue would show for the code, with what it says beside; None where the code is unknown.

    `bots`: by platform, the link that opens the dialogue there at the same code.
    """
    turn = Turn(Incoming(start=code, today=today), Session(), context)
    label = LABELS.get(context.label, "")
    asked = tuple(LinkButton(texts.BOTS[platform], url) for platform, url in bots.items())
    if context.catalog.get(code) is None:
        if service_behind(turn, code) is None:
            return None
        reply = start(turn)
        return Door(None, tuple(reply.text.split("\n")), label, code, reply.links, asked)
    reply = show(turn, code)
    card = next(iter(reply.cards), None)
    return Door(card, _beside(reply, card), label, card.code if card else "", (), asked)


def _beside(reply: Reply, card: Card | None) -> tuple[str, ...]:
    """The lines that don't only name what the card names."""
    said_by_card = {f"{card.name}.", f"{card.name}, {card.place}."} if card else set()
    return tuple(line for line in reply.text.split("\n") if line not in said_by_card)
