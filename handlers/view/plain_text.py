"""A whole Reply as plain text: for the terminal, for «без кнопок», for platforms that show nothing else."""

import re
from collections.abc import Sequence
from datetime import date

from handlers.messages import Card, Choice, Reply
from handlers.texts import cards as texts
from handlers.texts.words import PLATFORMS, bare, state_words

NUMBERED = re.compile(r"^\d+\. ")


def plain_text(reply: Reply, today: date = date.max) -> str:
    """Everything that the reply says and offers, in words. Empty where nothing is to be sent."""
    return "\n".join(filter(None, (told(reply, today), can_be_typed(reply.choices))))


def told(reply: Reply, today: date) -> str:
    """What the reply says, with the cards and the addresses of its links: all but what may be chosen."""
    shown = {url for card in reply.cards for url in _addresses(card)}
    parts = [
        reply.text,
        *(card_text(card, today) for card in reply.cards),
        *(f"{link.title}: {bare(link.url)}" for link in reply.links if link.url not in shown),
    ]
    return "\n".join(filter(None, parts))


def can_be_typed(choices: Sequence[Choice]) -> str:
    """The choices that the text doesn't number, as words that can be typed."""
    words = [choice.label for choice in choices if not NUMBERED.match(choice.label)]
    return texts.CAN_BE_TYPED.format("», «".join(word.lower() for word in words)) if words else ""


def card_text(card: Card, today: date) -> str:
    """A card in lines: names, place, telephone, each page with its state, each service."""
    lines = [
        card.official_name if card.official_name != card.name else "",
        " · ".join(filter(None, (card.address, card.phone))),
        *(
            f"{PLATFORMS[page.platform]}: {bare(page.url)} — {state_words(page, today)}."
            for page in card.pages
        ),
        *(f"{service.title}: {bare(service.url)}" for service in card.services),
    ]
    return "\n".join(line for line in lines if line)


def _addresses(card: Card) -> list[str]:
    return [page.url for page in card.pages] + [service.url for service in card.services]
