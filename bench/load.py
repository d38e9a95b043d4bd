"""`python -m bench.load`: updates arrive at a fixed rate whatever the answers do, webhook to answer.

    python -m bench.load --rate 200 --seconds 600
    python -m bench.load --rate 1000 --seconds 30
    python -m bench.load --rate 150 --seconds 60 --processes 2 --database postgresql://… --redis redis://…

Each update is another person's first message; its answer is the `sendMessage` that the double of the Bot API
gets for that person. Latency runs from the moment when the update was due (not from when it could be sent) to
that call. As Telegram does, at most 100 deliveries are under way at once, and what isn't taken (503) is
delivered again a second later.
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, time

import aiohttp
from aiohttp import web

from bench.process_cost import Cost, cost_of
from bot.telegram.setup import MOST_CONNECTIONS
from tests.doubles.process import running
from tests.doubles.telegram import TOKEN
from tests.doubles.telegram_people import writes

SECRET = "a-secret-of-the-bench"  # noqa: S105 - it opens nothing
QUESTIONS = (
    "садик 5 тзр",
    "поликлиника 5 волжский",
    "школа 20",
    "как записаться к врачу",
    "мэрия",
    "спасибо",
)
SECONDS_TO_DRAIN = 180.0
SECONDS_TO_COME_AGAIN = 1.0
PEOPLE_TO_WARM, RATE_TO_WARM = 20_000, 300
"""What a process remembers of people and updates is bounded, and full by then: what grows later leaks."""

MOST_TO_WARM, PEOPLE_A_SECOND = 1_000_000, 100_000
"""People are numbered from the second in which a run begins: what a Redis of an earlier run remembers as
answered isn't answered again.
"""


@dataclass
class Load:
    """What was due, taken and answered, in seconds of `perf_counter`, by person."""

    due: dict[int, float] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    answered: dict[int, float] = field(default_factory=dict)
    doubled: int = 0
    refused: int = 0

    async def call(self, request: web.Request) -> web.Response:
        """The Bot API: everything succeeds at once."""
        method = request.match_info["method"]
        if method == "sendMessage":
            fields = await request.post()
            person = int(str(fields["chat_id"]))
            self.doubled += person in self.answered
            self.answered.setdefault(person, perf_counter())
            sent = {"message_id": 1, "date": 0, "chat": {"id": person, "type": "private"}}
            return web.json_response({"ok": True, "result": sent})
        me = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}
        return web.json_response({"ok": True, "result": me if method == "getMe" else True})

    async def deliver(self, client: aiohttp.ClientSession, address: str, person: int) -> None:
        """One update, again and again until it is taken."""
        update = {"update_id": person, **writes(person, QUESTIONS[person % len(QUESTIONS)])}
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        while True:
            try:
                async with client.post(f"{address}/telegram", json=update, headers=headers) as answer:
                    await answer.read()  # or the connection would be closed, and none be kept open
                    if answer.status == HTTPStatus.OK:
                        self.taken.add(person)
                        return
            except aiohttp.ClientError:
                pass
            self.refused += 1
            await asyncio.sleep(SECONDS_TO_COME_AGAIN)

    async def arrive(self, addresses: list[str], rate: float, seconds: float, first: int) -> None:
        """The open loop."""
        began = perf_counter()
        connector = aiohttp.TCPConnector(limit=MOST_CONNECTIONS)
        async with aiohttp.ClientSession(connector=connector) as client, asyncio.TaskGroup() as group:
            for number in range(int(rate * seconds)):
                due = began + number / rate
                await asyncio.sleep(max(0.0, due - perf_counter()))
                self.due[first + number] = due
                address = addresses[number % len(addresses)]
                group.create_task(self.deliver(client, address, first + number))

    async def drained(self) -> None:
        """Until all that was taken is answered, or the patience ends."""
        began = perf_counter()
        while self.taken - self.answered.keys() and perf_counter() - began < SECONDS_TO_DRAIN:  # noqa: ASYNC110 - looked at from outside
            await asyncio.sleep(0.05)


async def main(options: argparse.Namespace) -> int:
    """Print the figures; exit status 1 where something taken wasn't answered, or was answered twice."""
    load, first = Load(), int(time()) * PEOPLE_A_SECOND
    async with bot_api(load) as port, AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        given = settings(options, f"http://127.0.0.1:{port}")
        processes = [
            await asyncio.to_thread(stack.enter_context, running(folder, given))
            for _ in range(options.processes)
        ]
        addresses = [process.address for process in processes]
        await ready(addresses)
        cold = [cost_of(process.process.pid).memory_mb for process in processes]
        await load.arrive(addresses, RATE_TO_WARM, options.warm / RATE_TO_WARM, first)
        await load.drained()
        measured = Load()
        load.__dict__.update(measured.__dict__)
        before = [cost_of(process.process.pid) for process in processes]
        await load.arrive(addresses, options.rate, options.seconds, first + MOST_TO_WARM)
        await load.drained()
        after = [cost_of(process.process.pid) for process in processes]
        report(load, options, before, after)
        sys.stdout.write(
            f"{'memory MB before the first answer':>38}  {' '.join(f'{one:.0f}' for one in cold)}\n"
        )
    return int(bool(load.doubled or load.taken - load.answered.keys()))


@asynccontextmanager
async def bot_api(load: Load) -> AsyncIterator[int]:
    """The Bot API that the load's answers reach: its port."""
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", load.call)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def settings(options: argparse.Namespace, api: str) -> Mapping[str, str]:
    given = {
        "telegram_token": TOKEN, "telegram_api": api, "public_url": "https://guide.example",
        "webhook_secret": SECRET, "database_url": options.database, "redis_url": options.redis,
    }  # fmt: skip
    return {name: value for name, value in given.items() if value}


async def ready(addresses: list[str]) -> None:
    """Until every process has its index."""
    async with aiohttp.ClientSession() as client:
        for address in addresses:
            while True:
                async with client.get(f"{address}/readyz") as answer:
                    if answer.status == HTTPStatus.OK:
                        break
                await asyncio.sleep(0.1)


def report(load: Load, options: argparse.Namespace, before: list[Cost], after: list[Cost]) -> None:
    took = sorted(load.answered[person] - due for person, due in load.due.items() if person in load.answered)
    cuts = quantiles(took, n=100)
    cpu = sum(end.cpu_seconds - start.cpu_seconds for start, end in zip(before, after, strict=True))
    growth = [100 * (end.memory_mb / start.memory_mb - 1) for start, end in zip(before, after, strict=True)]
    last = max(load.answered.values()) - max(load.due.values())
    lines = {
        "updates due": len(load.due),
        "taken": len(load.taken),
        "asked to come again": load.refused,
        "answered": len(load.answered),
        "taken and lost": len(load.taken - load.answered.keys()),
        "answered twice": load.doubled,
        "p50, p95, p99 ms": " ".join(f"{1000 * cuts[at]:.0f}" for at in (49, 94, 98)),
        "last answer after the last was due, s": f"{last:.1f}",
        "CPU s per 1,000 answers": f"{1000 * cpu / max(1, len(load.answered)):.2f}",
        "memory MB": " ".join(f"{end.memory_mb:.0f}" for end in after),
        "memory growth %": " ".join(f"{percent:.1f}" for percent in growth),
    }
    sys.stdout.write(
        f"{options.rate:g} a second for {options.seconds:g} s, {options.processes} process(es)\n"
    )
    for name, value in lines.items():
        sys.stdout.write(f"{name:>38}  {value}\n")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--warm", type=int, default=PEOPLE_TO_WARM, help="so many people write first")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--database", default="")
    parser.add_argument("--redis", default="")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(arguments())))
