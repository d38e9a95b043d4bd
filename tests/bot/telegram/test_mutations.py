"""Whatever comes as an update, nothing breaks and nothing is called that Telegram would refuse."""

import asyncio
import itertools
import json
from collections import Counter
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.bootstrap import Parts
from bot.conversation import Conversation
from bot.delivery.inbox import ProcessInbox
from bot.rate_limit.memory import Pace
from bot.telegram.channel import TelegramChannel, name_bookmark
from bot.telegram.deliveries import SECRET_HEADER, delivery, webhooked
from tests.doubles.telegram import BOT
from tests.doubles.telegram_checks import faults
from tests.doubles.telegram_mutations import SOUND, WORDS, mutated

COUNT = 1500
"""The bench plays 10,000."""


async def play(parts: Parts, seed: int, count: int) -> Counter[str]:
    """How often each method would have been called. Raises on the first fault."""
    inbox, called = ProcessInbox(), Counter[str]()
    await inbox.keep_bookmark(name_bookmark(BOT["id"]), BOT["username"])
    seconds = itertools.count(step=60)
    talking = Conversation(parts.guide, parts.sessions, Pace(lambda: float(next(seconds))), parts.notes)
    channel = TelegramChannel(replace(parts, conversation=talking), inbox)
    for update in mutated(seed, count):
        found = delivery(update, BOT["id"])
        for call in await channel.prepare(found.payload) if found else ():
            assert faults(call.method, call.params) == [], update
            called[call.method] += 1
    await channel.close()
    return called


def test_nothing_breaks_and_nothing_is_refused(parts: Parts) -> None:
    with capture_logs() as logs:
        called = asyncio.run(play(parts, seed=1, count=COUNT))
    assert called["sendMessage"] > COUNT / 5
    assert called["answerInlineQuery"]
    said = json.dumps(logs, ensure_ascii=False, default=str)
    assert not any(len(words) > 8 and words in said for words in WORDS), "no word of anybody is logged"


@pytest.mark.parametrize("secret", ["", "wrong", "\u00e9", "sécret"])
def test_without_the_secret_nothing_is_read(secret: str) -> None:
    body = json.dumps({"update_id": 1, **SOUND[0]}).encode()
    for right in ("right", ""):
        assert webhooked({SECRET_HEADER: secret}, body, right, BOT["id"]).status == 401
    assert webhooked({}, body, "right", BOT["id"]).status == 401


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"update_id":"1"}']
)
def test_what_can_not_be_read_is_taken_and_left(body: bytes) -> None:
    hooked = webhooked({SECRET_HEADER: "right"}, body, "right", BOT["id"])
    assert (hooked.status, list(hooked.deliveries)) == (200, [])


def test_conversations_are_the_chats() -> None:
    keys = [found.conversation for one in SOUND if (found := delivery({"update_id": 1, **one}, BOT["id"]))]
    assert keys[0] == "telegram:1"
    assert keys[5] == keys[12] == "telegram:-1001000"
    assert keys[14] != keys[0], "who types behind the bot's name elsewhere waits for no private chat"
