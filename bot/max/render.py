"""Reply → calls of MAX's API as values, within its limits. Pure.

A button that MAX wouldn't take is left out: every address stands in the text too, and every choice can be
typed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from bot.delivery.model import Call
from bot.max.receive import Where
from bot.text_split import UNSEEN, cut, split, utf16_units
from handlers.messages import Choice, LinkButton, Reply
from handlers.texts.nearby import BUTTON
from handlers.view.plain_text import can_be_typed, told

MOST_TEXT = 4000
"""Counted in UTF-16 units, which are never fewer than characters: MAX doesn't say which it means."""

MOST_LABEL, MOST_PAYLOAD, MOST_URL = 128, 1024, 2048
MOST_ROWS, MOST_IN_ROW, MOST_LINKS_IN_ROW = 30, 7, 3
SEEN = {1: MOST_LABEL, 2: 10, 3: 5}
"""So many signs of each label are seen, by MAX's own advice, where so many buttons share a row."""
SEEN_AMONG_MORE = 3

SEND, ANSWER = "POST /messages", "POST /answers"
Button = dict[str, str]


def calls(reply: Reply, where: Where, today: date) -> list[Call]:
    """What is to be called, in this order. A press is answered first, whatever else there is to say."""
    rows = [*_point(reply, where), *keyboard(reply)]
    texts = _texts(reply, rows, today)
    if where.edits and reply.edits and len(texts) == 1:
        return [_answer(where, _content(texts[0], rows))]
    said = [
        _message(_to(where), _content(text, rows if position == len(texts) else [], where.quoted))
        for position, text in enumerate(texts, start=1)
    ]
    return [_answer(where), *said] if where.callback else said


def typing(where: Where) -> Call | None:
    """Shows that an answer is coming; None where the chat isn't known."""
    if not where.chat:
        return None
    method = f"POST /chats/{where.chat}/actions"
    return Call(method, {"to": _to(where), "query": {}, "json": {"action": "typing_on"}}, shown=False)


def plainer(call: Call) -> Call | None:
    """The same answer in another form: a message instead of an edit, words alone. None: there is no other."""
    to, content = call.params["to"], call.params["json"]
    if call.method == ANSWER:
        return _message(to, content["message"]) if content else None
    if content["attachments"] or content["link"]:
        return _message(to, _content(content["text"], []))
    return None


def keyboard(reply: Reply) -> list[list[Button]]:
    """In a list the choices come before the links, under a card the links before the choices."""
    links = [_link(link) for link in reply.links if is_taken(link.url)]
    choices = [_choice(choice) for choice in reply.choices if 0 < len(choice.choice) <= MOST_PAYLOAD]
    return list(_rows([*links, *choices] if reply.cards else [*choices, *links]))[:MOST_ROWS]


def is_taken(url: str) -> bool:
    """Whether a button may lead there: a message with one bad button is refused whole."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    is_whole = url.isprintable() and " " not in url and utf16_units(url) <= MOST_URL
    return is_whole and parts.scheme in ("http", "https") and bool(parts.hostname)


def _texts(reply: Reply, rows: Iterable[Sequence[Button]], today: date) -> list[str]:
    """All that the reply says, and the choices that have no button, in as many messages as it takes."""
    shown = {button.get("payload") for row in rows for button in row}
    lost = [choice for choice in reply.choices if choice.choice not in shown]
    words = "\n".join(filter(None, (told(reply, today), can_be_typed(lost))))
    return split(words.translate(UNSEEN), MOST_TEXT, utf16_units)


def _content(text: str, rows: Sequence[list[Button]], quoted: str = "") -> dict[str, Any]:
    """A message's body. An edit without buttons takes away those that were there."""
    buttons = [{"type": "inline_keyboard", "payload": {"buttons": list(rows)}}] if rows else []
    link = {"type": "reply", "mid": quoted} if quoted else None
    return {"text": text, "attachments": buttons, "link": link}


def _message(to: Mapping[str, Any], content: Mapping[str, Any]) -> Call:
    return Call(SEND, {"to": to, "query": {**to, "disable_link_preview": "true"}, "json": content})


def _answer(where: Where, content: dict[str, Any] | None = None) -> Call:
    """The button stops turning; with a content, the message it is under becomes that."""
    query = {"callback_id": where.callback}
    body = {"message": content} if content else {}
    return Call(ANSWER, {"to": _to(where), "query": query, "json": body}, shown=False)


def _point(reply: Reply, where: Where) -> list[list[Button]]:
    """The button that sends where somebody is: not among others, who would see it."""
    wanted = reply.asks_point and reply.session.buttons and not where.quoted
    return [[{"type": "request_geo_location", "text": BUTTON}]] if wanted else []


def _to(where: Where) -> dict[str, Any]:
    return {"chat_id": where.chat} if where.chat else {"user_id": where.user}


def _link(link: LinkButton) -> Button:
    return {"type": "link", "text": _label(link.title), "url": link.url}


def _choice(choice: Choice) -> Button:
    return {"type": "callback", "text": _label(choice.label), "payload": choice.choice}


def _label(words: str) -> str:
    return cut(" ".join(words.translate(UNSEEN).split()) or "…", MOST_LABEL, utf16_units)


def _rows(buttons: Iterable[Button]) -> Iterator[list[Button]]:
    """Beside each other only where the whole of each label is seen."""
    row: list[Button] = []
    for button in buttons:
        if row and not _fits([*row, button]):
            yield row
            row = []
        row.append(button)
    if row:
        yield row


def _fits(row: Sequence[Button]) -> bool:
    most = MOST_LINKS_IN_ROW if any(button["type"] == "link" for button in row) else MOST_IN_ROW
    seen = SEEN.get(len(row), SEEN_AMONG_MORE)
    return len(row) <= most and all(utf16_units(button["text"]) <= seen for button in row)
