"""`python -m bench.max`: MAX's channel beside its library with nothing to do, and ten thousand torn updates.

Both answer each update with one message over HTTP to a platform in a process of its own, so many updates at
once. The limit of calls a second is lifted: at MAX's own limit neither is busy.
"""

import asyncio
import multiprocessing
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from aiohttp import web
from maxapi import Bot, Dispatcher
from maxapi.methods.types.getted_updates import process_update_webhook

from bot.bootstrap import assemble, make_inbox
from bot.delivery.dispatcher import AT_ONCE
from bot.delivery.dispatcher import Dispatcher as OurDispatcher
from bot.delivery.inbox import ProcessInbox
from bot.delivery.throttle import Rate, Throttle
from bot.max.receive import delivery
from bot.max.run import MaxChannel
from bot.settings import Settings
from tests.bot.max.test_mutated_updates import tally
from tests.doubles.max_updates import BOT, BOT_NAME, Update, person, wrote

UPDATES, ROUNDS, MUTANTS = 2_000, 3, 10_000
QUESTION = "поликлиника 30"
UNLIMITED = Rate(1_000_000)


def main() -> None:
    """Print updates a second of each, the best of three rounds, and what came of the torn updates."""
    ours, theirs = multiprocessing.Pipe()
    platform = multiprocessing.Process(target=_platform, args=(theirs,), daemon=True)
    platform.start()
    address = ours.recv()
    floor = best(lambda: _floor(address))
    _say("maxapi, a handler that says one word", floor)
    for name, durable in (
        ("this channel, inbox in memory", False),
        ("this channel, inbox in the database", True),
    ):
        found = best(lambda durable=durable: _channel(address, durable=durable))
        _say(name, found, f"{found / floor:.2f} of the floor")
    platform.terminate()
    began = perf_counter()
    found = tally(MUTANTS, seed=1)
    _say("torn updates", MUTANTS / (perf_counter() - began), f"{MUTANTS} torn, {dict(found)}")


def best(measured: Callable[[], Awaitable[float]]) -> float:
    """Updates a second."""
    return UPDATES / min(asyncio.run(_timed(measured)) for _ in range(ROUNDS))


async def _timed(measured: Callable[[], Awaitable[float]]) -> float:
    return await measured()


def _updates() -> Sequence[Update]:
    return [wrote(user, QUESTION) for user in range(UPDATES)]


async def _floor(address: str) -> float:
    bot, dispatcher = Bot("token", auto_requests=False), Dispatcher()
    bot.set_api_url(address)

    @dispatcher.message_created()
    async def answer(event: Any) -> None:  # noqa: ANN401 - the library's own
        await event.message.answer("Да")

    await dispatcher.startup(bot)
    room = asyncio.Semaphore(AT_ONCE)

    async def handle(update: Update) -> None:
        async with room:
            await dispatcher.handle(await process_update_webhook(update, bot))

    updates, began = _updates(), perf_counter()
    await asyncio.gather(*map(handle, updates))
    took = perf_counter() - began
    await bot.close_session()
    return took


async def _channel(address: str, *, durable: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        given = {
            "database_url": f"sqlite:///{Path(folder) / 'register.sqlite3'}",
            "max_token": "t",
            "max_api": address,
        }
        parts = assemble(Settings.model_validate(given))
        parts.guide.refresh()
        inbox = make_inbox(parts.settings) if durable else ProcessInbox()
        channel = MaxChannel(parts, inbox, Throttle(UNLIMITED))
        dispatcher = OurDispatcher(inbox, [channel])
        await channel.start(webhook="")
        deliveries = [found for update in _updates() if (found := delivery(update))]
        began = perf_counter()
        await dispatcher.accept(deliveries)
        await dispatcher.drain(600)
        took = perf_counter() - began
        await channel.close()
        await inbox.close()
        parts.register.close()
        return took


def _platform(told: Any) -> None:  # noqa: ANN401 - one end of a pipe
    """Takes every call at once."""
    me = {**person(BOT, is_bot=True), "username": BOT_NAME}
    body = {"mid": "m", "seq": 1, "text": "Да", "attachments": []}
    sent = {
        "message": {
            "recipient": {"chat_id": 1, "chat_type": "dialog", "user_id": 1},
            "timestamp": 1,
            "body": body,
        }
    }

    async def take(request: web.Request) -> web.Response:
        return web.json_response(
            {"POST": sent, "GET": {**me, "subscriptions": []}}.get(request.method, {"success": True})
        )

    async def serve() -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", take)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        told.send(f"http://127.0.0.1:{runner.addresses[0][1]}")
        await asyncio.Event().wait()

    asyncio.run(serve())


def _say(name: str, a_second: float, more: str = "") -> None:
    sys.stdout.write(f"{name:40}{a_second:10,.0f} updates/s  {more}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
