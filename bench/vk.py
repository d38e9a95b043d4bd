"""`python -m bench.vk`: VK's client and channel against its double, at 150 ms latency and VK's own limits.

Prints calls a second without `execute`, answers a second with it, how long answers wait under the limit, what
10,000 mutated events do, and memory over 200,000 events. An argument picks one: rate, batch, wait, process,
mutated, memory [EVENTS].
"""

import asyncio
import json
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from bench.vk_memory import memory_over
from bot.bootstrap import assemble
from bot.delivery.inbox import ProcessInbox
from bot.observability.logs import log_to_stderr
from bot.settings import Settings
from bot.vk.channel import VkChannel, params_of
from bot.vk.client import Client
from bot.vk.patched_client import AT_ONCE
from bot.vk.sending import Sender
from tests.bot.vk.events import message
from tests.bot.vk.mutations import body, mutated
from tests.bot.vk.process import LongPoll, guide, until
from tests.doubles.vk import Vk, serving
from tests.doubles.vk_schema import checker, faults_of

LATENCY = 0.15
SECONDS = 15


def answer(number: int) -> dict[str, Any]:
    """A card's size: 700 characters and a keyboard."""
    button = {"type": "callback", "label": "Сообщить об ошибке", "payload": '{"choice": "report:x"}'}
    board = {"one_time": False, "inline": True, "buttons": [[{"action": button}]] * 5}
    text = "Детская поликлиника № 5, Дзержинский район. " * 16
    return {"peer_id": number, "random_id": number, "message": text, "keyboard": json.dumps(board)}


def rate() -> str:
    """As many calls as go, each by itself."""
    with serving(Vk(latency=LATENCY)) as vk:
        client, count = Client(vk.token, vk.address), SECONDS * 18
        began = perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(
                threads.map(lambda number: client.call("messages.send", answer(number)), range(1, count + 1))
            )
        spent = perf_counter() - began
        client.close()
        return f"{count / spent:.1f} calls a second without execute; refused as too many: {vk.too_many}"


def batch(a_second: float, seconds: int = SECONDS) -> str:
    """Answers that arise evenly, and how long each took to be taken."""

    async def play(vk: Vk) -> list[float]:
        sender = Sender(Client(vk.token, vk.address))

        async def one(number: int) -> float:
            await asyncio.sleep(number / a_second)
            began = perf_counter()
            await sender.send("messages.send", answer(number + 1))
            return perf_counter() - began

        waits = await asyncio.gather(*(one(number) for number in range(int(a_second * seconds))))
        await sender.close()
        return sorted(waits)

    with serving(Vk(latency=LATENCY)) as vk:
        began = perf_counter()
        waits = asyncio.run(play(vk))
        spent = perf_counter() - began - LATENCY
        made = Counter(method for method, _ in vk.calls)
        return (
            f"{a_second:.0f} answers a second asked for, {len(vk.messages) / spent:.1f} taken,"
            f" in {made['execute']} scripts of {sum(made.values()) - made['execute']} calls;"
            f" waited p50 {waits[len(waits) // 2]:.2f} s, max {waits[-1]:.2f} s; too many: {vk.too_many}"
        )


def process(a_second: float, seconds: int = SECONDS) -> str:
    """The whole process over Long Poll: when each question was asked, and when its answer was seen."""
    with tempfile.TemporaryDirectory() as folder, serving(Vk(latency=LATENCY)) as vk:
        with guide(vk, Path(folder), {}):
            LongPoll(vk).lead_to(None)
            vk.add(message("помощь", 1))
            until(lambda: bool(vk.to(1)))  # the catalogue is loaded
            asked: dict[int, float] = {}
            for number in range(2, int(a_second * seconds) + 2):
                asked[number] = perf_counter()
                vk.add(message("взрослая поликлиника дзержинский", number))
                sleep(1 / a_second)
            until(lambda: len(vk.messages) > len(asked))
        began, told = min(asked.values()), {one.peer: one.at for one in vk.messages if one.peer in asked}
        waits = sorted(told[person] - asked[person] for person in asked)
        return (
            f"{len(asked) / (max(asked.values()) - began):.0f} questions a second,"
            f" {len(told) / (max(told.values()) - began):.1f} answers a second; waited p50"
            f" {waits[len(waits) // 2]:.2f} s, max {waits[-1]:.2f} s;"
            f" doubled: {len(vk.messages) - 1 - len(told)}"
        )


def mutations(count: int = 10_000) -> str:
    """Every one delivered, answered and held against VK's schema."""
    with tempfile.TemporaryDirectory() as folder:
        vk = {"vk_token": "t", "vk_group_id": 1, "vk_confirmation": "c", "vk_secret": "s3cret"}
        given = {"database_url": f"sqlite:///{Path(folder)}/register.sqlite3", **vk}
        parts = assemble(Settings.model_validate(given))
        parts.guide.refresh()

        async def play() -> Iterable[tuple[str, dict[str, str]]]:
            channel = VkChannel(parts, ProcessInbox())
            made: list[Any] = []
            for event in mutated(count):
                for found in channel.webhook({}, body(event)).deliveries:
                    made += await channel.prepare(found.payload)
            await channel.close()
            return [(one.method, {k: str(v) for k, v in params_of(one.method, one).items()}) for one in made]

        calls = list(asyncio.run(play()))
        parts.register.close()
    checked = f"faults by the schema: {faults_of(calls)}" if checker() else "the schema isn't at hand"
    return f"{count:,} mutated events: {len(calls):,} calls, 0 exceptions; {checked}"


def main(names: list[str]) -> None:
    """Run what is named, or all of it."""
    log_to_stderr(logging.ERROR)
    wanted = names[:1] or ["rate", "batch", "wait", "process", "mutated", "memory"]
    if "rate" in wanted:
        say(rate())
    if "batch" in wanted:
        say(batch(100))
        say(batch(400, 5))
    if "wait" in wanted:
        say(batch(15))
    if "process" in wanted:
        say(process(15))
        say(process(100))
    if "mutated" in wanted:
        say(mutations())
    if "memory" in wanted:
        for line in memory_over(int(names[1]) if len(names) > 1 else 200_000):
            say(line)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    sleep(1)  # VK's second begins anew


if __name__ == "__main__":
    main(sys.argv[1:])
