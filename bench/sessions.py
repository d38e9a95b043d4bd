"""`python -m bench.sessions`: what a kept conversation costs of a message, beside one held in memory alone.

The same channel, journal and search in one process; each person asks, then types a number, so that every
second message finds a session. In turn with sessions in memory and in the database, by the processor's time
of all threads (the best of the rounds counts); many at once, as groups share a transaction, and one by one.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from bench.telegram import OurNoNetwork, joined
from bot.bootstrap import DELIVERING, Parts, make_inbox
from bot.conversation import Conversation
from bot.delivery.dispatcher import Dispatcher
from bot.live.garbage import collect_seldom
from bot.observability.logs import log_to_stderr
from bot.privacy.pseudonyms import People
from bot.privacy.secret_file import secret_of
from bot.rate_limit.memory import Pace
from bot.sessions.database import DatabaseSessions
from bot.sessions.memory import MemorySessions, Sessions
from bot.telegram.channel import TelegramChannel
from bot.telegram.deliveries import delivery
from catalog.store.processes.sessions import SessionStore

ROUNDS = 5
SAID = ("взрослая поликлиника дзержинский", "2", "часы работы", "поликлиника 5")
AT_ONCE = {100: 100, 1: 30}  # and so many people
NUMBERS = iter(range(1, 10**9))


def main() -> None:
    """Measure and print."""
    collect_seldom()  # as the process does
    log_to_stderr()
    with tempfile.TemporaryDirectory() as folder:
        parts = joined(Path(folder))
        asyncio.run(compare(parts))
        asyncio.run(parts.close())


async def compare(parts: Parts) -> None:
    kept: dict[str, Callable[[], Sessions]] = {
        "in memory": MemorySessions,
        "in the database": in_database(parts),
    }
    person = iter(range(1, 10**9))
    await spent(parts, MemorySessions(), 100, 100, person)  # fills what is filled at first use
    for at_once, count in AT_ONCE.items():
        rounds = [
            [await spent(parts, made(), at_once, count, person) for made in kept.values()]
            for _ in range(ROUNDS)
        ]
        ratio = median(database / memory for memory, database in rounds)
        best = [min(column) for column in zip(*rounds, strict=True)]
        told = ", ".join(f"{name} {1000 * took:.3f} ms" for name, took in zip(kept, best, strict=True))
        sys.stdout.write(f"{at_once:4} at once: {told}; ratio {best[1] / best[0]:.3f}, median {ratio:.3f}\n")


def in_database(parts: Parts) -> Callable[[], Sessions]:
    settings = parts.settings
    return lambda: DatabaseSessions(
        SessionStore(settings.database_url), People(secret_of(settings)), DELIVERING
    )


async def spent(parts: Parts, sessions: Sessions, at_once: int, count: int, person: Iterator[int]) -> float:
    """Seconds of the processor for each message."""
    conversation = Conversation(parts.guide, sessions, Pace(), parts.notes)
    inbox = make_inbox(parts.settings, sessions)
    channel = TelegramChannel(replace(parts, sessions=sessions, conversation=conversation), inbox)
    channel._api._bot.session = OurNoNetwork()  # noqa: SLF001 - the network is left out here alone
    deliveries = Dispatcher(inbox, [channel])
    people = [next(person) for _ in range(count)]
    keeping = asyncio.create_task(sessions.keep_up())
    await asyncio.sleep(0.1)
    began = process_time()
    for at in range(0, count, at_once):
        for text in SAID:
            said = [delivery(update(one, text), 4242) for one in people[at : at + at_once]]
            await deliveries.accept([one for one in said if one])
            await deliveries.drain(60)
    took = process_time() - began
    keeping.cancel()
    await channel.close()
    await inbox.close()
    await sessions.close()
    return took / count / len(SAID)


def update(person: int, text: str) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "Житель"}
    sender = {"id": person, "is_bot": False, "first_name": "Житель"}
    message = {"message_id": 1, "date": 1_700_000_000, "chat": chat, "from": sender, "text": text}
    return {"update_id": next(NUMBERS), "message": message}


if __name__ == "__main__":
    main()
