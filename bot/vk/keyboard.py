"""Keyboards within VK's limits, as values. What doesn't fit is handed back, to be said in words.

Inline: 10 places in 6 rows of 5, a link takes two places, a label 40 characters, a payload 255
(https://dev.vk.com/ru/api/bots/development/keyboard). One link that VK wouldn't take spoils the whole
message: it isn't made a button.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from bot.text_split import cut
from bot.vk.received import Abilities
from handlers.messages import Choice, LinkButton

PLACES, ROWS, IN_ROW, LABEL, PAYLOAD = 10, 6, 5, 40, 255
MOST_LINKS = 3
LINK_PLACES = 2
LONGEST_LINK = 2048
ROW_WIDTH, WIDER = 32, 16
"""Characters of the labels that stand side by side; more only where the rows would be too many."""

NO_KEYBOARD: Final = json.dumps({"one_time": True, "buttons": []})

Button = dict[str, Any]

_HOST = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,20}[A-Za-z0-9-]{2,63}")


@dataclass(frozen=True, slots=True)
class Fitted:
    """The keyboard in JSON, or nothing; and what it has no place for."""

    keyboard: str = ""
    choices: tuple[Choice, ...] = ()
    links: tuple[LinkButton, ...] = ()


def inline(
    choices: Sequence[Choice], links: Sequence[LinkButton], able: Abilities, *, links_first: bool
) -> Fitted:
    """Choices have places first, one each; then up to three links, two each, in their order.

    `links_first`: how they stand, links above choices (a card) or below (a list).
    """
    if not (able.keyboard and able.inline):
        return Fitted("", tuple(choices), tuple(links))
    pressed = [one for one in choices if one.label.strip() and len(payload(one)) <= PAYLOAD][:PLACES]
    room = min((PLACES - len(pressed)) // LINK_PLACES, MOST_LINKS) if able.links else 0
    followed = [one for one in links if one.title.strip() and can_be_button(one.url)][:room]
    above = _rows([_link(one) for one in followed])
    below = _rows([_choice(one, able) for one in pressed], most=ROWS - len(above))
    rows = above + below if links_first else below + above
    board = json.dumps({"one_time": False, "inline": True, "buttons": rows}, ensure_ascii=False)
    return Fitted(
        board if rows else "",
        tuple(one for one in choices if one not in pressed),
        tuple(one for one in links if one not in followed),
    )


def point() -> str:
    """The button that sends where somebody is; VK writes its label itself."""
    board = {"one_time": False, "inline": True, "buttons": [[{"action": {"type": "location"}}]]}
    return json.dumps(board)


def regular(choices: Sequence[Choice]) -> str:
    """The keyboard below the field of input, which stays there: the main sections."""
    buttons = [{**_choice(one, Abilities(callback=False)), "color": "primary"} for one in choices]
    rows = _rows(buttons, most=PLACES)
    return json.dumps({"one_time": False, "inline": False, "buttons": rows}, ensure_ascii=False)


def payload(choice: Choice) -> str:
    return json.dumps({"choice": choice.choice})


def can_be_button(url: str) -> bool:
    """Whether VK takes the address as a button's: http(s), a name of a host in ASCII, not too long."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= LONGEST_LINK
    return plain and parts.scheme in ("http", "https") and bool(_HOST.fullmatch(host))


def _link(link: LinkButton) -> Button:
    return {"action": {"type": "open_link", "link": link.url, "label": cut(link.title, LABEL)}}


def _choice(choice: Choice, able: Abilities) -> Button:
    kind = "callback" if able.callback else "text"
    action = {"type": kind, "label": cut(choice.label, LABEL), "payload": payload(choice)}
    return {"action": action, "color": "secondary"}


def _rows(buttons: Sequence[Button], most: int = ROWS) -> list[list[Button]]:
    """In their order, side by side while the labels are short; ever wider until the rows are few enough."""
    width = ROW_WIDTH
    rows = _packed(buttons, width)
    while len(rows) > most and width < LABEL * IN_ROW:
        width += WIDER
        rows = _packed(buttons, width)
    return rows


def _packed(buttons: Sequence[Button], width: int) -> list[list[Button]]:
    rows: list[list[Button]] = []
    room = 0
    for button in buttons:
        length = len(button["action"]["label"])
        if not rows or length > room or len(rows[-1]) == IN_ROW:
            rows.append([])
            room = width
        rows[-1].append(button)
        room -= length
    return rows
