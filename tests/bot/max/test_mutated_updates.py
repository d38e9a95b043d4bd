"""Updates that are torn and twisted: none breaks the channel, none makes a call that MAX's schema refuses."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Call, Payload
from bot.max import render
from bot.max.channel import MaxChannel
from bot.max.receive import Left, receive
from tests.bot.max.checks import wrong
from tests.bot.max.talking import ME, SECRET, parts
from tests.doubles.max_updates import BOT, forwarded, left, person, pressed, started, wrote, wrote_in_group
from tests.mutations import mutants

HOW_MANY = 1_500
"""Ten thousand in `python -m bench.max`."""

MARKED = [
    {"type": "link", "from": 0, "length": 4, "url": "https://bad.example"},
    {"type": "user_mention", "from": 5, "length": 3, "user_id": BOT},
]
ATTACHED = [
    {"type": "share", "payload": {"url": "https://vk.com/dp3"}},
    {"type": "location", "latitude": 48.7, "longitude": 44.5},
    {"type": "audio", "payload": {"url": "https://x"}, "transcription": "школа двадцать"},
    {"type": "contact", "payload": {"vcf_info": "BEGIN:VCARD"}},
]
TO_BOT = {"type": "reply", "sender": person(BOT, is_bot=True), "message": {"mid": "m", "text": "vk.com/dp3"}}
SEEDS = [
    wrote(1, "школа 20", markup=MARKED, attachments=ATTACHED),
    wrote(2, "https://max.ru/id3444074200_gos"),
    wrote_in_group(3, -5, "@guide_bot детская поликлиника 3", link=TO_BOT),
    forwarded(4, "Смотри vk.com/dp3", markup=MARKED),
    pressed(5, "section:0"),
    pressed(6, "more", chat=-5),
    started(7, "dp-3"),
    left(8),
]


async def calls_for(channel: MaxChannel, body: bytes) -> list[Call]:
    """All that the channel would call because of a delivery."""
    hooked = channel.webhook({"x-max-bot-api-secret": SECRET}, body)
    assert hooked.status == 200
    made: list[Call] = []
    for delivery in hooked.deliveries:
        made += await channel.prepare(delivery.payload)
        made += _typing(delivery.payload)
    return made


def _typing(payload: Payload) -> Iterable[Call]:
    received = receive(payload, ME)
    shown = None if received is None or isinstance(received, Left) else render.typing(received.where)
    return [shown] if shown else []


def tally(count: int, seed: int) -> Counter[str]:
    """What came of so many mutants; faults by what is wrong."""
    found: Counter[str] = Counter()

    async def play() -> None:
        channel = MaxChannel(parts(max_token="t", webhook_secret=SECRET), ProcessInbox())
        channel._bot = ME
        for mutant in mutants(SEEDS, count, seed):
            for call in await calls_for(channel, json.dumps(mutant).encode()):
                found["calls"] += 1
                found.update(wrong(call))

    asyncio.run(play())
    return found


def test_no_update_breaks_the_channel_or_makes_a_call_that_is_refused() -> None:
    found: Any = tally(HOW_MANY, seed=8)
    assert found.pop("calls") > HOW_MANY / 3
    assert found == Counter()
