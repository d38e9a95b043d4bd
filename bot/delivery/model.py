"""What passes between a platform and the conversation: deliveries come in, calls go out.

A channel turns a delivery into calls (`prepare`) and makes them one by one (`send`); the dispatcher decides
when, keeps the order, and remembers how far it came, so that a kill between two steps loses nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Payload = Mapping[str, Any]
"""An update of a platform as it came: a JSON object."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One update of a platform. `key` is the platform's own name for it: the same update, the same key."""

    channel: str
    key: str
    conversation: str  # within one conversation answers keep the order of the updates
    payload: Payload


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a platform's API as a value: JSON alone, so that it can be kept and made again."""

    method: str
    params: Mapping[str, Any]
    shown: bool = True  # whether a person would see it twice if it were made twice


@dataclass(frozen=True, slots=True)
class Work:
    """A delivery and how far its answer came."""

    delivery: Delivery
    calls: tuple[Call, ...] | None = None  # None: not answered yet
    position: int = 0  # of the call that is to be made next
    calling: bool = False  # that call may have been made: only a process that died leaves it so
    departure: str = ""  # the name under which that process noted whether the call's bytes left
    tries: int = 0  # how often answering it failed, or took the process with it
    is_left: bool = False  # a process that is no more left it: it may be what ended that process


@dataclass(frozen=True, slots=True)
class Webhooked:
    """What a webhook is answered with, and what is to be done once that is safe."""

    status: int
    body: str = ""
    deliveries: Sequence[Delivery] = field(default=())


class LaterError(Exception):
    """The call was certainly not made; it may be after so many seconds (429, 5xx, no connection)."""

    def __init__(self, seconds: float, reason: str = "") -> None:
        super().__init__(reason)
        self.seconds = seconds


class RefusedError(Exception):
    """The platform will never take this call (blocked by the person, malformed): nothing more is tried."""


class OverloadedError(Exception):
    """More waits than can be held: the platform has to deliver this again, later."""


class Channel(Protocol):
    """One platform's folder, as the dispatcher sees it."""

    name: str
    """Also the path of its webhook: «telegram» → `/telegram`."""

    sent_at_once: int
    """So many of its calls at most are on their way."""

    delivers: bool
    """Whether, by the settings, the platform delivers to the webhook; otherwise it is polled."""

    async def prepare(self, payload: Payload) -> Sequence[Call]:
        """Receive → conversation → render. An exception counts as a failed try of this update."""

    async def ready(self, call: Call) -> None:
        """Wait until the platform's limits allow the call: nothing is lost by a kill while it waits."""

    async def send(self, call: Call) -> None:
        """Make the call, at once; a channel whose calls can't be told apart says when their bytes leave.

        Raises LaterError or RefusedError.
        """

    async def was_made(self, call: Call, payload: Payload, *, has_left: bool | None) -> bool:
        """Whether a call counts as made that a process which died had begun: else it is made again.

        `has_left`: whether it was noted (`bot.delivery.sent_marks`) that its bytes left; None: nobody knows.
        """

    async def waiting(self, payload: Payload) -> None:
        """Show the person that an answer is coming; called where it takes longer than 0.3 s. Never raises."""

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Webhooked:
        """Read a webhook's request; 401 where its secret is wrong. Header names are in lower case."""

    async def start(self, *, webhook: str) -> None:
        """Introduce the bot to the platform. `webhook`: the address to deliver to; empty: it will be polled.

        Raises LaterError (it is tried again), or RefusedError with a sentence for the operator.
        """

    async def poll(self, accept: "Accept") -> None:
        """Fetch updates until cancelled; go on after every fault. Updates are confirmed once accepted."""

    async def close(self) -> None:
        """Let go of connections."""


class Bookmarks(Protocol):
    """How far a poller has read, kept through restarts."""

    async def bookmark(self, name: str) -> str:
        """What was kept under that name, or nothing."""

    async def keep_bookmark(self, name: str, value: str) -> None:
        """Keep it; what was accepted before is safe before it."""


class Accept(Protocol):
    """`Dispatcher.accept`."""

    async def __call__(self, deliveries: Sequence[Delivery]) -> None:
        """Once it returns, the deliveries are safe. Raises OverloadedError."""
