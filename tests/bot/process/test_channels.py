"""A platform out of reach is tried again; one that refuses is left out; polling survives its faults."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bot.delivery.model import Accept, Delivery, LaterError, RefusedError
from bot.leases.holder import DatabaseLeases, Leases
from bot.process import channels
from catalog.store.register import open_register
from tests.bot.delivery.channel import Numbers


class Platform(Numbers):
    """Fails to start, and to poll, as often as it is told to."""

    def __init__(self, *, start: Sequence[Exception] = (), polls: Sequence[Exception] = ()) -> None:
        super().__init__(delivers=False)
        self.starts, self.polls, self.polled = list(start), list(polls), 0
        self.waits = asyncio.Event()

    async def start(self, *, webhook: str) -> None:
        assert webhook == ""
        if self.starts:
            raise self.starts.pop(0)

    async def poll(self, accept: Accept) -> None:
        del accept
        self.polled += 1
        if self.polls:
            raise self.polls.pop(0)
        self.waits.set()
        await asyncio.Event().wait()


async def accept(deliveries: Sequence[Delivery]) -> None:
    assert not deliveries


@pytest.fixture
def keep_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Platform], None]]:
    """Keeps a platform up until its polling waits, or it is given up."""
    monkeypatch.setattr(channels, "SHORTEST_WAIT", 0.01)
    with closing(open_register(f"sqlite:///{tmp_path / 'register.sqlite3'}")) as register:

        async def play(platform: Platform) -> None:
            leases = Leases(DatabaseLeases(register.leases))
            keeping = asyncio.create_task(channels.keep_up(platform, accept, "https://guide.example", leases))
            waiting = asyncio.create_task(platform.waits.wait())
            async with asyncio.timeout(10):
                await asyncio.wait([keeping, waiting], return_when=asyncio.FIRST_COMPLETED)
            for task in (keeping, waiting):
                task.cancel()
            await asyncio.gather(keeping, waiting, return_exceptions=True)

        yield lambda platform: asyncio.run(play(platform))


def test_an_unreachable_platform_is_tried_again(keep_up: Callable[[Platform], None]) -> None:
    platform = Platform(start=[LaterError(0), LaterError(0)])
    keep_up(platform)
    assert platform.polled == 1


def test_a_platform_that_refuses_is_left_alone(keep_up: Callable[[Platform], None]) -> None:
    platform = Platform(start=[RefusedError("the token is wrong")])
    keep_up(platform)
    assert platform.polled == 0


def test_polling_goes_on_after_a_fault(keep_up: Callable[[Platform], None]) -> None:
    platform = Platform(polls=[ValueError(), OSError()])
    keep_up(platform)
    assert platform.polled == 3
