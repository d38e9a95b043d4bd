"""`@bot школа 5` in any chat → cards that can be sent there. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.delivery.model import Call
from bot.limits import cut, utf16_units
from bot.telegram import texts
from bot.telegram.keyboard import keyboard
from bot.telegram.receive import Inline
from bot.telegram.render import content, html_texts
from catalog.model import Platform
from catalog.result import Decision
from handlers.context import Context
from handlers.emergencies import recognise
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from handlers.start import FROM_INLINE

MOST_RESULTS = 50
TITLE_UNITS = 100
CACHED_SECONDS = 300
"""The same for everybody, and as old as a withdrawn page may be shown by Telegram's cache."""


def answer(asked: Inline, context: Context, today: date) -> Call:
    """Up to fifty cards and where the next begin; a hint that opens the private chat."""
    codes = _codes(asked.text, context)
    start = int(asked.offset) if asked.offset.isascii() and asked.offset.isdigit() else 0
    page = codes[start : start + MOST_RESULTS]
    params = {
        "inline_query_id": asked.query_id,
        "results": [_result(code, context, today) for code in page],
        "cache_time": CACHED_SECONDS,
        "is_personal": False,
        "next_offset": str(start + MOST_RESULTS) if start + MOST_RESULTS < len(codes) else "",
        "button": {
            "text": texts.INLINE_HINT if page else texts.INLINE_NOTHING,
            "start_parameter": FROM_INLINE,
        },
    }
    return Call("answerInlineQuery", params, shown=False)


def _codes(text: str, context: Context) -> Sequence[str]:
    """The institutions that fit; none where nothing clearly does, and none to words of emergency."""
    if recognise(text):
        return ()
    result = context.catalog.search(text)
    if result.decision is Decision.ANSWER:
        return [result.matches[0].institution.code]
    return result.fitting if result.decision is Decision.CHOOSE else ()


def _result(code: str, context: Context, today: date) -> dict[str, Any]:
    reply = respond(Incoming(start=code, channel=Platform.TELEGRAM, today=today), Session(), context)
    reply = replace(reply, choices=())  # a button of the dialogue would have no chat to answer in
    found: dict[str, Any] = {
        "type": "article",
        "id": code,
        "title": cut(_title(reply), TITLE_UNITS, utf16_units),
        "description": cut(_beneath(reply), TITLE_UNITS, utf16_units),
        "input_message_content": _message(reply, today),
    }
    markup = keyboard(reply)
    return {**found, "reply_markup": markup} if markup else found


def _message(reply: Reply, today: date) -> dict[str, Any]:
    fields = content(html_texts(reply, today)[0], None)
    return {("message_text" if name == "text" else name): value for name, value in fields.items()}


def _title(reply: Reply) -> str:
    return reply.cards[0].name if reply.cards else reply.text.partition("\n")[0]


def _beneath(reply: Reply) -> str:
    card = next(iter(reply.cards), None)
    return " · ".join(filter(None, (card.place, card.address))) if card else ""
