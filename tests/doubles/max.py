"""MAX at the network's edge: its API over HTTP, its deliveries and its queue of updates.

Every call is held against MAX's schema where that is at hand, and against the limits that the schema lacks:
buttons in a row and in all, calls a second over all and in one chat. Faults on demand.
"""

import asyncio
import json
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import Any
from urllib.request import Request, urlopen

from aiohttp import web

from tests.doubles.hostile import dumps
from tests.doubles.max_schema import faults
from tests.doubles.max_updates import BOT, BOT_NAME, Update, person

CALLS_A_SECOND, ANSWERS_A_SECOND, POLLS_A_SECOND = 30, 2, 2
ROWS, IN_ROW, LINKS_IN_ROW = 30, 7, 3
SECONDS_OF_POLL = 1.0
"""MAX waits 30 s; a test needn't."""

LATER = 1_900_000_000_000
"""Milliseconds: later than every update."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a call: an HTTP status, or a dropped connection."""

    status: int = 500
    body: str = '{"code": "trouble", "message": "no"}'
    drop: bool = False  # before anything is done
    drop_after: bool = False  # when it is done: the caller can't know


@dataclass
class Message:
    """A message that people see, as it stands after edits."""

    chat: int
    mid: str
    content: Json
    edits: int = 0

    @property
    def text(self) -> str:
        return str(self.content["text"])

    @property
    def buttons(self) -> list[Json]:
        return [button for row in rows_of(self.content) for button in row]


@dataclass
class Max:
    """One bot. Everything is read by the test while the server runs in its own thread."""

    token: str = "max-token"
    latency: float = 0.0
    calls_a_second: int = CALLS_A_SECOND
    answers_a_second: int = ANSWERS_A_SECOND
    fault: Callable[[str, Json], Fault | None] = lambda _method, _body: None
    address: str = ""
    messages: list[Message] = field(default_factory=list)
    answers: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    calls: list[tuple[str, Json]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # calls that MAX wouldn't take, and why
    too_many: list[str] = field(default_factory=list)
    commands: list[Json] = field(default_factory=list)
    subscriptions: list[Json] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    presses: dict[str, Update] = field(default_factory=dict)
    delivered: int = 0  # of the updates, so many were taken by the webhook, or fetched and confirmed
    stopped: threading.Event = field(default_factory=threading.Event)
    down: bool = False
    closing: bool = False
    _moments: dict[object, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def add(self, update: Update) -> None:
        """Let it be fetched."""
        self._note(update)
        self.updates.append(update)

    def deliver(self, update: Update, address: str) -> int:
        """Post it where the bot listens, with the secret that it subscribed with; returns the status."""
        self._note(update)
        secret = self.subscriptions[-1]["secret"] if self.subscriptions else ""
        headers = {"Content-Type": "application/json", "X-Max-Bot-Api-Secret": secret}
        with urlopen(Request(address, dumps(update).encode(), headers), timeout=30) as answer:  # noqa: S310 - a test's own address
            status: int = answer.status
        return status

    def deliver_all(self, address: str) -> None:
        """Deliver what is left of the updates, each until it is taken, as MAX does; until `stopped`."""
        while not self.stopped.is_set():
            for update in self.updates[self.delivered :]:
                try:
                    self.deliver(update, address)
                except OSError:
                    break
                self.delivered += 1
            sleep(0.01)

    def to(self, chat: int) -> list[Message]:
        return [message for message in list(self.messages) if message.chat == chat]

    # What the server does.

    def app(self) -> web.Application:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._call)
        app.on_shutdown.append(self._close)
        self.closing = False
        return app

    async def _close(self, _app: web.Application) -> None:
        """Whoever polls is let go."""
        self.closing = True

    async def _call(self, request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(self.latency / 2)
        written = await request.text()
        body = json.loads(written) if written else None
        method = f"{request.method} {request.path}"
        found = Fault(drop=True) if self.down else self.fault(method, body or {})
        if found and not found.drop_after:
            return _faulty(request, found)
        answer = await self._answer(method, request, body)
        if found:
            return _faulty(request, Fault(drop=True))
        await asyncio.sleep(self.latency / 2)
        return answer

    async def _answer(self, method: str, request: web.Request, body: Json | None) -> web.StreamResponse:
        query = dict(request.query)
        if request.headers.get("Authorization") != self.token:
            return _error(401, "verify.token")
        wrong = [*faults(request.method, request.path, query, body), *limits(body)]
        if wrong:
            self.refused.append(f"{method}: {'; '.join(wrong)}")
            return _error(400, "proto.payload")
        if self._is_too_much(method, query):
            self.too_many.append(method)
            return _error(429, "too.many.requests")
        if int(query.get("marker", 0)) > len(self.updates):
            return _error(400, "proto.payload")
        self.calls.append((method, {"query": query, "json": body}))
        if method == "GET /updates":
            return web.json_response(await self._fetched(query), dumps=dumps)
        return self._done(method, query, body or {})

    def _is_too_much(self, method: str, query: Mapping[str, str]) -> bool:
        allowed = [self._allowed("all", self.calls_a_second)]
        if method == "GET /updates":
            allowed.append(self._allowed("polls", POLLS_A_SECOND))
        if method in ("POST /messages", "POST /answers"):
            press = self.presses.get(query.get("callback_id", ""), {})
            chat = query.get("chat_id") or str(press.get("message", {}).get("recipient", {}).get("chat_id"))
            allowed.append(self._allowed(f"chat {chat}", self.answers_a_second))
        return not all(allowed)

    def _allowed(self, window: str, most: int) -> bool:
        moments, now = self._moments[window], monotonic()
        while moments and now - moments[0] >= 1:
            moments.popleft()
        moments.append(now)
        return len(moments) <= most

    def _done(self, method: str, query: Mapping[str, str], body: Json) -> web.StreamResponse:
        done: Json = {"success": True}
        match method:
            case "GET /me":
                done = {**person(BOT, is_bot=True), "username": BOT_NAME, "commands": self.commands}
            case "PATCH /me/commands":
                done = {"commands": body["commands"]}
                self.commands = body["commands"]
            case "GET /subscriptions":
                done = {"subscriptions": self.subscriptions}
            case "POST /subscriptions":
                self.subscriptions.append(body)
            case "DELETE /subscriptions":
                self.subscriptions = [one for one in self.subscriptions if one["url"] != query["url"]]
            case "GET /messages":
                done = {"messages": [self._shown(one) for one in self.to(int(query["chat_id"]))]}
            case "POST /messages":
                done = {"message": self._said(query, body)}
            case "POST /answers":
                done = self._pressed(query["callback_id"], body)
        return web.json_response(done)

    def _said(self, query: Mapping[str, str], content: Json) -> Json:
        message = Message(int(query.get("chat_id", 0)), f"mid.own.{len(self.messages)}", content)
        self.messages.append(message)
        return self._shown(message)

    def _shown(self, message: Message) -> Json:
        body = {"mid": message.mid, "seq": 1, "text": message.text, "attachments": []}
        recipient = {"chat_id": message.chat, "chat_type": "dialog", "user_id": None}
        return {"sender": person(BOT, is_bot=True), "recipient": recipient, "timestamp": LATER, "body": body}

    def _pressed(self, callback: str, body: Json) -> Json:
        self.answers[callback].append(body)
        mid = self.presses.get(callback, {}).get("message", {}).get("body", {}).get("mid")
        if not body.get("message"):
            return {"success": True}
        under = next((message for message in self.messages if message.mid == mid), None)
        if under is None:
            return {"success": False, "message": "no such message"}
        under.content, under.edits = body["message"], under.edits + 1
        return {"success": True}

    async def _fetched(self, query: Mapping[str, str]) -> Json:
        since, most = int(query.get("marker", 0)), int(query.get("limit", 100))
        self.delivered = max(self.delivered, since)
        end = monotonic() + SECONDS_OF_POLL
        while len(self.updates) <= since and monotonic() < end and not (self.down or self.closing):  # noqa: ASYNC110 - tests add from their own thread
            await asyncio.sleep(0.005)
        found = self.updates[since : since + most]
        return {"updates": found, "marker": since + len(found)}

    def _note(self, update: Update) -> None:
        if update.get("update_type") == "message_callback":
            self.presses[update["callback"]["callback_id"]] = update


def rows_of(content: Mapping[str, Any] | None) -> list[list[Json]]:
    attached = (content or {}).get("attachments") or []
    return [
        row for one in attached if one.get("type") == "inline_keyboard" for row in one["payload"]["buttons"]
    ]


def limits(body: Json | None) -> list[str]:
    """What PLATFORMS.md says of keyboards, and the schema doesn't."""
    content = (body or {}).get("message") or body
    rows = rows_of(content)
    links = [row for row in rows if any(button["type"] == "link" for button in row)]
    checks = {
        "too many rows": len(rows) > ROWS,
        "an empty row": not all(rows),
        "too many in a row": any(len(row) > IN_ROW for row in rows),
        "too many beside a link": any(len(row) > LINKS_IN_ROW for row in links),
        "no words": content is not None and content.get("text") == "",
    }
    return [name for name, wrong in checks.items() if wrong]


def _faulty(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.drop and request.transport is not None:
        request.transport.abort()
    return web.Response(status=fault.status, text=fault.body, content_type="application/json")


def _error(status: int, code: str) -> web.StreamResponse:
    return web.json_response({"code": code, "message": "no"}, status=status)
