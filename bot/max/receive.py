"""An update of MAX → what a person did, and where the answer goes. Pure; no update breaks it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from bot.delivery.model import Delivery
from bot.delivery.shape import integer, members, text
from bot.delivery.tame_json import clean
from bot.max.message_parts import Bot, incoming_of, without_name
from catalog.model import Platform
from handlers.messages import Incoming

NAME = "max"
MESSAGE, CALLBACK, STARTED = "message_created", "message_callback", "bot_started"
REMOVED = "bot_removed"
LEFT = (REMOVED, "bot_stopped", "dialog_cleared", "dialog_removed")
WANTED = (MESSAGE, CALLBACK, STARTED, *LEFT)
"""The updates that MAX is asked for."""

CHAT, CHANNEL = "chat", "channel"
LONGEST_CHOICE = 64
FORGED = "?"
"""Stands for a button without a payload: it leads nowhere, and is answered so."""

_COMMAND = re.compile(r"/\w+(?:@(?P<bot>\w+))?")


@dataclass(frozen=True, slots=True)
class Where:
    """Where an answer goes."""

    chat: int = 0
    user: int = 0  # used where the chat isn't known
    callback: str = ""  # the press that has to be answered
    quoted: str = ""  # in a group, the message that is answered
    edits: bool = False  # whether the message under the pressed button answers the one who pressed it


@dataclass(frozen=True, slots=True)
class Received:
    """One thing that one person did. `person` names the platform, and the group where it was in one."""

    person: str
    incoming: Incoming
    where: Where


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was stopped or removed, a dialogue cleared: what is remembered of the person is forgotten."""

    person: str


def delivery(update: object, bot: str) -> Delivery | None:
    """None where there is nothing to answer. MAX gives updates no number: what they tell of names them.

    `bot`: whose update it is; two bots in one group are told of the same message.
    """
    fields = members(clean(update))
    if fields.get("update_type") not in WANTED:
        return None
    where = _where(fields)
    return Delivery(NAME, f"{NAME}:{bot}:{_key(fields, where)}", f"{NAME}:{where.chat or where.user}", fields)


def receive(update: Mapping[str, Any], bot: Bot) -> Received | Left | None:
    """None where nobody is to be answered: nobody known, another bot, a channel, talk among others."""
    kind, where = update.get("update_type"), _where(update)
    message = members(update.get("message"))
    if not where.user:
        return None
    if kind == MESSAGE:
        return _message(message, where, bot)
    if kind in LEFT:
        return Left(_person(where, in_group=kind == REMOVED))
    if kind == CALLBACK:
        choice = text(members(update.get("callback")).get("payload"))[:LONGEST_CHOICE]
        incoming = Incoming(choice=choice or FORGED, channel=Platform.MAX)
        edits = not _is_group(message) or _answers(message, where.user)
        where = replace(where, edits=edits and bool(where.callback))
    else:
        incoming = Incoming(start=text(update.get("payload")), channel=Platform.MAX)
    return Received(_person(where, in_group=_is_group(message)), incoming, where)


def _message(message: Mapping[str, Any], where: Where, bot: Bot) -> Received | None:
    sender = members(message.get("sender"))
    if sender.get("is_bot") is True or members(message.get("recipient")).get("chat_type") == CHANNEL:
        return None
    body = members(message.get("body"))
    said, spoken_to = without_name(body, bot)
    if not _is_group(message):
        return Received(_person(where), incoming_of(message, said), where)
    if not (spoken_to or _is_command(said, bot) or (bot.user and _answers(message, bot.user))):
        return None
    incoming = incoming_of(message, said, beside=True)
    return Received(_person(where, in_group=True), incoming, replace(where, quoted=text(body.get("mid"))))


def _where(update: Mapping[str, Any]) -> Where:
    callback, message = members(update.get("callback")), members(update.get("message"))
    person = callback.get("user") or message.get("sender") or update.get("user")
    chat = members(message.get("recipient")).get("chat_id", update.get("chat_id"))
    return Where(
        integer(chat), integer(members(person).get("user_id")), text(callback.get("callback_id")).strip()
    )


def _person(where: Where, *, in_group: bool = False) -> str:
    return f"{NAME}:{where.chat}:{where.user}" if in_group else f"{NAME}:{where.user}"


def _is_group(message: Mapping[str, Any]) -> bool:
    """In a dialogue the recipient is a user too, in a group there is none."""
    recipient = members(message.get("recipient"))
    return recipient.get("chat_type") == CHAT and recipient.get("user_id") is None


def _is_command(said: str, bot: Bot) -> bool:
    command = _COMMAND.match(said)
    return command is not None and (command["bot"] or bot.username).lower() == bot.username.lower()


def _answers(message: Mapping[str, Any], user: int) -> bool:
    """Whether it is a reply to what that user wrote."""
    link = members(message.get("link"))
    return link.get("type") == "reply" and integer(members(link.get("sender")).get("user_id")) == user


def _key(fields: Mapping[str, Any], where: Where) -> str:
    """The same for the same update, however often it is delivered; nobody can be told from it."""
    mid = text(members(members(fields.get("message")).get("body")).get("mid"))
    told: list[object] = [where.chat, where.user, integer(fields.get("timestamp"))]
    if where.callback:  # a press has no number either: the same button may be pressed again
        told = [where.callback, integer(members(fields.get("callback")).get("timestamp"))]
    elif mid:
        told = [mid]
    written = json.dumps([fields["update_type"], *told])
    return blake2b(written.encode(), digest_size=16).hexdigest()
