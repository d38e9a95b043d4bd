"""MAX: updates are delivered or fetched, answered, and the calls made within its limits."""

import hmac
from collections.abc import Mapping, Sequence

import structlog

from bot.bootstrap import Parts
from bot.delivery.base_channel import BaseChannel
from bot.delivery.intake import each
from bot.delivery.model import Accept, Bookmarks, Call, Payload, RefusedError, Webhooked
from bot.delivery.shape import integer
from bot.delivery.tame_json import read_json
from bot.delivery.throttle import Throttle
from bot.max import render, setup
from bot.max.client import IN_CHAT, OVERALL, Api
from bot.max.message_parts import Bot, said_by
from bot.max.polling import fetch_forever
from bot.max.receive import NAME, Left, Received, delivery, receive
from catalog.model import Platform

SENT_AT_ONCE = 256
"""More than its limits let go in ten seconds."""

SECRET_HEADER = "x-max-bot-api-secret"  # noqa: S105 - the header's name
LOOKED_BACK = 50

log = structlog.get_logger()


class MaxChannel(BaseChannel):
    """The channel, as the dispatcher sees it."""

    name = NAME
    sent_at_once = SENT_AT_ONCE

    def __init__(self, parts: Parts, bookmarks: Bookmarks, throttle: Throttle | None = None) -> None:
        settings = parts.settings
        self.delivers = settings.takes_webhooks
        self._conversation, self._sessions = parts.conversation, parts.sessions
        self._bookmarks, self._bots = bookmarks, parts.bots
        self._secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        throttle = throttle or Throttle(OVERALL, IN_CHAT)
        self._api = Api(settings.max_token.get_secret_value(), settings.max_api, throttle)
        self._bot, self._bot_kept = Bot(), f"{NAME}:{self._api.bot}:bot"

    async def prepare(self, payload: Payload) -> Sequence[Call]:
        received = receive(payload, await self._me())
        if isinstance(received, Left):
            await self._sessions.forget(received.person)
        if not isinstance(received, Received):
            return ()
        reply = await self._conversation.answer(received.person, received.incoming)
        if any(not render.is_taken(link.url) for link in reply.links):
            log.warning("bad_link_left_out", channel=NAME, codes=[card.code for card in reply.cards])
        return render.calls(reply, received.where, received.incoming.today)

    async def ready(self, call: Call) -> None:
        await self._api.turn(str(call.params["to"]))

    async def send(self, call: Call) -> None:
        """Rather a plainer answer than none, where MAX refuses the first."""
        form: Call | None = call
        while form is not None:
            try:
                await self._api.call(form.method, form.params["query"], form.params["json"])
            except RefusedError:
                form = render.plainer(form)
                if form is None:
                    raise
                await self.ready(form)
            else:
                return

    async def was_made(self, call: Call, payload: Payload, *, has_left: bool | None) -> bool:
        """MAX shows what was said in a chat since: the answer stands there, or has to be sent."""
        del has_left  # the chat knows better
        chat = call.params["to"].get("chat_id")
        if chat is None:
            return True
        try:
            told = await self._api.patiently("GET /messages", {"chat_id": chat, "count": LOOKED_BACK})
        except RefusedError:
            return True
        since, said = integer(payload.get("timestamp")), call.params["json"]["text"]
        return said in said_by((await self._me()).user, since, told)

    async def waiting(self, payload: Payload) -> None:
        """Not where calls wait for their turn: one more would make all of them wait longer."""
        received = receive(payload, await self._me())
        shown = render.typing(received.where) if isinstance(received, Received) else None
        if shown is None or not self._api.is_free():
            return
        try:
            await self._api.ask(shown.method, json=shown.params["json"])
        except Exception as error:  # noqa: BLE001 - the answer comes all the same
            log.info("typing_not_shown", channel=NAME, error=type(error).__name__)

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Webhooked:
        """What can't be read is taken too: it would be no better the next time."""
        given = headers.get(SECRET_HEADER, "")
        if not self._secret or not hmac.compare_digest(given.encode(), self._secret.encode()):
            return Webhooked(401)
        bot = self._api.bot
        return Webhooked(200, "ok", each(NAME, [body], lambda raw: delivery(read_json(raw), bot)))

    async def start(self, *, webhook: str) -> None:
        self._bot = await setup.introduce(self._api)
        self._bots.names[Platform.MAX] = self._bot.username
        await self._bookmarks.keep_bookmark(self._bot_kept, f"{self._bot.user} {self._bot.username}")
        await setup.set_commands(self._api)
        await setup.deliver_to(self._api, webhook, self._secret)

    async def poll(self, accept: Accept) -> None:
        await fetch_forever(self._api, self._bookmarks, accept)

    async def close(self) -> None:
        await self._api.close()

    async def _me(self) -> Bot:
        """What the process before left in a group is answered before MAX is reached."""
        if not self._bot.user:
            number, _, username = (await self._bookmarks.bookmark(self._bot_kept)).partition(" ")
            self._bot = Bot(int(number or 0), username)
        return self._bot
