"""Telegram: fetches updates or is delivered them, answers them, introduces the bot."""

from collections.abc import Mapping, Sequence

import structlog
from pydantic import ValidationError

from bot.bootstrap import Parts
from bot.delivery.base_channel import BaseChannel
from bot.delivery.model import Accept, Bookmarks, Call, LaterError, Payload, RefusedError, Webhooked
from bot.delivery.throttle import Rate, Throttle
from bot.long_work import beside
from bot.telegram import deliveries, inline, render, texts
from bot.telegram.client import Api
from bot.telegram.group import Me
from bot.telegram.keyboard import is_taken, links_of
from bot.telegram.library import Update
from bot.telegram.polling import fetch_forever
from bot.telegram.receive import AnyReceived, Chosen, Inline, Joined, Left, Received, Where, receive
from bot.telegram.sending import send
from bot.telegram.setup import deliver_to, introduce
from catalog.model import Platform
from catalog.region import day_in
from catalog.statistics.usage import Count, Measure
from handlers.messages import Reply

GROUP_RATE = Rate(20, 60.0)
OVERALL_RATE = Rate(1000)
"""Answers to who writes may go faster than a mailing's 30 a second; this bot sends no mailings."""

SENT_AT_ONCE = 32
"""Where a kill is followed by a process that can't read this one's departures, each call that was noted as
begun counts as made: so many at most. At 100 ms that is 320 answers a second."""

log = structlog.get_logger()


class NotLoadedError(Exception):
    """There is no catalogue yet. The dispatcher waits for it before anything is prepared."""


class TelegramChannel(BaseChannel):
    """The channel, as the dispatcher sees it."""

    name = deliveries.NAME
    sent_at_once = SENT_AT_ONCE

    def __init__(self, parts: Parts, bookmarks: Bookmarks) -> None:
        settings = parts.settings
        self.delivers = settings.takes_webhooks
        self._parts = parts
        self._bookmarks = bookmarks
        self._secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        self._api = Api.of(settings)
        self._throttle = Throttle(OVERALL_RATE, GROUP_RATE)
        self._name: str | None = None
        self._name_kept = name_bookmark(self._api.bot_id)

    async def prepare(self, payload: Payload) -> Sequence[Call]:
        received = await self._received(payload)
        context = self._parts.guide.context
        if context is None:
            raise NotLoadedError
        today = day_in(context.region)
        if isinstance(received, Received):
            reply = await self._parts.conversation.answer(received.address.person, received.incoming)
            log_bad_links(reply)
            return render.calls(reply, received.address, today)
        if isinstance(received, Inline):
            return [await beside(inline.answer, received, context, today, self._parts.bots)]
        if isinstance(received, Chosen) and context.catalog.get(received.name) is not None:
            self._parts.notes.count([Count(Measure.CARD, received.name)], today)
        if isinstance(received, Left):
            await self._parts.sessions.forget(received.person)
        if isinstance(received, Joined):
            greeting = Reply(texts.ADDED_TO_GROUP.format(name=self._name))
            return render.calls(greeting, Where(person="", chat=received.chat), today)
        return ()

    async def ready(self, call: Call) -> None:
        chat = call.params.get("chat_id", 0)
        await self._throttle.turn(chat if chat < 0 else None)  # groups have negative numbers

    async def send(self, call: Call) -> None:
        await send(self._api, call)

    async def was_made(self, call: Call, payload: Payload, *, has_left: bool | None) -> bool:
        """Nobody can ask Telegram; where nothing is known, rather no answer than two."""
        del call, payload
        return has_left is not False

    async def waiting(self, payload: Payload) -> None:
        received = await self._received(payload)
        if isinstance(received, Received) and received.address.chat is not None:
            try:
                await send(self._api, render.typing(received.address))
            except (LaterError, RefusedError):
                return  # the answer itself will be told what is wrong

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Webhooked:
        return deliveries.webhooked(headers, body, self._secret, self._api.bot_id)

    async def start(self, *, webhook: str) -> None:
        name = self._name = await introduce(self._api)
        self._parts.bots.names[Platform.TELEGRAM] = name
        await self._bookmarks.keep_bookmark(self._name_kept, name)
        await deliver_to(self._api, webhook, self._secret)

    async def poll(self, accept: Accept) -> None:
        await fetch_forever(self._api, accept)

    async def close(self) -> None:
        await self._api.close()

    async def _received(self, payload: Payload) -> AnyReceived | None:
        """None too for what isn't as Telegram describes it: it would be no better on the next try."""
        try:
            update = Update.model_validate(payload)
        except ValidationError as error:
            log.warning("update_unreadable", channel=self.name, faults=error.error_count())
            return None
        if self._name is None:  # what the process before left is answered before Telegram is reached
            self._name = await self._bookmarks.bookmark(self._name_kept)
        return receive(update, Me(self._api.bot_id, self._name))


def name_bookmark(bot: int) -> str:
    """Under which the name of that bot is kept: another one in its place has another name."""
    return f"{deliveries.NAME}:{bot}:name"


def log_bad_links(reply: Reply) -> None:
    """A bad link in the register: its button is left out, its address stands in the text."""
    if any(not is_taken(link.url) for link in links_of(reply)):
        log.warning("bad_link_left_out", channel=deliveries.NAME, codes=[card.code for card in reply.cards])
