"""A platform that exists in the test alone: its updates are numbers, its answers are noted."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.delivery.model import Accept, Call, Delivery, Payload, Webhooked


def delivery(number: int, conversation: str = "someone") -> Delivery:
    return Delivery("numbers", f"numbers:{number}", f"numbers:{conversation}", {"number": number})


@dataclass
class Numbers:
    """Answers each number with itself. `fault`: what a send raises, by number and try."""

    name: str = "numbers"
    repeats_safely: bool = False
    delivers: bool = True
    sent_at_once: int = 256
    fault: Callable[[int, int], Exception | None] = lambda _number, _try: None
    poison: frozenset[int] = frozenset()
    seconds: float = 0
    answers: int = 1
    prepared: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    tries: dict[int, int] = field(default_factory=dict)
    shown_waiting: list[int] = field(default_factory=list)

    async def prepare(self, payload: Payload) -> Sequence[Call]:
        number = payload["number"]
        self.prepared.append(number)
        if number in self.poison:
            raise ValueError
        await asyncio.sleep(self.seconds)
        return [Call("answer", {"number": number})] * self.answers

    async def ready(self, call: Call) -> None:
        """A platform without limits."""

    async def send(self, call: Call) -> None:
        number = call.params["number"]
        self.tries[number] = self.tries.get(number, 0) + 1
        if fault := self.fault(number, self.tries[number]):
            raise fault
        self.sent.append(number)

    async def was_made(self, call: Call, payload: Payload, *, has_left: bool | None) -> bool:
        del call, payload
        return not self.repeats_safely and has_left is not False

    async def waiting(self, payload: Payload) -> None:
        self.shown_waiting.append(payload["number"])

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Webhooked:
        if headers.get("secret") != "right":
            return Webhooked(401)
        return Webhooked(200, "ok", [delivery(int(body))])

    async def start(self, *, webhook: str) -> None:
        """Nobody to introduce oneself to."""

    async def poll(self, accept: Accept) -> None:
        """Nothing to fetch."""

    async def close(self) -> None:
        """Nothing is held."""
