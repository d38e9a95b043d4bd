"""VK's events as its servers send them (5.199)."""

import json
from itertools import count
from typing import Any
from uuid import uuid4

from tests.doubles.vk import Vk

numbers = count(1)

CLIENT = {
    "button_actions": ["text", "vkpay", "open_app", "location", "open_link", "callback"],
    "keyboard": True,
    "inline_keyboard": True,
    "carousel": True,
    "lang_id": 0,
}


def event(kind: str, content: dict[str, Any], group: int = 1) -> dict[str, Any]:
    return {"type": kind, "object": content, "group_id": group, "event_id": uuid4().hex, "v": "5.199"}


def message(text: str, user: int = 7, **more: Any) -> dict[str, Any]:
    """A person writes; `more`: other members of VK's message."""
    number = next(numbers)
    said = {
        "id": number,
        "date": 1_795_000_000,
        "peer_id": user,
        "from_id": user,
        "text": text,
        "conversation_message_id": number,
        "out": 0,
        "version": 1,
        "attachments": [],
        "fwd_messages": [],
        **more,
    }
    return event("message_new", {"message": said, "client_info": CLIENT})


def opening(user: int = 7, **more: Any) -> dict[str, Any]:
    """«Начать» is pressed."""
    return message("Начать", user, payload='{"command":"start"}', **more)


def press(payload: object, user: int = 7, message_number: int = 1, **more: Any) -> dict[str, Any]:
    """A callback button is pressed."""
    content = {
        "user_id": user,
        "peer_id": user,
        "event_id": uuid4().hex[:12],
        "payload": payload,
        "conversation_message_id": message_number,
        **more,
    }
    return event("message_event", content)


def press_shown(vk: Vk, label: str, user: int = 7) -> dict[str, Any]:
    """The button of the newest message to that person whose label holds this text."""
    shown = vk.to(user)[-1]
    rows = (shown.keyboard or {}).get("buttons", [])
    actions = [button["action"] for row in rows for button in row]
    found = [one for one in actions if label in one["label"]]
    assert found, f"no button «{label}» among {[one['label'] for one in actions]}"
    if found[0]["type"] == "text":
        return message(found[0]["label"], user, payload=found[0]["payload"])
    return press(json.loads(found[0]["payload"]), user, shown.cmid)
