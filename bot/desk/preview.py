"""What residents would get for some words, on each channel, as that channel's own `render` makes it."""

import asyncio
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from html import unescape

from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.routing import route

from bot.desk import texts
from bot.desk.kit.forms import FormView
from bot.max.receive import Where
from bot.max.render import calls
from bot.max.render import keyboard as max_keyboard
from bot.telegram.keyboard import keyboard as telegram_keyboard
from bot.telegram.render import html_texts
from bot.vk.received import Said
from bot.vk.render import shown
from catalog.region import day_in
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from handlers.view.plain_text import plain_text

LONGEST = 1000
TAG = re.compile(r"</?b>")


@dataclass(frozen=True, slots=True)
class PreviewedAnswer:
    """An answer on one channel: its messages, and what stands on the buttons under the last."""

    channel: str
    messages: tuple[str, ...]
    buttons: tuple[str, ...]


class TryingView(FormView):
    """Nothing is written down of what is tried: no miss, no report, no session."""

    path = "/try"
    menu_label = texts.TRY
    icon = "fa-solid fa-comment"

    @route("", methods=["GET"])
    async def index(self, request: Request) -> Response:
        said = request.query_params.get("text", "")[:LONGEST]
        answers = await asyncio.to_thread(self._answers, said)
        return self.page(request, "try.html", texts=texts, said=said, answers=answers)

    def _answers(self, said: str) -> list[PreviewedAnswer]:
        context = self._parts.guide.context
        if context is None or not said.strip():
            return []
        today = day_in(context.region)
        reply = respond(Incoming(text=said, today=today), Session(), context)
        return [_web(reply, today), _telegram(reply, today), _vk(reply, today), _max(reply, today)]


def _web(reply: Reply, today: date) -> PreviewedAnswer:
    labels = [*(one.label for one in reply.choices), *(link.title for link in reply.links)]
    return PreviewedAnswer(texts.WEB, (plain_text(replace(reply, choices=()), today),), tuple(labels))


def _telegram(reply: Reply, today: date) -> PreviewedAnswer:
    rows = (telegram_keyboard(reply) or {}).get("inline_keyboard", [])
    messages = (unescape(TAG.sub("", text)) for text in html_texts(reply, today))
    return PreviewedAnswer(
        "Telegram", tuple(messages), tuple(button["text"] for row in rows for button in row)
    )


def _vk(reply: Reply, today: date) -> PreviewedAnswer:
    view = shown(reply, Said("", 1, 1), today)
    rows = json.loads(view.keyboard or "{}").get("buttons", [])
    return PreviewedAnswer(
        "ВКонтакте", view.pieces, tuple(button["action"]["label"] for row in rows for button in row)
    )


def _max(reply: Reply, today: date) -> PreviewedAnswer:
    messages = (call.params["json"]["text"] for call in calls(reply, Where(chat=1), today))
    return PreviewedAnswer(
        "MAX", tuple(messages), tuple(button["text"] for row in max_keyboard(reply) for button in row)
    )
