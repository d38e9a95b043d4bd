"""A killed process, or a database that is away, loses nothing that was accepted and doubles nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot.delivery import write_ahead_log as writing
from bot.delivery.answering import MOST_TRIES
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.encryption import Seal
from bot.delivery.journaled_inbox import JournaledInbox
from bot.delivery.model import LaterError
from catalog.store.processes.journal import Journal
from catalog.store.register import open_register
from tests.bot.delivery.channel import Numbers, delivery


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path}/register.sqlite3"
    open_register(address).close()
    return address


def run(
    url: str, channel: Numbers, play: Callable[[Dispatcher], Awaitable[None]], *, killed: bool = False
) -> None:
    """One process. A killed one leaves its inbox as it is; another one closes it."""

    async def process() -> None:
        inbox = JournaledInbox(Journal(url), Seal(b"token"))
        dispatcher = Dispatcher(inbox, [channel])
        looking = asyncio.create_task(dispatcher.run())
        await play(dispatcher)
        looking.cancel()
        if not killed:
            await dispatcher.drain(5)
            await inbox.close()

    asyncio.run(process())


async def nothing(_: Dispatcher) -> None:
    await asyncio.sleep(0.1)


def accepts(*numbers: int, then: float = 0.1) -> Callable[[Dispatcher], Awaitable[None]]:
    async def play(dispatcher: Dispatcher) -> None:
        await dispatcher.accept([delivery(number) for number in numbers])
        await asyncio.sleep(then)

    return play


def test_what_was_accepted_is_answered_by_the_next_process_in_its_order(url: str) -> None:
    slow, after = Numbers(seconds=60), Numbers()
    run(url, slow, accepts(1, 2, 3), killed=True)
    run(url, after, nothing)
    assert (slow.sent, after.sent) == ([], [1, 2, 3])


def test_what_was_answered_is_not_answered_again(url: str) -> None:
    before, after = Numbers(), Numbers()
    run(url, before, accepts(1, 2))
    run(url, after, accepts(2, 1, 3))
    assert (before.sent, after.sent) == ([1, 2], [3])


def test_a_call_that_had_begun_counts_as_made_unless_it_can_be_repeated_safely(url: str) -> None:
    class Killed(Numbers):
        async def send(self, call: object) -> None:
            del call
            await asyncio.Event().wait()

    once, safely = Numbers(), Numbers(repeats_safely=True)
    run(url, Killed(answers=2), accepts(1), killed=True)
    run(url, once, accepts(2))
    assert once.sent == [1, 2], "of two calls for 1 the first had begun, the second had not"
    run(url, Killed(answers=2), accepts(3), killed=True)
    run(url, safely, accepts(4))
    assert safely.sent == [3, 3, 4]


def test_a_call_that_was_put_off_is_made_by_the_next_process(url: str) -> None:
    def unreachable(_number: int, _again: int) -> Exception:
        return LaterError(60)

    before, after = Numbers(fault=unreachable), Numbers()
    run(url, before, accepts(1), killed=True)
    run(url, after, nothing)
    assert (after.sent, after.prepared) == ([1], [])


def test_an_update_that_takes_its_process_with_it_is_set_aside(url: str) -> None:
    for _ in range(1 + MOST_TRIES):  # nobody knows at first what ended the process
        run(url, Numbers(seconds=60), accepts(1), killed=True)
    after = Numbers()
    run(url, after, accepts(2))
    assert (after.prepared, after.sent) == ([2], [2])


def test_an_update_delivered_again_before_the_next_process_looked_is_answered_once(url: str) -> None:
    after = Numbers()
    run(url, Numbers(seconds=60), accepts(1), killed=True)

    async def at_once(dispatcher: Dispatcher) -> None:
        await dispatcher.accept([delivery(1)])
        await asyncio.sleep(0.1)

    run(url, after, at_once)
    assert after.sent == [1]


def test_bookmarks_are_kept(url: str) -> None:
    async def process(keep: str) -> str:
        inbox = JournaledInbox(Journal(url), Seal(b""))
        found = await inbox.bookmark("vk")
        await inbox.keep_bookmark("vk", keep)
        await inbox.close()
        return found

    assert [asyncio.run(process(value)) for value in ("17", "18")] == ["", "17"]


def test_with_the_database_away_it_goes_on_and_writes_later(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "SECONDS_BETWEEN_TRIES", 0.05)
    file, aside = tmp_path / "register.sqlite3", tmp_path / "aside"
    channel = Numbers()

    async def play(dispatcher: Dispatcher) -> None:
        file.rename(aside)
        file.mkdir()  # nothing can be opened there
        await dispatcher.accept([delivery(1), delivery(1)])
        await asyncio.sleep(0.2)
        assert channel.sent == [1]
        file.rmdir()
        aside.rename(file)
        await asyncio.sleep(0.3)

    with suppress(FileNotFoundError):
        (tmp_path / "register.sqlite3-wal").unlink()
    run(url, channel, play)
    again = Numbers()
    run(url, again, accepts(1, 2))
    assert again.sent == [2]
