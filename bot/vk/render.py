"""Reply → VK's calls as values. Pure.

The rule for what VK can't show: the text and the cards are said in full, with every address; choices come
first among the buttons, then up to three links, while there are places (keyboard.py); what has none becomes
a line of text; a text over 4,096 characters becomes several messages, the buttons under the last.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any

from bot.delivery.model import Call
from bot.text_split import cut, split
from bot.vk.keyboard import NO_KEYBOARD, Fitted, can_be_button, inline, point, regular
from bot.vk.received import Press, Said
from handlers.messages import Reply
from handlers.view.plain_text import plain_text

LONGEST_TEXT = 4096
LONGEST_SNACKBAR = 90
LONGEST_EVENT_DATA = 1000
SECTION = "section:"

SEND, EDIT, ANSWER = "messages.send", "messages.edit", "messages.sendMessageEventAnswer"

MENTION = re.compile(r"\[([^\[\]|]*)\|([^\[\]]*)\]")
"""VK makes of `[id1|x]` a mention, and of `[https://…|x]` a link under other words."""

NAMED = re.compile(r"(?<!\w)([@*])(?=[A-Za-z])")
"""And of `@name` and `*name` a link to whoever bears it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is sent: pieces of text, and the keyboard under the last of them."""

    pieces: tuple[str, ...]
    keyboard: str = ""


def calls(said: Said, replies: Sequence[Reply], today: date) -> list[Call]:
    """All that an event is answered with. A pressed button is always answered, whatever else there is."""
    found: list[Call] = []
    for reply in replies:
        found += _pressed(said, said.press, reply, today) if said.press else _sent(said, reply, today)
    return [_identified(call, said.event, position) for position, call in enumerate(found)]


def shown(reply: Reply, said: Said, today: date) -> Shown:
    """The reply in VK's shape; no pieces where nothing is to be said."""
    fitted = _keyboard(reply, said)
    whole = plain_text(replace(reply, choices=fitted.choices, links=fitted.links), today)
    return Shown(tuple(split(harmless(whole), LONGEST_TEXT)), fitted.keyboard)


def harmless(text: str) -> str:
    """The text without what VK would make a mention or a hidden link of."""
    while (plainer := MENTION.sub(r"(\1: \2)", text)) != text:
        text = plainer
    return NAMED.sub(r"\1 ", text)


def random_id(event: str, position: int) -> int:
    """The same for the same call of the same event, whenever it is made: VK shows it once. 1 to 2³¹ - 1."""
    digest = blake2b(f"{event}:{position}".encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest) % (2**31 - 1) + 1


def _keyboard(reply: Reply, said: Said) -> Fitted:
    """The main sections stay below the field of input; everything else hangs under its message."""
    if not reply.session.buttons:
        return Fitted("" if said.is_chat or said.press else NO_KEYBOARD)
    if reply.asks_point and not said.is_chat and said.abilities.inline and said.abilities.location:
        return Fitted(point(), choices=reply.choices, links=reply.links)
    sections = bool(reply.choices) and all(one.choice.startswith(SECTION) for one in reply.choices)
    if sections and not said.is_chat and not said.press and said.abilities.keyboard:
        return Fitted(regular(reply.choices), links=reply.links)
    return inline(reply.choices, reply.links, said.abilities, links_first=bool(reply.cards))


def _sent(said: Said, reply: Reply, today: date) -> list[Call]:
    view = shown(reply, said, today)
    last = len(view.pieces) - 1
    return [
        Call(SEND, _message(said, piece, view.keyboard if at == last else ""))
        for at, piece in enumerate(view.pieces)
    ]


def _pressed(said: Said, press: Press, reply: Reply, today: date) -> list[Call]:
    view = shown(reply, said, today)
    if reply.edits and len(view.pieces) == 1 and press.message:
        edit = {**_message(said, view.pieces[0], view.keyboard), "cmid": press.message}
        return [_answer(said, press, {}), Call(EDIT, edit, shown=False)]
    return [_answer(said, press, _event_data(reply, view)), *_sent(said, reply, today)]


def _event_data(reply: Reply, view: Shown) -> Mapping[str, Any]:
    """What a press does at once: it opens the only link that there is, or says how the answer begins.

    The answer itself stands below, perhaps out of sight; what it means is never in the snackbar alone.
    """
    if len(reply.links) == 1 and not (reply.cards or reply.choices) and can_be_button(reply.links[0].url):
        return {"type": "open_link", "link": reply.links[0].url}
    if not view.pieces:
        return {}
    return {"type": "show_snackbar", "text": cut(view.pieces[0].partition("\n")[0], LONGEST_SNACKBAR)}


def _answer(said: Said, press: Press, event_data: Mapping[str, Any]) -> Call:
    params: dict[str, Any] = {"event_id": press.event_id, "user_id": press.user, "peer_id": said.peer}
    data = json.dumps(dict(event_data), ensure_ascii=False)
    if event_data and len(data) <= LONGEST_EVENT_DATA:
        params["event_data"] = data
    return Call(ANSWER, params, shown=False)


def _message(said: Said, text: str, keyboard: str) -> dict[str, Any]:
    """Previews are off: a bad address isn't dressed up. In a group it answers the message it is about."""
    params: dict[str, Any] = {
        "peer_id": said.peer,
        "message": text,
        "dont_parse_links": 1,
        "disable_mentions": 1,
    }
    if keyboard:
        params["keyboard"] = keyboard
    if said.is_chat and said.message:
        about = {"peer_id": said.peer, "conversation_message_ids": [said.message], "is_reply": True}
        params["forward"] = json.dumps(about)
    return params


def _identified(call: Call, event: str, position: int) -> Call:
    if call.method == ANSWER:
        return call
    return replace(call, params={**call.params, "random_id": random_id(event, position)})
