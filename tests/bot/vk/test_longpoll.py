"""The listener goes on after every fault, keeps its own place, and loses no event but an unreadable one."""

import asyncio
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Any

import pytest

from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Delivery, OverloadedError
from bot.vk import client as client_module
from bot.vk import polling as module
from bot.vk.client import Client
from bot.vk.limiter import Limiter
from bot.vk.polling import Listener
from bot.vk.receive import delivery
from bot.vk.sending import Sender
from tests.bot.vk.events import message
from tests.doubles.vk import Fault, Vk, serving

TS = "vk:1:ts"


@pytest.fixture
def vk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Vk]:
    for place in (module, client_module):
        monkeypatch.setattr(place, "SHORTEST_WAIT", 0.01)
        monkeypatch.setattr(place, "LONGEST_WAIT", 0.05)
    with serving(Vk(calls_a_second=1000)) as vk:
        yield vk


class Post:
    """Accepts what comes; `full`: so many times there is no room first."""

    def __init__(self, full: int = 0) -> None:
        self.came: list[str] = []
        self._full = full

    async def accept(self, deliveries: Sequence[Delivery]) -> None:
        if self._full:
            self._full -= 1
            raise OverloadedError
        self.came += [one.payload["object"]["message"]["text"] for one in deliveries]


def listen(vk: Vk, inbox: ProcessInbox, post: Post, count: int, seconds: float = 60) -> None:
    """Listen until so many came, or fail; for none, as long as that."""

    async def play() -> None:
        sender = Sender(Client(vk.token, vk.address, Limiter(500)))
        listening = asyncio.create_task(Listener(sender.call, 1, inbox).listen(post.accept))
        end = monotonic() + seconds
        while len(post.came) < (count or 1) and monotonic() < end:  # noqa: ASYNC110 - as a reader would look
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        await sender.close()

    asyncio.run(play())
    assert len(post.came) == count


def kept(inbox: ProcessInbox) -> str:
    return asyncio.run(inbox.bookmark(TS))


def started(vk: Vk) -> ProcessInbox:
    """An inbox of a community that was followed before, from its beginning."""
    inbox = ProcessInbox()
    asyncio.run(inbox.keep_bookmark(TS, "0"))
    for number in range(3):
        vk.add(message(str(number)))
    return inbox


def test_it_goes_on_from_its_own_place_after_a_restart(vk: Vk) -> None:
    inbox = started(vk)
    listen(vk, inbox, first := Post(), 3)
    assert (first.came, kept(inbox)) == (["0", "1", "2"], "3")
    vk.add(message("in between"))
    listen(vk, inbox, second := Post(), 1)
    assert second.came == ["in between"]


def test_the_first_start_ever_begins_now_and_keeps_its_place_at_once(vk: Vk) -> None:
    vk.add(message("before"))
    listen(vk, inbox := ProcessInbox(), Post(), 0, seconds=0.3)
    assert kept(inbox) == "1"


FAULTS: list[list[Any]] = [
    [1],
    [2],
    [4],
    [99],
    [2, 4, 2, 4],
    [Fault(drop=True)] * 4,
    [Fault(status=502, body="<html>"), Fault(body="{"), Fault(body="[]"), Fault(body="null")],
    [Fault(body='{"ts": "3"}'), Fault(body='{"ts": "3", "updates": 5}'), Fault(body='{"updates": []}')],
    [Fault(body="[" * 100_000)],
]


@pytest.mark.parametrize("faults", FAULTS)
def test_it_survives(vk: Vk, faults: list[Any]) -> None:
    left = list(faults)
    inbox = started(vk)
    vk.poll_fault = lambda: left.pop(0) if left else None
    if faults == [1]:
        vk.events.clear()  # VK has forgotten what came meanwhile: it names the `ts` to go on from
        listen(vk, inbox, Post(), 0, seconds=0.3)
        assert kept(inbox) == "0"
        return
    listen(vk, inbox, post := Post(), 3)
    assert post.came == ["0", "1", "2"]


def test_a_lost_history_begins_anew_with_what_comes(vk: Vk) -> None:
    inbox = started(vk)
    left: list[int] = [3]
    vk.poll_fault = lambda: left.pop() if left else None
    listen(vk, inbox, Post(), 0, seconds=0.3)
    assert kept(inbox) == "3"


def test_an_outage_ends_and_it_goes_on(vk: Vk) -> None:
    inbox = started(vk)
    vk.down = True
    listen(vk, inbox, Post(), 0, seconds=0.5)
    vk.down = False
    listen(vk, inbox, post := Post(), 3)
    assert post.came == ["0", "1", "2"]


def test_it_never_waits_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", note)
    listener = Listener(lambda *_: asyncio.sleep(0), 1, ProcessInbox())

    async def fail() -> None:
        for _ in range(2000):
            await listener._fault(module.PollError("down"))

    asyncio.run(fail())
    assert max(waits) <= 8


def test_an_unreadable_event_costs_itself_alone(vk: Vk, monkeypatch: pytest.MonkeyPatch) -> None:
    def poisoned(event: Any, group: int) -> Delivery | None:
        if event["object"]["message"]["text"] == "1":
            raise RecursionError
        return delivery(event, group)

    monkeypatch.setattr(module, "delivery", poisoned)
    listen(vk, started(vk), post := Post(), 2)
    assert post.came == ["0", "2"]


def test_where_there_is_no_room_it_waits(vk: Vk) -> None:
    listen(vk, inbox := started(vk), post := Post(full=3), 3)
    assert (post.came, kept(inbox)) == (["0", "1", "2"], "3")
