"""Updates as MAX sends them."""

from itertools import count
from typing import Any

Update = dict[str, Any]

BOT, BOT_NAME = 777, "guide_bot"
_moments = count(1_790_000_000_000)


def dialogue(user: int) -> int:
    """The chat in which that person and the bot are alone."""
    return 10_000 + user


def wrote(user: int, text: str | None, *, link: Update | None = None, **body: Any) -> Update:
    """A message in the dialogue with the bot."""
    return _message(
        user, {"chat_id": dialogue(user), "chat_type": "dialog", "user_id": BOT}, text, link, body
    )


def wrote_in_group(user: int, group: int, text: str, *, link: Update | None = None, **body: Any) -> Update:
    return _message(user, {"chat_id": group, "chat_type": "chat", "user_id": None}, text, link, body)


def forwarded(user: int, text: str, **body: Any) -> Update:
    """Somebody else's post, passed on without a word."""
    return wrote(
        user, None, link={"type": "forward", "sender": person(5), "chat_id": 9, "message": _body(text, body)}
    )


def pressed(user: int, payload: str, *, chat: int | None = None, mid: str = "mid.0") -> Update:
    moment = next(_moments)
    recipient = {
        "chat_id": chat or dialogue(user),
        "chat_type": "chat" if chat else "dialog",
        "user_id": None if chat else user,
    }
    under = {
        "sender": person(BOT, is_bot=True),
        "recipient": recipient,
        "timestamp": moment,
        "body": _body("…", {"mid": mid}),
    }
    callback = {"timestamp": moment, "callback_id": f"cb.{moment}", "payload": payload, "user": person(user)}
    return {
        "update_type": "message_callback",
        "timestamp": moment,
        "callback": callback,
        "message": under,
        "user_locale": "ru",
    }


def started(user: int, payload: str | None = None) -> Update:
    return {
        "update_type": "bot_started",
        "timestamp": next(_moments),
        "chat_id": dialogue(user),
        "user": person(user),
        "payload": payload,
        "user_locale": "ru",
    }


def left(user: int, kind: str = "bot_stopped") -> Update:
    return {"update_type": kind, "timestamp": next(_moments), "chat_id": dialogue(user), "user": person(user)}


def person(user: int, *, is_bot: bool = False) -> Update:
    name = BOT_NAME if is_bot else None
    return {
        "user_id": user,
        "first_name": "И",
        "last_name": None,
        "username": name,
        "is_bot": is_bot,
        "last_activity_time": 0,
        "name": "И",
    }


def _message(user: int, recipient: Update, text: str | None, link: Update | None, body: Update) -> Update:
    moment = next(_moments)
    message = {
        "sender": person(user),
        "recipient": recipient,
        "timestamp": moment,
        "link": link,
        "body": _body(text, body),
    }
    return {"update_type": "message_created", "timestamp": moment, "message": message, "user_locale": "ru"}


def _body(text: str | None, more: Update) -> Update:
    number = next(_moments)
    return {"mid": f"mid.{number}", "seq": number, "text": text, "attachments": None, "markup": None, **more}
