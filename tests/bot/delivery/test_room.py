"""More is taken on only while there is room; who waits for the platform takes none."""

import asyncio

import pytest

from bot.delivery.admission import CROWDED, Room
from bot.delivery.model import OverloadedError

SOON = 0.05


async def is_free(room: Room) -> bool:
    try:
        async with asyncio.timeout(SOON):
            await room.free()
    except TimeoutError:
        return False
    return True


def test_there_is_room_again_once_one_is_answered_or_waits_for_the_platform() -> None:
    async def play() -> None:
        room = Room(most=1)
        assert await is_free(room)
        with room.taken():
            assert not await is_free(room)
            with room.left():
                assert await is_free(room)
            assert not await is_free(room)
        assert await is_free(room)

    asyncio.run(play())


def test_who_waited_longest_is_let_in_first() -> None:
    async def play() -> None:
        room, came = Room(most=1), list[int]()

        async def enter(number: int) -> None:
            await room.free()
            came.append(number)
            with room.taken():
                await asyncio.sleep(0)

        with room.taken():
            waiting = [asyncio.create_task(enter(number)) for number in range(5)]
            await asyncio.sleep(0)
            waiting[1].cancel()
        await asyncio.wait(waiting, timeout=5)
        assert came == [0, 2, 3, 4]

    asyncio.run(play())


def test_who_waits_too_long_has_to_come_again() -> None:
    async def play() -> None:
        room = Room(most=1, seconds_patient=SOON)
        with room.taken(), pytest.raises(OverloadedError):
            await room.free()
        assert await is_free(room)

    asyncio.run(play())


def test_it_is_crowded_long_before_it_is_full() -> None:
    room = Room()
    taken = [room.taken() for _ in range(CROWDED + 1)]
    for one in taken[:-1]:
        one.__enter__()
    assert not room.is_crowded
    taken[-1].__enter__()
    assert room.is_crowded
