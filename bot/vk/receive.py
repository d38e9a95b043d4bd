"""VK's events → Incoming. Pure; whatever an event holds, nothing is raised: what isn't readable isn't there.

Shapes: https://dev.vk.com/ru/api/community-events/json-schema, VK's API schema 5.199 (callback/objects.json).
"""

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from bot.delivery.model import Delivery, Payload
from bot.delivery.shape import integer, members, text
from bot.delivery.tame_json import clean
from bot.vk.message_parts import MessageContents, contents_of
from bot.vk.received import FIRST_CHAT, NAME, Abilities, Press, Said
from catalog.model import Platform
from handlers.dialogue.intents import resource
from handlers.messages import Incoming

MESSAGE, PRESS, ALLOW, DENY = "message_new", "message_event", "message_allow", "message_deny"
ANSWERED = frozenset({MESSAGE, PRESS, DENY})
"""Events that something is done about. Who allows messages has written nothing: a bot doesn't write first."""

CHOICE_LENGTH = 64
LONGEST_NAME = 64
"""Of an event; VK's are 40 characters."""

_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")


def delivery(event: object, group: int) -> Delivery | None:
    """An event as it is kept until it is answered; None where nothing is to be answered.

    Its key is VK's `event_id` within the community, or the event itself where it lacks one. The secret
    isn't kept.
    """
    payload = {name: value for name, value in members(clean(event)).items() if name != "secret"}
    said = received(payload, group)
    if said is None:
        return None
    return Delivery(NAME, f"{NAME}:{group}:{said.event}", f"{NAME}:{said.peer}", payload)


def received(payload: Payload, group: int) -> Said | None:
    """What was done, or None: an event of another type or community, the bot's own, or not meant for it."""
    event = members(payload)
    kind, content = text(event.get("type")), members(event.get("object"))
    if kind not in ANSWERED or integer(event.get("group_id")) != group:
        return None
    name = text(event.get("event_id"))
    if not 0 < len(name) <= LONGEST_NAME:
        name = _digest(event)
    if kind == MESSAGE:
        return _message(name, content, group)
    user = integer(content.get("user_id"))
    if user <= 0:
        return None
    if kind == DENY:
        return Said(name, user, user, forget=True)
    return _pressed(name, content, user)


def _message(name: str, content: Mapping[str, Any], group: int) -> Said | None:
    # Before version 5.103 the message stood in the place of the object.
    message = members(content.get("message")) or content
    peer, user = integer(message.get("peer_id")), integer(message.get("from_id"))
    if user <= 0 or peer <= 0 or integer(message.get("out")):
        return None
    contents = contents_of(message, group)
    if peer > FIRST_CHAT and not contents.mentioned:
        return None
    return Said(
        name,
        peer,
        user,
        _incomings(message, contents),
        message=max(0, integer(message.get("conversation_message_id"))),
        abilities=_abilities(members(content.get("client_info"))),
    )


def _incomings(message: Mapping[str, Any], contents: MessageContents) -> tuple[Incoming, ...]:
    payload = _payload(message.get("payload"))
    if choice := _choice(payload):
        return (Incoming(choice=choice, channel=Platform.VK),)
    written = Incoming(
        text=contents.text,
        links=contents.links,
        attachment=contents.attachment,
        transcript=contents.transcript,
        location=contents.location,
        channel=Platform.VK,
        aloud=integer(message.get("peer_id")) > FIRST_CHAT,
    )
    code = _door(message)
    opened = Incoming(start=code, channel=Platform.VK)
    if payload.get("command") == "start" or (code and contents.only_says(resource().opening)):
        return (opened,)
    return (opened, written) if code else (written,)


def _pressed(name: str, content: Mapping[str, Any], user: int) -> Said | None:
    peer, event = integer(content.get("peer_id")), text(content.get("event_id"))
    if peer <= 0 or not event:
        return None
    press = Press(event, user, max(0, integer(content.get("conversation_message_id"))))
    # An unknown choice is answered like one that has become stale.
    choice = _choice(_payload(content.get("payload"))) or "unknown"
    return Said(name, peer, user, (Incoming(choice=choice, channel=Platform.VK),), press)


def _payload(payload: object) -> Mapping[str, Any]:
    """A button's payload: an object, or one in JSON; VK gives both."""
    if isinstance(payload, str):
        try:
            payload = json.loads(payload)
        except (ValueError, RecursionError):
            return {}
    return members(payload)


def _choice(payload: Mapping[str, Any]) -> str:
    choice = text(payload.get("choice"))
    return choice if choice.isascii() and choice.isprintable() and len(choice) <= CHOICE_LENGTH else ""


def _door(message: Mapping[str, Any]) -> str:
    """The code that a link to the conversation carried: `ref`, or `ref_source` where that stands alone."""
    code = text(message.get("ref")) or text(message.get("ref_source"))
    return code if _CODE.fullmatch(code) else ""


def _abilities(client: Mapping[str, Any]) -> Abilities:
    """What isn't told is there."""
    actions = client.get("button_actions")
    if not isinstance(actions, Sequence) or isinstance(actions, str):
        actions = ("callback", "open_link", "location")
    return Abilities(
        keyboard=client.get("keyboard") is not False,
        inline=client.get("inline_keyboard") is not False,
        callback="callback" in actions,
        links="open_link" in actions,
        location="location" in actions,
    )


def _digest(event: Mapping[str, Any]) -> str:
    whole = json.dumps(dict(event), sort_keys=True, default=str)
    return blake2b(whole.encode(), digest_size=16).hexdigest()
