"""Reply → calls of the Bot API as values. Pure.

A reply is one message: the text in HTML, everything escaped, with previews off, and words on the buttons.
What is longer than a message is parted at a line's end and goes on in the next, the buttons under the last.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

from bot.delivery.model import Call
from bot.telegram.keyboard import keyboard, point_keyboard
from bot.telegram.receive import Where
from bot.text_split import UNSEEN, split, utf16_units
from handlers.messages import Reply
from handlers.view.plain_text import can_be_typed, told

TEXT_UNITS = 4096


def calls(reply: Reply, address: Where, today: date) -> tuple[Call, ...]:
    """What is to be called, in this order; a pressed button is always answered first."""
    told = (answered(address.pressed),) if address.pressed else ()
    if address.chat is None:
        return told
    return (*told, *_messages(reply, address, today))


def answered(pressed: str) -> Call:
    """The button stops turning. What there is to say is said in a message, which everyone can read."""
    return Call("answerCallbackQuery", {"callback_query_id": pressed}, shown=False)


def typing(address: Where) -> Call:
    return Call("sendChatAction", {**_chat(address), "action": "typing"}, shown=False)


def html_texts(reply: Reply, today: date) -> list[str]:
    """All that the reply says, in as many messages as it takes; a card's name in bold."""
    pieces = split(told(reply, today).translate(UNSEEN), TEXT_UNITS, utf16_units)
    texts = [escape(piece, quote=False) for piece in pieces]
    if reply.cards and texts:
        first, newline, rest = texts[0].partition("\n")
        texts[0] = f"<b>{first}</b>{newline}{rest}"
    return texts


def content(text: str, markup: dict[str, Any] | None) -> dict[str, Any]:
    """The fields that a message has, sent or edited."""
    fields: dict[str, Any] = {
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    return {**fields, "reply_markup": markup} if markup else fields


def _messages(reply: Reply, address: Where, today: date) -> Iterator[Call]:
    asks = _asks_point(reply, address)
    texts = html_texts(_in_words(reply) if asks else reply, today)
    markup = point_keyboard() if asks else keyboard(reply)
    if reply.edits and address.edits is not None and len(texts) == 1:
        message = {"chat_id": address.chat, "message_id": address.edits}
        yield Call("editMessageText", {**message, **content(texts[0], markup)}, shown=False)
        return
    for position, text in enumerate(texts, start=1):
        shown = content(text, markup if position == len(texts) else None)
        where = _chat(address)
        if address.reply_to is not None:
            where["reply_parameters"] = {
                "message_id": address.reply_to,
                "allow_sending_without_reply": True,
            }
        yield Call("sendMessage", {**where, **shown})


def _asks_point(reply: Reply, address: Where) -> bool:
    return reply.asks_point and reply.session.buttons and address.is_private


def _in_words(reply: Reply) -> Reply:
    """The reply with its choices as words: the key that sends a point leaves no room for buttons."""
    return replace(reply, text="\n".join(filter(None, (reply.text, can_be_typed(reply.choices)))))


def _chat(address: Where) -> dict[str, Any]:
    where: dict[str, Any] = {"chat_id": address.chat}
    return where if address.thread is None else {**where, "message_thread_id": address.thread}
