"""A platform out of reach is tried again; one that refuses is left out; polling survives its faults."""

import asyncio
from collections.abc import Sequence

import pytest

from bot import channels
from bot.delivery.model import Accept, Delivery, LaterError, RefusedError
from tests.bot.delivery.channel import Numbers


class Platform(Numbers):
    """Fails to start, and to poll, as often as it is told to."""

    def __init__(self, *, start: Sequence[Exception] = (), polls: Sequence[Exception] = ()) -> None:
        super().__init__(delivers=False)
        self.starts, self.polls, self.polled = list(start), list(polls), 0

    async def start(self, *, webhook: str) -> None:
        assert webhook == ""
        if self.starts:
            raise self.starts.pop(0)

    async def poll(self, accept: Accept) -> None:
        del accept
        self.polled += 1
        if self.polls:
            raise self.polls.pop(0)
        await asyncio.Event().wait()


async def accept(deliveries: Sequence[Delivery]) -> None:
    assert not deliveries


def keep_up(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "SHORTEST_WAIT", 0.01)

    async def play() -> None:
        try:
            await asyncio.wait_for(channels.keep_up(platform, accept, "https://guide.example"), 0.3)
        except TimeoutError:
            return

    asyncio.run(play())


def test_an_unreachable_platform_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    platform = Platform(start=[LaterError(0), LaterError(0)])
    keep_up(platform, monkeypatch)
    assert platform.polled == 1


def test_a_platform_that_refuses_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    platform = Platform(start=[RefusedError("the token is wrong")])
    keep_up(platform, monkeypatch)
    assert platform.polled == 0


def test_polling_goes_on_after_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    platform = Platform(polls=[ValueError(), OSError()])
    keep_up(platform, monkeypatch)
    assert platform.polled == 3
