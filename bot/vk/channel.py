"""VK's channel: events in, calls out. receive.py says what is read, render.py what is shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from hmac import compare_digest

import structlog

from bot.bootstrap import Parts
from bot.delivery.base_channel import BaseChannel
from bot.delivery.intake import each
from bot.delivery.model import Accept, Bookmarks, Call, Payload, Webhooked
from bot.delivery.shape import integer, members, text
from bot.delivery.tame_json import read_json
from bot.vk import texts
from bot.vk.checks import check_callback, check_long_poll, check_permissions
from bot.vk.client import Client
from bot.vk.faults import BOT_IS_OFF, KEYBOARD, VkRefusedError
from bot.vk.polling import Listener
from bot.vk.receive import MESSAGE, delivery, received
from bot.vk.received import NAME
from bot.vk.render import EDIT, SEND, calls
from bot.vk.sending import Sender
from catalog.region import day_in

SENT_AT_ONCE = 256
"""Twenty a second leave, each with up to 25 of them."""

FOREIGN: Mapping[str, str] = {SEND: "cmid", EDIT: "random_id"}
"""An edit is kept so that it can be sent as a new message: what belongs to one of the two alone."""

log = structlog.get_logger()


class VkChannel(BaseChannel):
    """One community. Every call it makes may be made again: VK shows a `random_id` once."""

    name = NAME
    sent_at_once = SENT_AT_ONCE

    def __init__(self, parts: Parts, bookmarks: Bookmarks) -> None:
        settings = parts.settings
        self.delivers = bool(settings.vk_confirmation and settings.vk_secret.get_secret_value())
        self._group = settings.vk_group_id
        self._confirmation = settings.vk_confirmation
        self._secret = settings.vk_secret.get_secret_value()
        self._parts = parts
        self._sender = Sender(Client(settings.vk_token.get_secret_value(), settings.vk_api))
        self._listener = Listener(self._sender.call, self._group, bookmarks)
        self._told_that_bot_is_off = False

    async def prepare(self, payload: Payload) -> Sequence[Call]:
        said = received(payload, self._group)
        if said is None:
            return ()
        if said.forget:
            await self._parts.sessions.forget(said.person)
            return ()
        answer = self._parts.conversation.answer
        replies = [await answer(said.person, incoming) for incoming in said.incomings]
        return calls(said, replies, self._today())

    async def send(self, call: Call) -> None:
        try:
            await self._sender.send(call.method, params_of(call.method, call))
        except VkRefusedError as error:
            if call.method == EDIT:
                await self._sender.send(SEND, params_of(SEND, call))  # too old, or not ours: it is said anew
            elif error.code in KEYBOARD and "keyboard" in call.params:
                await self._without_keyboard(call, error)
            else:
                raise

    async def was_made(self, call: Call, payload: Payload, *, has_left: bool | None) -> bool:
        """It may be made again: under its `random_id` VK shows it once."""
        del call, payload, has_left
        return False

    async def waiting(self, payload: Payload) -> None:
        """«Печатает…», but not at the cost of answers that wait for VK's limit."""
        said = received(payload, self._group)
        if said is None or payload.get("type") != MESSAGE or self._sender.busy:
            return
        try:
            await self._sender.send("messages.setActivity", {"type": "typing", "peer_id": said.peer})
        except Exception as error:  # noqa: BLE001 - nothing hangs on it
            log.info("vk_not_shown_typing", error=type(error).__name__)

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Webhooked:
        """A Callback delivery: VK waits for `ok`, and for its confirmation string when it is asked for."""
        del headers
        try:
            event = members(read_json(body))
        except ValueError:
            return Webhooked(400)
        if text(event.get("type")) == "confirmation" and integer(event.get("group_id")) == self._group:
            return Webhooked(200, self._confirmation)
        if not compare_digest(text(event.get("secret")).encode(), self._secret.encode()):
            return Webhooked(401)
        return Webhooked(200, "ok", tuple(each(NAME, [event], partial(delivery, group=self._group))))

    async def start(self, *, webhook: str) -> None:
        """Check the token's rights and the community's settings. Raises LaterError or RefusedError."""
        if not await check_permissions(self._sender.call):
            return
        try:
            if self.delivers:
                await check_callback(self._sender.call, self._group, webhook)
            else:
                await check_long_poll(self._sender.call, self._group)
        except VkRefusedError as error:
            log.warning("vk_settings_unknown", reason=str(error))  # what can't be looked at may be right

    async def poll(self, accept: Accept) -> None:
        await self._listener.listen(accept)

    async def close(self) -> None:
        await self._sender.close()

    async def _without_keyboard(self, call: Call, error: VkRefusedError) -> None:
        if error.code == BOT_IS_OFF and not self._told_that_bot_is_off:
            self._told_that_bot_is_off = True
            log.error("vk_needs_operator", code=error.code, reason=texts.BOT_IS_OFF)
        log.warning("vk_keyboard_refused", code=error.code)
        bare = {name: value for name, value in call.params.items() if name != "keyboard"}
        await self._sender.send(call.method, bare)

    def _today(self) -> date:
        context = self._parts.guide.context
        return day_in(context.region) if context else date.max


def params_of(method: str, call: Call) -> Mapping[str, object]:
    """The call's parameters as that method takes them."""
    return {name: value for name, value in call.params.items() if name != FOREIGN.get(method)}
