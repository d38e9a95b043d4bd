"""The buttons under a message: words on each, within what Telegram takes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from bot.text_split import cut, utf16_units
from handlers.messages import Card, Choice, LinkButton, Reply
from handlers.texts.nearby import BUTTON
from handlers.texts.words import PAGE_TITLES
from handlers.view.card import FOLLOWABLE

LABEL_UNITS = 64
"""Longer labels are cut by the phones themselves, without a sign that something is missing."""

ROW_UNITS = 30
"""So much of the words of one row can be read on a narrow phone."""

MOST_IN_ROW, MOST_BUTTONS = 3, 100
CALLBACK_BYTES = 64
LONGEST_URL = 2048

_HOST = re.compile(r"^(?=.{1,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")
_SIGNS = re.compile(r"[^\s<>\"\\^`{|}\x00-\x1f\x7f]+")

Button = dict[str, Any]


def keyboard(reply: Reply) -> dict[str, Any] | None:
    """In a list the choices come before the links, under a card the links before the choices."""
    links = [_link(link) for link in links_of(reply) if is_taken(link.url)]
    choices = [_choice(choice) for choice in reply.choices if len(choice.choice.encode()) <= CALLBACK_BYTES]
    rows = list(_rows([*links, *choices] if reply.cards else [*choices, *links]))
    return {"inline_keyboard": rows} if rows else None


def point_keyboard() -> dict[str, Any]:
    """Below the field of input, in a private chat alone: sends where somebody is, and goes away."""
    button = {"text": BUTTON, "request_location": True}
    return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}


def links_of(reply: Reply) -> list[LinkButton]:
    """A link for each page and each service of the cards, those that the reply asks for first, none twice."""
    unique: dict[str, LinkButton] = {}
    for link in (*reply.links, *(link for card in reply.cards for link in _of_card(card))):
        unique.setdefault(link.url, link)
    return list(unique.values())


def is_taken(url: str) -> bool:
    """Whether Telegram takes the address on a button: a message with one bad button is refused whole."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    fits = len(url) <= LONGEST_URL and bool(_SIGNS.fullmatch(url))
    return fits and parts.scheme in ("http", "https") and bool(_HOST.fullmatch(host))


def without_links(markup: dict[str, Any]) -> dict[str, Any]:
    """The keyboard without its link buttons."""
    rows = [[button for button in row if "url" not in button] for row in markup["inline_keyboard"]]
    return {"inline_keyboard": [row for row in rows if row]}


def _of_card(card: Card) -> Iterable[LinkButton]:
    followable = (page for page in card.pages if page.state in FOLLOWABLE)
    yield from (LinkButton(PAGE_TITLES[page.platform], page.url) for page in followable)
    yield from card.services


def _link(link: LinkButton) -> Button:
    return {"text": _label(link.title), "url": link.url}


def _choice(choice: Choice) -> Button:
    return {"text": _label(choice.label), "callback_data": choice.choice}


def _label(words: str) -> str:
    return cut(" ".join(words.split()) or "…", LABEL_UNITS, utf16_units)


def _rows(buttons: Sequence[Button]) -> Iterator[list[Button]]:
    """Short labels side by side, links apart from choices."""
    row: list[Button] = []
    for button in buttons[:MOST_BUTTONS]:
        if row and not _fits(row, button):
            yield row
            row = []
        row.append(button)
    if row:
        yield row


def _fits(row: list[Button], button: Button) -> bool:
    words = sum(utf16_units(one["text"]) for one in (*row, button))
    return len(row) < MOST_IN_ROW and words <= ROW_UNITS and ("url" in row[0]) == ("url" in button)
