"""`python -m bench.open_register`: programs read `/api/v1` while residents ask in the chat.

    python -m bench.open_register --rate 250 --seconds 60

One process serves. Residents ask five times a second, first alone, then while programs, from a process of
their own, send so many requests a second: single institutions mostly, pages of the list by kind, checks,
needs and changes. Whoever asks again sends the ETag that it got. Latency runs from the moment when a request
was due.
"""

import argparse
import asyncio
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import aiohttp
import httpx

from bench.process_cost import cost_of
from bench.registers import register_of
from bench.worst import chat_at, residents
from bot.rate_limit.memory import WINDOW_SECONDS
from bot.web.sources import MOST_MESSAGES
from catalog.store.register import open_register
from tests.doubles.process import Running, running

PROGRAMS = 25
"""Each from an address of its own: at 250 requests a second half of what an address may."""

POPULAR, KINDS = 100, ("школа", "детский сад", "поликлиника", "библиотека")
OTHERS = (
    "/api/v1/needs",
    "/api/v1/changes?limit=20",
    "/api/v1/check?url=vk.com/volgadmin",
    *(f"/api/v1/institutions?limit=20&kind={kind}" for kind in KINDS),
)
ASKED_ONCE_IN = 20
"""One request in so many is for an institution that nobody asked for yet."""


@dataclass
class Asked:
    """What programs were answered: milliseconds, statuses of what was repeated."""

    took: list[float] = field(default_factory=list)
    repeated: int = 0
    unchanged: int = 0
    refused: int = 0


@dataclass
class Program:
    """One reader of the register, which keeps the tags of what it has."""

    number: int
    tags: dict[str, str] = field(default_factory=dict)

    async def read(self, client: aiohttp.ClientSession, path: str, due: float, asked: Asked) -> None:
        tag = self.tags.get(path)
        headers = {"X-Forwarded-For": f"198.18.0.{self.number}"} | ({"If-None-Match": tag} if tag else {})
        async with client.get(path, headers=headers) as answer:
            await answer.read()
            asked.took.append((perf_counter() - due) * 1000)
            self.tags[path] = answer.headers.get("ETag", "")
            asked.repeated += bool(tag)
            asked.unchanged += bool(tag) and answer.status == httpx.codes.NOT_MODIFIED
            asked.refused += answer.status not in (httpx.codes.OK, httpx.codes.NOT_MODIFIED)


def paths(codes: Sequence[str], chance: Random) -> Iterator[str]:
    """What programs ask for, without an end."""
    rare = iter(codes[POPULAR:])
    while True:
        if chance.randrange(ASKED_ONCE_IN) == 0:
            yield f"/api/v1/institutions/{next(rare, codes[0])}"
        elif chance.randrange(4) == 0:
            yield chance.choice(OTHERS)
        else:
            yield f"/api/v1/institutions/{chance.choice(codes[:POPULAR])}"


async def programs(
    url: str, rate: float, seconds: float, codes: Sequence[str], readers: list[Program]
) -> Asked:
    """The open loop: a request goes when it is due, whatever the answers before it do."""
    asked, wanted = Asked(), paths(codes, Random(1))  # noqa: S311 - the same requests each time
    async with aiohttp.ClientSession(url) as client, asyncio.TaskGroup() as group:
        began = perf_counter()
        for number in range(int(rate * seconds)):
            due = began + number / rate
            await asyncio.sleep(max(0.0, due - perf_counter()))
            group.create_task(readers[number % PROGRAMS].read(client, next(wanted), due, asked))
    return asked


async def first_read(url: str, codes: Sequence[str]) -> list[Program]:
    """Programs that have what they ask for again and again, and its tags."""
    readers = [Program(number) for number in range(PROGRAMS)]
    async with aiohttp.ClientSession(url) as client:
        for path in (*(f"/api/v1/institutions/{code}" for code in codes[:POPULAR]), *OTHERS):
            await asyncio.gather(*(one.read(client, path, perf_counter(), Asked()) for one in readers))
            await asyncio.sleep(WINDOW_SECONDS / MOST_MESSAGES)
    return readers


def asking(
    url: str, options: argparse.Namespace, codes: Sequence[str], begin: Event, told: "Queue[Asked | None]"
) -> None:
    """In a process of its own: reads all once, says so, and begins when it is told to."""
    readers = asyncio.run(first_read(url, codes))
    told.put(None)
    begin.wait()
    told.put(asyncio.run(programs(url, options.rate, options.seconds, codes, readers)))


async def chat(url: str, seconds: int, first: int) -> list[float]:
    async with chat_at(url) as ask:
        return await residents(ask, seconds, first)


def measure(guide: Running, options: argparse.Namespace, codes: Sequence[str]) -> None:
    began = perf_counter()
    httpx.get(f"{guide.address}/api/v1/changes").raise_for_status()
    sys.stdout.write(f"/api/v1/changes: its first page in {(perf_counter() - began) * 1000:.0f} ms\n")
    told: Queue[Asked | None] = multiprocessing.Queue()
    begin = multiprocessing.Event()
    load = multiprocessing.Process(target=asking, args=(guide.address, options, codes, begin, told))
    load.start()
    told.get()
    alone, before = asyncio.run(chat(guide.address, options.seconds, 0)), cost_of(guide.process.pid)
    begin.set()
    beside = asyncio.run(chat(guide.address, options.seconds, len(alone)))
    asked = told.get() or Asked()
    load.join()
    report(asked, options.rate, cost_of(guide.process.pid).cpu_seconds - before.cpu_seconds)
    waited = [percentile(times, 95) for times in (alone, beside)]
    sys.stdout.write(
        f"chat: p95 {waited[0]:.1f} ms alone, {waited[1]:.1f} beside, {waited[1] / waited[0]:.2f} times\n"
    )


def report(asked: Asked, rate: float, used: float) -> None:
    """`used`: seconds of the processor."""
    sys.stdout.write(
        f"/api/v1: {len(asked.took):,} requests at {rate:g} a second, {asked.refused} refused, "
        f"p50 {percentile(asked.took, 50):.1f}, p95 {percentile(asked.took, 95):.1f} ms; "
        f"{1000 * used / len(asked.took):.2f} ms of the processor each, the chat's included; "
        f"304 for {asked.unchanged / max(1, asked.repeated):.3f} of {asked.repeated:,} repeated\n"
    )


def percentile(times: Sequence[float], of: int) -> float:
    return quantiles(times, n=100)[of - 1]


@contextmanager
def served(size: int) -> Iterator[tuple[Running, list[str]]]:
    """A process with a register of that size, once it is ready; and the codes in it."""
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/register.sqlite3"
        institutions, _ = register_of(size)
        codes = [one.code for one in institutions]
        held = open_register(database)
        held.versions.replace(institutions, note="bench")
        held.close()
        del institutions
        given = {"database_url": database, "trusted_proxies": "127.0.0.0/8"}
        with running(Path(folder), given) as guide:
            while httpx.get(f"{guide.address}/readyz").status_code != httpx.codes.OK:
                sleep(0.2)
            yield guide, codes


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rate", type=float, default=250)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--size", type=int, default=5_600)
    options = parser.parse_args()
    with served(options.size) as (guide, codes):
        measure(guide, options, codes)


if __name__ == "__main__":
    main()
