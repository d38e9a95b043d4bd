"""VK at the network's edge: its methods, its Long Poll server, its Callback deliveries, over HTTP.

Keeps VK's habits that matter: 20 calls a second, `random_id` seen once, `execute`, keyboards' limits (by the
checker of VK's schema where that is at hand), error codes; latency, dropped connections, wrong JSON and
`failed` on demand.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from aiohttp import web

from tests.doubles.hostile import dumps
from tests.doubles.server import listening
from tests.doubles.vk_script import calls_of

CALLS_A_SECOND = 20
SECONDS_OF_POLL = 1.0
"""VK waits 25 s; a test needn't."""

ALL_EVENTS = ("message_new", "message_event", "message_allow", "message_deny")

Params = Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a call: an error of VK's, an HTTP status, wrong JSON, or a dropped connection."""

    code: int = 0
    status: int = 200
    body: str = ""
    drop: bool = False  # before anything is done
    drop_after: bool = False  # when it is done: the caller can't know


@dataclass
class Message:
    """A message that a person sees, as it stands after edits."""

    peer: int
    text: str
    keyboard: dict[str, Any] | None
    cmid: int
    random_id: int
    edits: int = 0
    at: float = field(default_factory=monotonic)  # when it came

    def labels(self) -> list[str]:
        rows = (self.keyboard or {}).get("buttons", [])
        return [button["action"]["label"] for row in rows for button in row]


@dataclass
class Vk:
    """One community. Everything is read by the test while the server runs in its own thread."""

    group_id: int = 1
    token: str = "vk-token"
    latency: float = 0.0
    calls_a_second: int = CALLS_A_SECOND
    fault: Callable[[str, Params], Fault | None] = lambda _method, _params: None
    poll_fault: Callable[[], Fault | int | None] = lambda: None
    permissions: Sequence[str] = ("messages", "manage")
    settings: dict[str, Any] = field(
        default_factory=lambda: {
            "is_enabled": True,
            "api_version": "5.199",
            "events": dict.fromkeys(ALL_EVENTS, 1),
        }
    )
    servers: list[dict[str, Any]] = field(default_factory=list)
    switched_on: set[str] = field(default_factory=set)  # by groups.setSettings
    calls: list[tuple[str, Params]] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    repeats: int = 0  # sends that `random_id` made harmless
    answered: dict[str, list[Any]] = field(default_factory=dict)  # pressed buttons, by event
    events: list[dict[str, Any]] = field(default_factory=list)
    key: int = 1
    too_many: int = 0
    polls: int = 0
    at_once: int = 0  # calls that are being made now, and the most that ever were
    most_at_once: int = 0
    down: bool = False
    address: str = ""
    _sent: dict[tuple[int, int], int] = field(default_factory=dict)
    _moments: deque[float] = field(default_factory=deque)

    def add(self, event: dict[str, Any]) -> None:
        self.events.append(event)

    def to(self, peer: int) -> list[Message]:
        return [message for message in list(self.messages) if message.peer == peer]

    # What the server does.

    def app(self) -> web.Application:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_post("/method/{method}", self._method)
        app.router.add_get("/lp", self._poll)
        app.on_shutdown.append(self._end)
        return app

    async def _end(self, app: web.Application) -> None:
        """Whoever polls is let go."""
        del app
        self.down = True

    async def _method(self, request: web.Request) -> web.StreamResponse:
        params = {name: str(value) for name, value in (await request.post()).items()}
        method = request.match_info["method"]
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await asyncio.sleep(self.latency / 2)
        found = Fault(drop=True) if self.down else self.fault(method, params)
        if found and not found.drop_after:
            answer = self._faulty(request, found)
        else:
            answer = web.json_response(self._answer(method, params))
            if found:
                self._drop(request)
        await asyncio.sleep(self.latency / 2)
        self.at_once -= 1
        return answer

    def _faulty(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.drop:
            self._drop(request)
        if fault.code:
            return web.json_response(error(fault.code))
        return web.Response(status=fault.status, text=fault.body)

    def _drop(self, request: web.Request) -> None:
        if request.transport is not None:
            request.transport.abort()

    def _answer(self, method: str, params: Params) -> dict[str, Any]:
        now = monotonic()
        while self._moments and now - self._moments[0] >= 1:
            self._moments.popleft()
        if len(self._moments) >= self.calls_a_second:
            self.too_many += 1
            return error(6)
        self._moments.append(now)
        if params.get("access_token") != self.token:
            return error(5)
        if method != "execute":
            return self._do(method, params)
        return self._execute(params["code"])

    def _execute(self, code: str) -> dict[str, Any]:
        self.calls.append(("execute", {"code": code}))
        inner = calls_of(code)
        if inner is None or len(inner) > 25:
            return error(13)
        done = [self.fault_or_do(method, params) for method, params in inner]
        errors = [
            {"method": method, "error_code": one["error"]["error_code"], "error_msg": "no"}
            for (method, _), one in zip(inner, done, strict=True)
            if "error" in one
        ]
        answer: dict[str, Any] = {"response": [one.get("response", False) for one in done]}
        return {**answer, "execute_errors": errors} if errors else answer

    def fault_or_do(self, method: str, params: Params) -> dict[str, Any]:
        found = self.fault(method, params)
        return error(found.code) if found else self._do(method, params)

    def _do(self, method: str, params: Params) -> dict[str, Any]:
        self.calls.append((method, params))
        doing = getattr(self, f"_{method.replace('.', '_')}", None)
        return doing(params) if doing else error(3)

    def _messages_send(self, params: Params) -> dict[str, Any]:
        peer, random_id = int(params["peer_id"]), int(params["random_id"])
        if (peer, random_id) in self._sent:
            self.repeats += 1
            return {"response": self._sent[peer, random_id]}
        keyboard = json.loads(params["keyboard"]) if "keyboard" in params else None
        number = len(self.messages) + 1
        self.messages.append(Message(peer, params["message"], keyboard, number, random_id))
        self._sent[peer, random_id] = number
        return {"response": number}

    def _messages_edit(self, params: Params) -> dict[str, Any]:
        number = int(params.get("cmid", 0))
        if not 0 < number <= len(self.messages):
            return error(910)
        message = self.messages[number - 1]
        message.text, message.edits = params["message"], message.edits + 1
        message.keyboard = json.loads(params["keyboard"]) if "keyboard" in params else None
        return {"response": 1}

    def _messages_sendMessageEventAnswer(self, params: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        shown = json.loads(params["event_data"]) if "event_data" in params else None
        self.answered.setdefault(params["event_id"], []).append(shown)
        return {"response": 1}

    def _messages_setActivity(self, _: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        return {"response": 1}

    def _groups_getTokenPermissions(self, _: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        held = [{"name": name, "setting": 1} for name in self.permissions]
        return {"response": {"mask": len(held), "permissions": held}}

    def _groups_getLongPollSettings(self, _: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        return {"response": self.settings}

    def _groups_setLongPollSettings(self, params: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        events = {name: int(value) for name, value in params.items() if name in ALL_EVENTS}
        self.settings["events"].update(events)
        self.settings["is_enabled"] = params.get("enabled") == "1"
        self.settings["api_version"] = params["api_version"]
        return {"response": 1}

    def _groups_setSettings(self, params: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        self.switched_on.update(name for name, value in params.items() if value == "1")
        return {"response": 1}

    def _groups_getCallbackConfirmationCode(self, _: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        return {"response": {"code": "c0nf1rm"}}

    def _groups_getCallbackServers(self, _: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        return {"response": {"count": len(self.servers), "items": self.servers}}

    def _groups_addCallbackServer(self, params: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        number = len(self.servers) + 1
        own = {"id": number, "creator_id": 1, "status": "ok", "events": dict.fromkeys(ALL_EVENTS, 0)}
        self.servers.append({**own, **{name: params[name] for name in ("url", "title", "secret_key")}})
        return {"response": {"server_id": number}}

    def _groups_getCallbackSettings(self, params: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        server = self.servers[int(params["server_id"]) - 1]
        return {"response": {"api_version": "5.199", "events": server["events"]}}

    def _groups_setCallbackSettings(self, params: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        events = self.servers[int(params["server_id"]) - 1]["events"]
        events.update({name: int(value) for name, value in params.items() if name in ALL_EVENTS})
        return {"response": 1}

    def _groups_getLongPollServer(self, _: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        server = {"key": str(self.key), "server": f"{self.address}/lp", "ts": str(len(self.events))}
        return {"response": server}

    async def _poll(self, request: web.Request) -> web.StreamResponse:
        self.polls += 1
        found = Fault(drop=True) if self.down else self.poll_fault()
        if isinstance(found, Fault):
            return self._faulty(request, found)
        if isinstance(found, int):
            return web.json_response({"failed": found, "ts": str(len(self.events))})
        if request.query["key"] != str(self.key):
            return web.json_response({"failed": 2})
        since = int(request.query["ts"])
        if since > len(self.events):
            return web.json_response({"failed": 1, "ts": len(self.events)})
        end = monotonic() + SECONDS_OF_POLL
        while len(self.events) <= since and monotonic() < end and not self.down:  # noqa: ASYNC110 - tests add from their own thread
            await asyncio.sleep(0.005)
        return web.json_response({"ts": str(len(self.events)), "updates": self.events[since:]}, dumps=dumps)


def error(code: int) -> dict[str, Any]:
    return {"error": {"error_code": code, "error_msg": "no", "captcha_sid": "1", "captcha_img": "https://x"}}


@contextmanager
def serving(vk: Vk, port: int = 0) -> Iterator[Vk]:
    """The double on a port of this machine, any free one by default, in a thread of its own."""
    with listening(vk.app(), port) as vk.address:
        yield vk
