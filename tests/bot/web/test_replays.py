import asyncio
from collections.abc import Awaitable, Callable
from itertools import count

import pytest

from bot.web.replays import Replays
from handlers.messages import Reply


def counting() -> Callable[[], Awaitable[Reply]]:
    """Answers «1», «2» … so that a second answer can be told from the first."""
    numbers = count(1)

    async def answer() -> Reply:
        number = next(numbers)
        await asyncio.sleep(0)
        return Reply(str(number))

    return answer


def test_the_same_key_is_answered_once() -> None:
    async def talk() -> list[Reply]:
        replays, answer = Replays(), counting()
        together = await asyncio.gather(*(replays.once("a", "k1", answer) for _ in range(3)))
        return [*together, await replays.once("a", "k1", answer)]

    assert {reply.text for reply in asyncio.run(talk())} == {"1"}


@pytest.mark.parametrize("other", [("a", "k2"), ("b", "k1"), ("a", ""), ("a", "k" * 65)])
def test_anything_else_is_answered_anew(other: tuple[str, str]) -> None:
    async def talk() -> Reply:
        replays, answer = Replays(), counting()
        await replays.once("a", "k1", answer)
        return await replays.once(*other, answer)

    assert asyncio.run(talk()).text == "2"


def test_a_failure_is_not_kept() -> None:
    async def fail() -> Reply:
        raise OSError("disk")

    async def talk() -> Reply:
        replays = Replays()
        with pytest.raises(OSError, match="disk"):
            await replays.once("a", "k1", fail)
        return await replays.once("a", "k1", counting())

    assert asyncio.run(talk()).text == "1"


def test_only_so_many_are_kept() -> None:
    async def talk() -> Reply:
        replays, answer = Replays(most_kept=2), counting()
        for key in ("k1", "k2", "k3"):
            await replays.once("a", key, answer)
        return await replays.once("a", "k1", answer)

    assert asyncio.run(talk()).text == "4"


def test_whoever_hangs_up_stops_nothing() -> None:
    async def talk() -> Reply:
        replays, answer = Replays(), counting()
        first = asyncio.ensure_future(replays.once("a", "k1", answer))
        await asyncio.sleep(0)
        first.cancel()
        return await replays.once("a", "k1", answer)

    assert asyncio.run(talk()).text == "1"
