"""What residents notice while a part is away: `python -m bench.faults --database postgresql://… --redis redis://…`.

One process serves with PostgreSQL, Redis and the Bot API behind proxies that cut, slow (a second for each
piece) or still what passes. Twenty times a second somebody asks in the web chat and somebody in Telegram, by
webhook: first with all well, then with one part away after the other, each for some seconds.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

import aiohttp

from bench.load import SECRET, Load, bot_api, ready
from tests.doubles.fault_proxy import Fault, FaultProxy
from tests.doubles.process import running
from tests.doubles.telegram import TOKEN

A_SECOND = 20
SECONDS_TO_RECOVER = 15.0
SECONDS_PATIENT = 60
QUESTION = "поликлиника 30 дзержинский"


@dataclass
class Asking:
    """Residents of both kinds. `took`: seconds from when an answer was due, of the web chat."""

    client: aiohttp.ClientSession
    address: str
    load: Load
    took: list[float] = field(default_factory=list)
    failed: int = 0
    asked: int = 0

    async def in_chat(self, due: float, number: int) -> None:
        message = {"session": f"resident-{number}", "text": QUESTION}
        try:
            async with self.client.post(f"{self.address}/api/messages", json=message) as answer:
                self.failed += not answer.ok
                await answer.read()
        except (aiohttp.ClientError, TimeoutError):
            self.failed += 1
        self.took.append(perf_counter() - due)

    async def go_on(self, seconds: float) -> None:
        """The open loop, and then until all of it is answered or the patience ends."""
        began, asked = perf_counter(), []
        for number in range(int(seconds * A_SECOND)):
            due = began + number / A_SECOND
            await asyncio.sleep(max(0.0, due - perf_counter()))
            self.asked += 1
            self.load.due[self.asked] = due
            asked.append(asyncio.create_task(self.in_chat(due, self.asked)))
            asked.append(asyncio.create_task(self.load.deliver(self.client, self.address, self.asked)))
        await asyncio.wait(asked, timeout=SECONDS_PATIENT)

    def told(self, first: int, started: int) -> tuple[list[float], list[float]]:
        """What the web chat's answers took since, and Telegram's."""
        due, answered = self.load.due, self.load.answered
        told = [answered[one] - due[one] for one in due if one > started and one in answered]
        return self.took[first:], told


async def main(options: argparse.Namespace) -> None:
    """Print a line for each state."""
    load = Load()
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(bot_api(load))
        telegram = await stack.enter_async_context(FaultProxy("127.0.0.1", api).running())
        database, database_url = await proxied(stack, options.database)
        redis, redis_url = await proxied(stack, options.redis)
        given = {
            "telegram_token": TOKEN, "telegram_api": f"http://127.0.0.1:{telegram.port}",
            "public_url": "https://guide.example", "webhook_secret": SECRET,
            "database_url": database_url, "redis_url": redis_url, "trusted_proxies": "",
        }  # fmt: skip
        folder = Path(stack.enter_context(TemporaryDirectory()))
        process = await asyncio.to_thread(stack.enter_context, running(folder, given))
        await ready([process.address])
        timeout = aiohttp.ClientTimeout(total=SECONDS_PATIENT)
        client = await stack.enter_async_context(aiohttp.ClientSession(timeout=timeout))
        asking = Asking(client, process.address, load)
        await asking.go_on(SECONDS_TO_RECOVER)
        parts = {"PostgreSQL": database, "Redis": redis, "Telegram": telegram}
        states = [
            ("", Fault.NONE),
            *((name, fault) for name in parts for fault in list(Fault)[1:]),
            ("", Fault.NONE),
        ]
        for name, fault in states:
            await measure(
                asking, parts.get(name), fault, f"{name} {fault.value}" if name else "all well", options
            )


async def measure(
    asking: Asking, part: FaultProxy | None, fault: Fault, name: str, options: argparse.Namespace
) -> None:
    first, started = len(asking.took), asking.asked
    failed = asking.failed
    if part:
        part.set(fault)
    await asking.go_on(options.seconds)
    in_chat, _ = asking.told(first, started)
    health = await statuses(asking)
    if part:
        part.set(Fault.NONE)
    await asyncio.sleep(SECONDS_TO_RECOVER if part else 1)
    _, told = asking.told(first, started)
    lost = options.seconds * A_SECOND - len(told)
    sys.stdout.write(
        f"{name:18} chat p50 {_cut(in_chat, 50)} p95 {_cut(in_chat, 95)} failed {asking.failed - failed}"
        f" · Telegram p50 {_cut(told, 50)} p95 {_cut(told, 95)} unanswered {lost:.0f} · {health}\n"
    )
    sys.stdout.flush()


async def statuses(asking: Asking) -> str:
    found = []
    for path in ("healthz", "readyz"):
        async with asking.client.get(f"{asking.address}/{path}") as answer:
            found.append(f"{path} {answer.status}")
    return " ".join(found)


async def proxied(stack: AsyncExitStack, url: str) -> tuple[FaultProxy, str]:
    parts = urlsplit(url)
    proxy = FaultProxy(parts.hostname or "127.0.0.1", parts.port or 0)
    await stack.enter_async_context(proxy.running())
    return proxy, url.replace(f":{parts.port}", f":{proxy.port}")


def _cut(seconds: Sequence[float], percent: int) -> str:
    return f"{1000 * quantiles(seconds, n=100)[percent - 1]:6.0f} ms" if len(seconds) > 1 else "     none"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", required=True, help="postgresql://host:port/name")
    parser.add_argument("--redis", required=True, help="redis://host:port/number")
    parser.add_argument("--seconds", type=float, default=15)
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main(arguments()))
