"""The Bot API at the network's edge, over HTTP: getUpdates that waits, webhooks, messages, faults on demand.

Keeps Telegram's habits that matter: an update is repeated until a later offset confirms it, a delivery until
it is answered with 200; a message with one bad button is refused whole, so is an edit that changes nothing.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import httpx
from aiohttp import web

from tests.doubles.hostile import dumps
from tests.doubles.server import listening
from tests.doubles.telegram_checks import Params, bad_url, decoded, faults, visible

TOKEN = "4242:token-of-the-double"
BOT: dict[str, Any] = {
    "id": 4242,
    "is_bot": True,
    "first_name": "Проводник",
    "username": "guide_of_tests_bot",
}
LONGEST_WAIT = 1.0
"""Seconds that a test's getUpdates waits at most; Telegram waits as long as it is asked to."""

SECONDS_BETWEEN_DELIVERIES = 0.05


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a call."""

    status: int = 0  # answered with this error instead of being done
    description: str = "no"
    retry_after: int = 0
    migrate_to: int = 0
    html: bool = False  # a proxy's page instead of JSON
    drop: bool = False  # the connection, before anything is done


@dataclass(frozen=True)
class Call:
    """A call that was done."""

    method: str
    params: Params
    at: float = field(default_factory=monotonic)

    @property
    def text(self) -> str:
        """What a person reads of it."""
        return visible(self.params.get("text", ""))

    @property
    def buttons(self) -> dict[str, str]:
        """What stands on each button, and what it carries or where it leads."""
        rows = self.params.get("reply_markup", {}).get("inline_keyboard", ())
        return {one["text"]: one.get("callback_data") or one["url"] for row in rows for one in row}


@dataclass
class Telegram:
    """One bot's server. The test reads it while the server runs in its own thread."""

    fault: Callable[[str, Params], Fault | None] = lambda _method, _params: None
    token: str = TOKEN
    latency: float = 0.0
    deaf: bool = False  # getUpdates gives at once what it gave before, whatever is asked for
    me: dict[str, bool] = field(default_factory=dict)  # what getMe tells of the bot besides its name
    address: str = ""
    calls: list[Call] = field(default_factory=list)
    refused: list[tuple[str, list[str]]] = field(default_factory=list)  # calls that Telegram wouldn't take
    updates: list[dict[str, Any]] = field(default_factory=list)
    confirmed: int = 0  # updates below this number are never given again
    next_number: int = 1  # of the update that comes next
    begun: int = 0  # updates before this place had numbers of an order that has ended
    polls: list[int] = field(default_factory=list)  # the offset of each getUpdates
    messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    delivered: list[int] = field(default_factory=list)  # numbers that the webhook answered with 200
    webhook: dict[str, Any] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)  # ends a delivering
    closing: bool = False

    def add(self, *updates: dict[str, Any]) -> None:
        """Something happened, which the bot is to be told."""
        for update in updates:
            self.updates.append({"update_id": self.next_number, **update})
            self.next_number += 1

    def begin_anew(self, number: int) -> None:
        """A week has passed without an update: the next one has a number at random, lower or higher."""
        self.begun, self.confirmed, self.next_number = len(self.updates), 0, number

    def made(self, method: str, chat: int | None = None) -> list[Call]:
        """The calls of that method, in that chat where one is given."""
        calls = (call for call in list(self.calls) if call.method == method)
        return [call for call in calls if chat is None or call.params.get("chat_id") == chat]

    def sent(self, chat: int | None = None) -> list[Call]:
        return self.made("sendMessage", chat)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._called)
        app.on_shutdown.append(self._close)
        self.closing = False
        return app

    async def _close(self, _app: web.Application) -> None:
        """Whoever polls is let go."""
        self.closing = True

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _refusal(401, "Unauthorized")
        params = decoded({name: str(value) for name, value in (await request.post()).items()})
        if method == "getUpdates":
            return _ok(await self._get_updates(params))
        await asyncio.sleep(self.latency)
        if found := self.fault(method, params):
            return self._faulty(request, found)
        if wrong := faults(method, params):
            self.refused.append((method, wrong))
            return _refusal(400, f"Bad Request: {wrong[0]}")
        return self._done(method, params)

    def _faulty(self, request: web.Request, found: Fault) -> web.StreamResponse:
        if found.drop and request.transport is not None:
            request.transport.abort()
        if found.html:
            return web.Response(
                status=found.status, text="<html>Bad Gateway</html>", content_type="text/html"
            )
        return _refusal(found.status, found.description, _parameters(found))

    async def _get_updates(self, params: Params) -> list[dict[str, Any]]:
        offset = params.get("offset", 0)
        self.polls.append(offset)
        if self.deaf:
            return self.updates
        if offset <= self.next_number:  # else it is a number of another order, and confirms nothing
            self.confirmed = max(self.confirmed, offset)
        end = monotonic() + min(params.get("timeout", 0), LONGEST_WAIT)
        while (  # noqa: ASYNC110 - tests add from their thread
            not (waiting := self._waiting(params.get("limit", 100)))
            and not self.closing
            and monotonic() < end
        ):
            await asyncio.sleep(0.005)
        return waiting

    def _waiting(self, limit: int = 100) -> list[dict[str, Any]]:
        return [one for one in self.updates[self.begun :] if one["update_id"] >= self.confirmed][:limit]

    def _done(self, method: str, params: Params) -> web.StreamResponse:
        if bad_url(params):
            return _refusal(400, "Bad Request: BUTTON_URL_INVALID")
        result: Any = True
        if method == "getMe":
            result = {**BOT, **self.me}
        elif method == "getWebhookInfo":
            result = {"url": self.webhook.get("url", ""), "pending_update_count": 0}
        elif method == "setWebhook":
            self.webhook = dict(params)
        elif method == "deleteWebhook":
            self.webhook = {}
        elif method == "sendMessage":
            result = self._message(params, len(self.messages) + 1)
        elif method == "editMessageText":
            before = self.messages.get((params["chat_id"], params["message_id"]))
            if before is None:
                return _refusal(400, "Bad Request: message to edit not found")
            result = self._message(params, params["message_id"])
            if result == before:
                return _refusal(400, "Bad Request: message is not modified: specified new message content")
        self.calls.append(Call(method, params))
        return _ok(result)

    def _message(self, params: Params, number: int) -> dict[str, Any]:
        chat = params["chat_id"]
        message = {
            "message_id": number,
            "date": 1,
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
            "from": BOT,
            "text": visible(params["text"]),
        }
        if "reply_markup" in params:
            message["reply_markup"] = params["reply_markup"]
        self.messages[chat, number] = message
        return message

    def deliver(self, to: str, seconds: float) -> None:
        """Deliver to a webhook, for so long: each update in order, until it is answered with 200."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        end = monotonic() + seconds
        with httpx.Client(timeout=5, headers=headers) as client:
            while monotonic() < end and not self.stopped.is_set() and (waiting := self._waiting(1)):
                try:
                    status = client.post(to, content=dumps(waiting[0])).status_code
                except httpx.HTTPError:
                    status = 0
                if status == 200:
                    self.delivered.append(waiting[0]["update_id"])
                    self.confirmed = waiting[0]["update_id"] + 1
                else:
                    self.stopped.wait(SECONDS_BETWEEN_DELIVERIES)


@contextmanager
def serving(telegram: Telegram, port: int = 0) -> Iterator[Telegram]:
    """The double on a port of this machine."""
    with listening(telegram.app(), port) as address:
        telegram.address = address
        yield telegram


def _ok(result: object) -> web.StreamResponse:
    return web.json_response({"ok": True, "result": result}, dumps=dumps)


def _parameters(found: Fault) -> dict[str, int]:
    named = {"retry_after": found.retry_after, "migrate_to_chat_id": found.migrate_to}
    return {name: value for name, value in named.items() if value}


def _refusal(status: int, description: str, parameters: dict[str, int] | None = None) -> web.StreamResponse:
    answer: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        answer["parameters"] = parameters
    return web.json_response(answer, status=status)
