"""Calls coalesce while more wait, and each of them gets its own outcome."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from bot.vk import client as module
from bot.vk.client import Client
from bot.vk.faults import VkLaterError, VkRefusedError
from bot.vk.limiter import Limiter
from bot.vk.script import MOST_IN_BATCH
from bot.vk.sending import Sender
from tests.doubles.vk import Fault, Vk, serving
from tests.doubles.vk_schema import faults_of

SLOW = 5.0
"""Calls a second: what is sent at once waits together."""


@pytest.fixture
def vk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Vk]:
    monkeypatch.setattr(module, "SHORTEST_WAIT", 0.01)
    with serving(Vk(calls_a_second=1000)) as vk:
        yield vk


def send(number: int, text: str = "") -> dict[str, Any]:
    return {"peer_id": number, "random_id": number, "message": text or f"Ответ {number}"}


def play(vk: Vk, talk: Callable[[Sender], Awaitable[Any]], calls_a_second: float = SLOW) -> Any:
    async def run() -> Any:
        sender = Sender(Client(vk.token, vk.address, Limiter(calls_a_second)))
        try:
            return await talk(sender)
        finally:
            await sender.close()

    return asyncio.run(run())


def at_once(vk: Vk, count: int, text: str = "", rate: float = SLOW) -> list[Any]:
    """The outcomes of so many sends to different people that begin together."""

    async def talk(sender: Sender) -> list[Any]:
        sends = [sender.send("messages.send", send(number, text)) for number in range(1, count + 1)]
        return list(await asyncio.gather(*sends, return_exceptions=True))

    found: list[Any] = play(vk, talk, rate)
    return found


def test_one_call_goes_by_itself(vk: Vk) -> None:
    assert at_once(vk, 1) == [1]
    assert [method for method, _ in vk.calls] == ["messages.send"]


def test_what_waits_goes_together_up_to_25(vk: Vk) -> None:
    assert sorted(at_once(vk, 60)) == list(range(1, 61))
    scripts = [params["code"] for method, params in vk.calls if method == "execute"]
    assert [script.count("API.") for script in scripts] == [MOST_IN_BATCH, MOST_IN_BATCH, 10]
    assert faults_of(vk.calls) == []


def test_texts_survive_the_script(vk: Vk) -> None:
    hostile = 'Кавычки " и \\ и \n]; API.messages.send({}); // 👩‍👩‍👧‍👦 </script> %s {0} \u2028'
    at_once(vk, 3, hostile)
    assert {one.text for one in vk.messages} == {hostile}


def test_long_answers_are_parted_into_more_scripts(vk: Vk) -> None:
    assert len(at_once(vk, 30, "щ" * 4000, rate=50)) == 30
    assert len(vk.messages) == 30
    assert all(len(params["code"].encode()) < 64_000 for method, params in vk.calls if method == "execute")


def test_one_that_is_refused_costs_itself_alone(vk: Vk) -> None:
    codes = {"2": 901, "3": 10, "5": 9}
    vk.fault = lambda _, params: Fault(codes[params["peer_id"]]) if params.get("peer_id") in codes else None
    found = at_once(vk, 6)
    assert [type(one) for one in found] == [int, VkRefusedError, VkLaterError, int, VkRefusedError, int]
    assert [found[1].code, found[2].code, found[4].code] == [901, 10, 9]


def test_a_script_that_vk_does_not_take_is_made_call_by_call(vk: Vk) -> None:
    vk.fault = lambda method, _: Fault(13) if method == "execute" else None
    assert sorted(at_once(vk, 4, rate=50)) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "fault", [Fault(drop=True), Fault(drop_after=True), Fault(status=502), Fault(body="{")]
)
def test_a_script_that_is_lost_on_the_way_may_be_made_again(vk: Vk, fault: Fault) -> None:
    faults = [fault]
    vk.fault = lambda method, _: faults.pop() if faults and method == "execute" else None

    async def until_taken(sender: Sender, number: int) -> None:
        for _ in range(5):
            try:
                await sender.send("messages.send", send(number))
            except VkLaterError:
                continue
            return

    play(vk, lambda sender: asyncio.gather(*(until_taken(sender, number) for number in range(1, 6))))
    assert sorted(one.peer for one in vk.messages) == [1, 2, 3, 4, 5]


def test_the_end_leaves_nobody_waiting(vk: Vk) -> None:
    async def talk(sender: Sender) -> list[Any]:
        sends = [asyncio.ensure_future(sender.send("messages.send", send(number))) for number in range(1, 80)]
        await asyncio.sleep(0.05)
        await sender.close()
        done, pending = await asyncio.wait(sends, timeout=60)
        return [len(done), len(pending)]

    assert play(vk, talk) == [79, 0]
