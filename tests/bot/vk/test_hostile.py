"""Whatever VK might deliver: nothing raises, and no call leaves that VK's schema refuses."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import Parts, assemble
from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Call
from bot.settings import Settings
from bot.vk.channel import VkChannel, params_of
from bot.vk.render import EDIT
from tests.bot.vk.events import message, press
from tests.bot.vk.mutations import body, mutated
from tests.doubles.vk import Params
from tests.doubles.vk_schema import faults_of


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    folder: Path = tmp_path_factory.mktemp("register")
    vk = {"vk_token": "t", "vk_group_id": 1, "vk_confirmation": "c", "vk_secret": "s3cret"}
    parts = assemble(Settings.model_validate({"database_url": f"sqlite:///{folder}/register.sqlite3", **vk}))
    parts.guide.refresh()
    yield parts
    parts.register.close()


def prepared(parts: Parts, events: Sequence[dict[str, Any]]) -> list[Call]:
    """What is called for those events, each delivered as VK does."""

    async def play(channel: VkChannel) -> list[Call]:
        made: list[Call] = []
        for event in events:
            hooked = channel.webhook({}, body(event))
            assert hooked.status in (200, 401)
            for found in hooked.deliveries:
                made += await channel.prepare(json.loads(json.dumps(found.payload)))
        await channel.close()
        return made

    return asyncio.run(play(VkChannel(parts, ProcessInbox())))


def test_mutated_events_raise_nothing_and_call_nothing_that_vk_refuses(parts: Parts) -> None:
    calls = prepared(parts, list(mutated(250)))
    assert len(calls) > 100
    assert {call.method for call in calls} >= {"messages.send", EDIT, "messages.sendMessageEventAnswer"}
    assert faults_of((call.method, as_sent(call)) for call in calls) == []


def as_sent(call: Call) -> Params:
    return {name: str(value) for name, value in params_of(call.method, call).items()}


@pytest.mark.parametrize("raw", [b"", b"null", b"[]", b"{}", b'"x"', b"\xff", b"[" * 100_000, b"9" * 5000])
def test_a_body_that_is_no_event_is_refused(parts: Parts, raw: bytes) -> None:
    channel = VkChannel(parts, ProcessInbox())
    hooked = channel.webhook({}, raw)
    assert (hooked.status in (400, 401), hooked.deliveries) == (True, ())
    asyncio.run(channel.close())


@pytest.mark.parametrize("length", [4_096, 100_000])
def test_a_long_text_gets_one_short_answer(parts: Parts, length: int) -> None:
    (call,) = prepared(parts, [message("школа " * (length // 6), user=40 + length)])
    assert len(call.params["message"]) < 500


def test_a_forged_choice_gets_one_sentence(parts: Parts) -> None:
    answer, said = prepared(parts, [press('{"choice": "card:nobody"}', user=41)])
    assert answer.method == "messages.sendMessageEventAnswer"
    assert said.params["message"]
