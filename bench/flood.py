"""How much a flood from one address slows the others: `python -m bench.flood`.

One process serves. Residents ask twenty times a second, each from an address of their own, first alone, then
while one address sends as fast as it can over twenty connections from a process of its own.
"""

import asyncio
import multiprocessing
import sys
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

import httpx

from tests.doubles.process import running

SECONDS, A_SECOND, CONNECTIONS = 15, 20, 20
FLOODER = "203.0.113.7"


async def ask(client: httpx.AsyncClient, session: str, address: str) -> int:
    message = {"session": session, "text": "поликлиника 30 дзержинский"}
    return (
        await client.post("/api/messages", json=message, headers={"X-Forwarded-For": address})
    ).status_code


async def residents(url: str) -> list[float]:
    """Milliseconds that each answer took, from the moment when it was due."""
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:

        async def one(number: int) -> float:
            due = perf_counter()
            status = await ask(client, f"resident-{number}", f"198.51.100.{number % 250}")
            if status != httpx.codes.OK:
                raise ValueError(status)
            return (perf_counter() - due) * 1000

        asked = []
        for number in range(SECONDS * A_SECOND):
            asked.append(asyncio.create_task(one(number)))
            await asyncio.sleep(1 / A_SECOND)
        return list(await asyncio.gather(*asked))


def flood(url: str) -> None:
    async def connection(client: httpx.AsyncClient, number: int) -> None:
        while True:
            await ask(client, f"flood-{number}", FLOODER)

    async def all_of_them() -> None:
        async with httpx.AsyncClient(base_url=url, timeout=30) as client:
            await asyncio.gather(*(connection(client, number) for number in range(CONNECTIONS)))

    asyncio.run(all_of_them())


def told(what: str, times: list[float]) -> None:
    cuts = quantiles(times, n=100)
    sys.stdout.write(f"{what}: p50 {cuts[49]:.0f} ms, p95 {cuts[94]:.0f} ms, p99 {cuts[98]:.0f} ms\n")


def main() -> None:
    with TemporaryDirectory() as folder, running(Path(folder), {"trusted_proxies": "127.0.0.0/8"}) as guide:
        while httpx.get(f"{guide.address}/readyz").status_code != httpx.codes.OK:
            pass
        told("alone", asyncio.run(residents(guide.address)))
        flooding = multiprocessing.Process(target=flood, args=(guide.address,))
        flooding.start()
        told("beside a flood", asyncio.run(residents(guide.address)))
        flooding.kill()
        flooding.join()


if __name__ == "__main__":
    main()
