"""Updates as they come → deliveries: named by their number, in order within a chat."""

import hmac
from collections.abc import Mapping
from typing import Any

from bot.delivery.intake import each
from bot.delivery.model import Delivery, Payload, Webhooked
from bot.delivery.shape import integer
from bot.delivery.tame_json import clean, read_json

NAME = "telegram"
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
)
"""The updates that Telegram is asked for."""

PERSON_ALONE = ("inline_query", "chosen_inline_result")
"""Updates that belong to no chat: each person's have an order of their own, apart from their private chat."""


def number_of(update: object) -> int:
    """The update's number, or 0. After a week without an update the next one's is random."""
    return integer(update.get("update_id")) if isinstance(update, dict) else 0


def delivery(update: object, bot: int) -> Delivery | None:
    """None for what can't be an update: a number is all that it needs. Each bot has numbers of its own."""
    if not (number := number_of(update)):
        return None
    payload = clean(update)
    return Delivery(NAME, f"{NAME}:{bot}:{number}", f"{NAME}:{_conversation(payload)}", payload)


def webhooked(headers: Mapping[str, str], body: bytes, secret: str, bot: int) -> Webhooked:
    """What Telegram delivers over HTTP. What can't be read is taken: it wouldn't be better the next time."""
    given = headers.get(SECRET_HEADER, "")
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        return Webhooked(401)
    return Webhooked(200, "ok", each(NAME, [body], lambda raw: delivery(read_json(raw), bot)))


def _conversation(update: Payload) -> str:
    for kind in KINDS:
        event = update.get(kind)
        if isinstance(event, dict):
            if kind in PERSON_ALONE:
                return f"{kind}:{_id(event, 'from')}"
            return _id(event, "chat") or _id(event.get("message"), "chat") or _id(event, "from")
    return "none"


def _id(event: Any, whose: str) -> str:  # noqa: ANN401 - hostile until parsed
    found = event.get(whose) if isinstance(event, dict) else None
    number = found.get("id") if isinstance(found, dict) else None
    return str(number) if isinstance(number, int) else ""
