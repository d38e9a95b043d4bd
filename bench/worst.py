"""`python -m bench.worst [SECONDS] [--within]`: residents beside one address that sends the worst it may.

One process serves 5,600 institutions. Residents ask five times a second, each from an address of their own;
first alone, then while one client sends the texts that take the search longest, as often as an address and a
person are allowed to (200 messages in ten seconds, 20 of each conversation). The worst are found first: of
those of `bench.held` and of everything that patterns begin with, those that took the processor longest.

`--within`: the same in one process, without a server between, by the time that it had of the processor: so a
machine that others use, too, shows what one with a core to spare would.
"""

import argparse
import asyncio
import itertools
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, thread_time

import httpx

from bench.held import DAY, register, texts
from bot.bootstrap import assemble
from bot.live.garbage import collect_seldom
from bot.process.serve import SECONDS_OF_A_THREAD
from bot.rate_limit.memory import MOST_IN_WINDOW, WINDOW_SECONDS
from bot.settings import Settings
from bot.web.run import create_app
from bot.web.sources import MOST_MESSAGES
from catalog.store.register import open_register
from handlers.messages import Incoming, Session
from handlers.router import respond
from tests.catalog.registers import synthetic
from tests.doubles.process import running

Ask = Callable[[str, dict[str, str]], Awaitable[int]]
"""From an address, a message: the status of its answer."""

Clock = Callable[[], float]
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


async def attack(ask: Ask, worst: Sequence[str], sent: list[float]) -> None:
    """As often as is allowed, whatever the answers take; no refusal is provoked."""
    conversations = itertools.cycle(range(MOST_MESSAGES // MOST_IN_WINDOW))
    async with asyncio.TaskGroup() as group:

        async def one(text: str) -> None:
            began = perf_counter()
            status = await ask(ATTACKER, {"session": f"worst-{next(conversations)}", "text": text})
            if status == httpx.codes.OK:
                sent.append(perf_counter() - began)

        for text in itertools.cycle(worst):
            group.create_task(one(text))
            await asyncio.sleep(WINDOW_SECONDS / MOST_MESSAGES)


async def residents(ask: Ask, seconds: int, first: int, clock: Clock = perf_counter) -> list[float]:
    """Milliseconds by the clock that each answer took, from the moment when it was due."""

    async def one(number: int) -> float:
        due = clock()
        source = f"198.51.{number // 250 % 250}.{number % 250}"
        message = {"session": f"resident-{number}", "text": ASKED[number % len(ASKED)]}
        if await ask(source, message) != httpx.codes.OK:
            raise ValueError(message)
        return (clock() - due) * 1000

    asked = []
    for number in range(first, first + seconds * RESIDENTS_A_SECOND):
        asked.append(asyncio.create_task(one(number)))
        await asyncio.sleep(1 / RESIDENTS_A_SECOND)
    return list(await asyncio.gather(*asked))


async def measure(ask: Ask, seconds: int, worst: Sequence[str], clock: Clock) -> None:
    await residents(ask, 2, 0)
    alone = await residents(ask, seconds, 10_000, clock)
    sent: list[float] = []
    attacking = asyncio.create_task(attack(ask, worst, sent))
    beside = await residents(ask, seconds, 20_000, clock)
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


@asynccontextmanager
async def chat_at(url: str) -> AsyncIterator[Ask]:
    """The chat of a server that takes our word for who asks."""
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:

        async def ask(source: str, message: dict[str, str]) -> int:
            headers = {"X-Forwarded-For": source}
            return (await client.post("/api/messages", json=message, headers=headers)).status_code

        yield ask


async def over_http(url: str, seconds: int, worst: Sequence[str]) -> None:
    async with chat_at(url) as ask:
        await measure(ask, seconds, worst, perf_counter)


async def within(database: str, seconds: int, worst: Sequence[str]) -> None:
    """By the time that the process itself has had: what a machine with a core to spare would show."""
    parts = assemble(Settings.model_validate({"database_url": database}))
    await asyncio.to_thread(parts.guide.refresh)
    app = create_app(parts.conversation, parts.guide, parts.settings)
    needed = [asyncio.create_task(one) for one in (parts.notes.keep_writing(), parts.sessions.keep_up())]

    async def ask(source: str, message: dict[str, str]) -> int:
        transport = httpx.ASGITransport(app, client=(source, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60) as client:
            return (await client.post("/api/messages", json=message)).status_code

    await measure(ask, seconds, worst, process_time)
    for task in needed:
        task.cancel()
    await asyncio.gather(*needed, return_exceptions=True)
    await parts.close()


def main() -> None:
    """Find the texts, serve, measure."""
    parser = argparse.ArgumentParser(prog="bench.worst")
    parser.add_argument("seconds", nargs="?", type=int, default=SECONDS)
    parser.add_argument("--within", action="store_true", help="no server: by the process's own time")
    options = parser.parse_args()
    worst = worst_texts()
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/register.sqlite3"
        held = open_register(database)
        held.versions.replace(synthetic(), note="bench")
        held.close()
        if options.within:
            collect_seldom()
            sys.setswitchinterval(SECONDS_OF_A_THREAD)
            asyncio.run(within(database, options.seconds, worst))
            return
        settings = {"database_url": database, "trusted_proxies": "127.0.0.0/8"}
        with running(Path(folder), settings) as guide:
            while httpx.get(f"{guide.address}/readyz").status_code != httpx.codes.OK:
                pass
            asyncio.run(over_http(guide.address, options.seconds, worst))


if __name__ == "__main__":
    main()
