"""VK's events, made wrong in every way: values of other types, lost, doubled, huge, hostile, forged."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from tests.bot.vk.events import event, message, opening, press

MENTIONED = "[id1|x] [club1|[id2|y]] @id3 (z) *durov"
WORDS = (
    "",
    "школа 20",
    "взрослая поликлиника дзержинский",
    "помощь",
    "ещё",
    "2",
    MENTIONED,
    "vk.com/poliklinika5_vlg_official это официальная?",
    "http://vk.com.dp3-vlg.ru/login",
    "из за егэ жить не хочу",
    "x" * 4096,
    "школа " * 16_000,
    "\u0000\ud800\u202e\u2028",
    "👩‍👩‍👧‍👦" * 500,
)
PAYLOADS = (
    "{",
    "[]",
    "null",
    '{"choice": "card:vlg-shkola-20"}',
    '{"choice": "card:' + "x" * 64 + '"}',
    '{"choice": "card:\\u0000"}',
    '{"choice": "told:error:vlg-shkola-20"}',
    '{"choice": "section:999999"}',
    '{"choice": "ask:9-9"}',
    '{"choice": "more#ffffff"}',
    '{"command": "start"}',
    '{"command": ["start"]}',
    {"choice": "report:vlg-shkola-20"},
    {"choice": None},
    {"button": 1, "version": 0},
    "[" * 2000,
)
VALUES: tuple[Any, ...] = (None, True, 0, -1, 2**63, 1e308, "", "x", [], {}, [[]], [{}], {"a": {}}, MENTIONED)
ATTACHED: tuple[Any, ...] = (
    {"type": "wall", "wall": {"id": 1, "owner_id": -5, "text": "vk.com/x", "attachments": [None, {}]}},
    {"type": "link", "link": {"url": "javascript:alert(1)", "title": MENTIONED}},
    {"type": "link", "link": {"url": "https://vk.com/real", "title": "x" * 5000}},
    {"type": "audio_message", "audio_message": {"transcript": MENTIONED}},
    {"type": "audio_message", "audio_message": None},
    {"type": "sticker"},
    {"type": "photo", "photo": []},
    {"type": 5},
)


def mutated(count: int, seed: int = 5) -> Iterator[dict[str, Any]]:
    """So many events, the same for the same seed; each of another person while its number is left alone."""
    chance = random.Random(seed)  # noqa: S311 - the same events each time
    for number in range(count):
        made = deepcopy(_made(chance, 10_000 + number))
        for _ in range(chance.choice((0, 1, 1, 2, 4))):
            _mutate(chance, made)
        yield made


def _made(chance: random.Random, user: int) -> dict[str, Any]:
    kind = chance.random()
    if kind < 0.3:
        return press(chance.choice(PAYLOADS), user, chance.choice((0, 1, 5)))
    if kind < 0.35:
        return event(chance.choice(("message_allow", "message_deny")), {"user_id": user, "key": "x"})
    if kind < 0.4:
        return opening(user, ref=chance.choice(("vlg-shkola-20", "x" * 65, MENTIONED, "")))
    more: dict[str, Any] = {}
    if chance.random() < 0.3:
        more["attachments"] = chance.choices(ATTACHED, k=chance.randrange(1, 12))
    if chance.random() < 0.1:
        more["fwd_messages"] = [{"text": chance.choice(WORDS), "from_id": 5, "fwd_messages": [{"text": "x"}]}]
    if chance.random() < 0.1:
        more["payload"] = chance.choice(PAYLOADS)
    if chance.random() < 0.1:
        more["peer_id"] = 2_000_000_001
    return message(chance.choice(WORDS), user, **more)


def _mutate(chance: random.Random, made: dict[str, Any]) -> None:
    """One member somewhere gets another value, is lost, or a new one appears."""
    place: Any = made
    while True:
        inner = [key for key, value in _pairs(place) if isinstance(value, dict | list) and value]
        if not inner or chance.random() < 0.25:
            break
        place = place[chance.choice(inner)]
    keys = [key for key, _ in _pairs(place)]
    key = chance.choice(keys)
    if chance.random() < 0.2 and isinstance(place, dict):
        del place[key]
    else:
        place[key] = deepcopy(chance.choice((*VALUES, *WORDS[:8])))


def _pairs(place: Any) -> list[tuple[Any, Any]]:
    return list(place.items()) if isinstance(place, dict) else list(enumerate(place))


def body(made: dict[str, Any]) -> bytes:
    """As a Callback delivery brings it."""
    return json.dumps({**made, "secret": "s3cret"}).encode()
