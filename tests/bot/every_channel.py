"""A Reply as each channel shows it, and what the platform would find wrong with it.

A channel joins with one function in `CHANNELS`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.delivery.model import Call
from bot.max.receive import Where as MaxWhere
from bot.max.render import calls as max_calls
from bot.telegram.receive import Where as TelegramWhere
from bot.telegram.render import calls as telegram_calls
from bot.vk.channel import params_of
from bot.vk.received import Press, Said
from bot.vk.render import calls as vk_calls
from bot.vk.render import harmless
from bot.web.render import reply_json
from catalog.model import Platform
from handlers.messages import Reply
from handlers.view.plain_text import plain_text
from tests.bot.max.checks import wrong
from tests.doubles.telegram import Call as TelegramCall
from tests.doubles.telegram_checks import faults as telegram_faults
from tests.doubles.vk_schema import faults_of

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Shown:
    """What a person sees of one reply. `edits`: it replaces the message whose button was pressed."""

    messages: tuple[str, ...]
    payloads: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    edits: bool = False
    faults: list[str] = field(default_factory=list)
    written: Callable[[str], str] = str  # how the platform's own signs are written there

    @property
    def text(self) -> str:
        return "\n".join(self.messages)


def in_telegram(reply: Reply) -> Shown:
    address = TelegramWhere("", 1, pressed="1", edits=1) if reply.edits else TelegramWhere("", 1)
    made = [TelegramCall(call.method, call.params) for call in telegram_calls(reply, address, TODAY)]
    told = [call for call in made if "text" in call.params]
    carried = [one for call in told for one in call.buttons.values()]
    return Shown(
        tuple(call.text for call in told),
        tuple(one for one in carried if not one.startswith("http")),
        tuple(one for one in carried if one.startswith("http")),
        any(call.method == "editMessageText" for call in made),
        [fault for call in made for fault in telegram_faults(call.method, call.params)],
    )


def in_vk(reply: Reply) -> Shown:
    press = Press("event", 1, 1) if reply.edits else None
    made = vk_calls(Said("event", 1, 1, press=press), [reply], TODAY)
    told = [call.params for call in made if "message" in call.params]
    boards = [json.loads(params["keyboard"]) for params in told if "keyboard" in params]
    actions = [button["action"] for board in boards for row in board["buttons"] for button in row]
    return Shown(
        tuple(params["message"] for params in told),
        tuple(json.loads(action["payload"])["choice"] for action in actions if "payload" in action),
        tuple(action["link"] for action in actions if "link" in action),
        any(call.method == "messages.edit" for call in made),
        faults_of((call.method, _as_sent(call)) for call in made),
        harmless,
    )


def _as_sent(call: Call) -> Mapping[str, str]:
    return {name: str(value) for name, value in params_of(call.method, call).items()}


def in_max(reply: Reply) -> Shown:
    where = MaxWhere(1, 1, "callback", edits=True) if reply.edits else MaxWhere(1, 1)
    made = max_calls(reply, where, TODAY)
    contents = [call.params["json"].get("message", call.params["json"]) for call in made]
    told = [content for content in contents if content]
    buttons = [button for content in told for button in _max_buttons(content)]
    return Shown(
        tuple(content["text"] for content in told),
        tuple(button["payload"] for button in buttons if "payload" in button),
        tuple(button["url"] for button in buttons if "url" in button),
        any("message" in call.params["json"] for call in made),
        [fault for call in made for fault in wrong(call)],
    )


def _max_buttons(content: Mapping[str, Any]) -> list[dict[str, str]]:
    return [
        button
        for attached in content["attachments"]
        for row in attached["payload"]["buttons"]
        for button in row
    ]


def in_web(reply: Reply) -> Shown:
    """What the page is given: it makes of it a bubble, cards and buttons, and edits nothing."""
    given = reply_json(reply)
    links = [link["url"] for link in given["links"]]
    for card in given["cards"]:
        links += [one["url"] for one in (*card["pages"], *card["services"])]
    cards = [json.dumps(card, ensure_ascii=False) for card in given["cards"]]
    words = "\n".join(filter(None, (given["text"], *cards)))
    payloads = tuple(choice["choice"] for choice in given["choices"])
    return Shown((words,) if words else (), payloads, tuple(dict.fromkeys(links)))


def in_terminal(reply: Reply) -> Shown:
    """Everything in words."""
    text = plain_text(reply, TODAY)
    return Shown((text,) if text else ())


CHANNELS: Mapping[str, Callable[[Reply], Shown]] = {
    Platform.TELEGRAM: in_telegram,
    Platform.VK: in_vk,
    Platform.MAX: in_max,
    "web": in_web,
    "terminal": in_terminal,
}
