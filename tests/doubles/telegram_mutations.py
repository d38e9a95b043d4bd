"""Updates that Telegram would never send: parts left out or put in place of others; hostile words."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from tests.doubles.telegram import BOT
from tests.doubles.telegram_people import GROUP, asks_inline, chooses, membership, message, presses, writes

NAME = f"@{BOT['username']}"
FILE = {"file_id": "a", "file_unique_id": "b"}
CHANNEL = {"id": -100500, "type": "channel", "title": "Школа", "username": "school"}
ORIGIN = {"type": "channel", "date": 1, "message_id": 3, "chat": CHANNEL}
BY_BOT = {"type": "user", "date": 1, "sender_user": {**BOT, "id": 7, "username": "other_bot"}}
BUTTONS = {"inline_keyboard": [[{"text": "Получить", "url": "https://vk.com.example.ru/"}]]}

SOUND: list[dict[str, Any]] = [
    writes(1, "поликлиника 5"),
    writes(1, "/start vlg-poliklinika-5"),
    writes(1, "/start service-doctor"),
    writes(
        1, "смотри", entities=[{"type": "text_link", "offset": 0, "length": 6, "url": "https://vk.com/x"}]
    ),
    writes(1, "из чата vk.com/x", forward_origin=ORIGIN),
    writes(1, f"{NAME} школа 20", where=GROUP, reply_to_message=message(2, where=GROUP, text="vk.com/y")),
    {"edited_message": message(1, text="поликлиника 7", edit_date=2)},
    {"message": message(1, location={"latitude": 48.7, "longitude": 44.5})},
    {"message": message(1, voice={**FILE, "duration": 3}, caption="школа")},
    {"message": message(1, photo=[{**FILE, "width": 1, "height": 1}])},
    {"message": message(1, where=GROUP, new_chat_members=[BOT])},
    presses(1, "card:vlg-poliklinika-5", message(1, text="список")),
    presses(
        1, "more#abcdef", message(1, where=GROUP, text="список", reply_to_message=message(1, where=GROUP))
    ),
    {
        "callback_query": {
            "id": "1",
            "from": message(1)["from"],
            "chat_instance": "1",
            "inline_message_id": "x",
        }
    },
    asks_inline(1, "школа 5 дзержинский"),
    asks_inline(1, "https://vk.com.login.example.ru/x"),
    asks_inline(1, "запись к врачу"),
    chooses(1, "vlg-shkola-20"),
    writes(1, "ближайшая школа"),
    writes(1, "выплата", forward_origin=BY_BOT, reply_markup=BUTTONS),
    {"message": message(1, story={"chat": CHANNEL, "id": 1})},
    writes(1, "а это?", external_reply={"origin": ORIGIN}),
    membership(1, "left", "member", where=GROUP),
    membership(1, "member", "kicked"),
]

WORDS = [
    "",
    " ",
    "я" * 4096,
    "слово " * 17_000,
    "<b>&lt;\"'</b>",
    "\u202e\u200fадрес\u202c",
    "👩‍👩‍👧‍👦" * 50,
    "\ud83d",
    "\0\n\r\t",
    "/start " + "x" * 300,
    "/start \u202e<script>",
    "/start ../../etc",
    "/check vk.com/" + "a" * 2000,
    f"{NAME} {NAME}",
    "card:" + "ы" * 30,
    "told:other:vlg-poliklinika-5",
    "at:" + "z" * 61,
    "https://vk.com@evil.example.ru/\u202e",
    "99999999999999999999",
]
SPOKEN = ("text", "caption", "data", "query", "offset", "title", "username", "url", "first_name")
VALUES: list[Any] = [
    *WORDS, None, True, 0, -1, 2**31, 2**63, -(2**70), 1e308, float("nan"), float("inf"),
    [], {}, [[]], [None], {"id": 1}, "private", "supergroup", "channel",
]  # fmt: skip


def mutated(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """So many updates, each with up to four faults in it; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for number in range(1, count + 1):
        update = copy.deepcopy(chance.choice(SOUND))
        reword = chance.random() < 0.6
        for _ in range(chance.randint(1, 4)):
            (_reword if reword else _mutate)(update, chance)
        yield {"update_id": number, **update}


def _reword(update: dict[str, Any], chance: random.Random) -> None:
    """Other words where people's words stand: such updates are well formed."""
    spoken = [(one, key) for one in _holders(update) if isinstance(one, dict) for key in one if key in SPOKEN]
    if spoken:
        holder, key = chance.choice(spoken)
        holder[key] = chance.choice(WORDS)


def _mutate(update: dict[str, Any], chance: random.Random) -> None:
    holders = list(_holders(update))
    holder = chance.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    if not keys:
        return
    key, what = chance.choice(keys), chance.random()
    if what < 0.2 and isinstance(holder, dict):
        del holder[key]
    elif what < 0.35:
        holder[key] = copy.deepcopy(chance.choice(holders))
    elif what < 0.6 and isinstance(holder[key], str):
        holder[key] = chance.choice(WORDS)
    else:
        holder[key] = copy.deepcopy(chance.choice(VALUES))


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)
