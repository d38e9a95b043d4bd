"""`python -m bench.worst [SECONDS]`: residents' answers while one address sends the worst texts it may.

One process serves 5,600 institutions. Residents ask five times a second, each from an address of their own;
first alone, then while one client sends the texts that take the search longest, as often as an address and a
person are allowed to (200 messages in ten seconds, 20 of each conversation). The worst are found first: of
those of `bench.held` and of everything that patterns begin with, those that took the processor longest.
"""

import asyncio
import itertools
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

import httpx

from bench.held import DAY, register, texts
from bot.rate_limit.memory import MOST_IN_WINDOW, WINDOW_SECONDS
from bot.web.sources import MOST_MESSAGES
from catalog.store.register import open_register
from handlers.messages import Incoming, Session
from handlers.router import respond
from tests.catalog.registers import synthetic
from tests.doubles.process import running

SECONDS, RESIDENTS_A_SECOND = 60, 5
TEXTS_TRIED, WORST = 60, 40
ATTACKER = "203.0.113.7"
ASKED = (
    "поликлиника 30 дзержинский", "школа 20", "садик 5 тзр", "как записаться к врачу", "мэрия волжского",
    "паспорт поменять", "https://vk.com/volgograd", "нет воды",
)  # fmt: skip


def worst_texts() -> Sequence[str]:
    """Those that took the longest, of short ones and of any length up to the body's limit."""
    context = register()
    took = []
    for text in texts(context, TEXTS_TRIED):
        began = thread_time()
        respond(Incoming(text, today=DAY), Session(), context)
        took.append((thread_time() - began, text))
    took.sort(reverse=True)
    sys.stdout.write(
        f"the worst takes {took[0][0] * 1000:.0f} ms, the {WORST}th {took[WORST][0] * 1000:.0f}\n"
    )
    return [text for _, text in took[:WORST]]


async def attack(url: str, worst: Sequence[str], sent: list[float]) -> None:
    """As often as is allowed, whatever the answers take; no refusal is provoked."""
    conversations = itertools.cycle(range(MOST_MESSAGES // MOST_IN_WINDOW))
    async with httpx.AsyncClient(base_url=url, timeout=60) as client, asyncio.TaskGroup() as group:

        async def one(text: str) -> None:
            message = {"session": f"worst-{next(conversations)}", "text": text}
            began = perf_counter()
            answer = await client.post("/api/messages", json=message, headers={"X-Forwarded-For": ATTACKER})
            if answer.status_code == httpx.codes.OK:
                sent.append(perf_counter() - began)

        for text in itertools.cycle(worst):
            group.create_task(one(text))
            await asyncio.sleep(WINDOW_SECONDS / MOST_MESSAGES)


async def residents(url: str, seconds: int, first: int) -> list[float]:
    """Milliseconds that each answer took, from the moment when it was due."""
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:

        async def one(number: int) -> float:
            due = perf_counter()
            message = {"session": f"resident-{number}", "text": ASKED[number % len(ASKED)]}
            source = f"198.51.{number // 250 % 250}.{number % 250}"
            answer = await client.post("/api/messages", json=message, headers={"X-Forwarded-For": source})
            answer.raise_for_status()
            return (perf_counter() - due) * 1000

        asked = []
        for number in range(first, first + seconds * RESIDENTS_A_SECOND):
            asked.append(asyncio.create_task(one(number)))
            await asyncio.sleep(1 / RESIDENTS_A_SECOND)
        return list(await asyncio.gather(*asked))


async def measure(url: str, seconds: int, worst: Sequence[str]) -> None:
    alone = await residents(url, seconds, 0)
    sent: list[float] = []
    attacking = asyncio.create_task(attack(url, worst, sent))
    beside = await residents(url, seconds, len(alone))
    attacking.cancel()
    with suppress(asyncio.CancelledError):
        await attacking
    for what, times in (("alone", alone), ("beside the worst texts", beside)):
        cuts = quantiles(times, n=100)
        sys.stdout.write(f"{what}: p50 {cuts[49]:.0f}, p95 {cuts[94]:.0f}, p99 {cuts[98]:.0f} ms\n")
    over = quantiles(beside, n=100)[98] - quantiles(alone, n=100)[98]
    slowest = max(sent, default=0.0) * 1000
    sys.stdout.write(
        f"p99 {over:+.0f} ms; {len(sent)} of the worst answered, the slowest in {slowest:.0f} ms\n"
    )


def main() -> None:
    """Find the texts, serve, measure."""
    seconds = int(sys.argv[1]) if sys.argv[1:] else SECONDS
    worst = worst_texts()
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/register.sqlite3"
        held = open_register(database)
        held.replace(synthetic(), note="bench")
        held.close()
        settings = {"database_url": database, "trusted_proxies": "127.0.0.0/8"}
        with running(Path(folder), settings) as guide:
            while httpx.get(f"{guide.address}/readyz").status_code != httpx.codes.OK:
                pass
            asyncio.run(measure(guide.address, seconds, worst))


if __name__ == "__main__":
    main()
