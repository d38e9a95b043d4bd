"""`python -m bench.max`: MAX's channel beside its library with nothing to do, and ten thousand torn updates.

Both answer each update with one word over HTTP, through the library's client, to a platform in a process
of its own, sixteen updates at once; the dialogue is left out of ours, and then measured with it. MAX's limits
are lifted: at 30 calls a second neither would have anything to do. Beside the clock stands this process's own
time.
"""

import asyncio
import multiprocessing
import sys
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, cast

from aiohttp import web
from maxapi import Bot, Dispatcher
from maxapi.methods.types.getted_updates import process_update_webhook

from bot.bootstrap import assemble, make_inbox
from bot.conversation import Conversation
from bot.delivery.dispatcher import Dispatcher as OurDispatcher
from bot.delivery.inbox import ProcessInbox
from bot.delivery.throttle import Rate, Throttle
from bot.max.channel import MaxChannel
from bot.max.receive import delivery
from bot.settings import Settings
from handlers.messages import Incoming, Reply
from tests.bot.max.test_mutated_updates import tally
from tests.doubles.max_updates import BOT, BOT_NAME, Update, person, wrote

UPDATES, BATCH, ROUNDS, MUTANTS = 1_600, 16, 3, 10_000
QUESTION, WORD = "поликлиника 30", "Да"
CHANNELS = (
    ("this channel, inbox in memory", False, False),
    ("this channel, inbox in the database", True, False),
    ("likewise, with the whole dialogue", True, True),
)
UNLIMITED = Rate(1_000_000)


@dataclass(frozen=True)
class Cost:
    """Of one update: seconds by the clock, and of the processor."""

    clock: float
    processor: float


class OneWord:
    """A conversation that has nothing to think about."""

    async def answer(self, person: str, incoming: Incoming) -> Reply:
        del person, incoming
        return Reply(WORD)


def main() -> None:
    """Print what an update costs each, the best of three rounds, and what came of the torn updates."""
    ours, theirs = multiprocessing.Pipe()
    platform = multiprocessing.Process(target=_platform, args=(theirs,), daemon=True)
    platform.start()
    address = ours.recv()
    floor = best(partial(_floor, address))
    _say("maxapi, a handler that says one word", floor, floor)
    for name, durable, thinks in CHANNELS:
        _say(name, best(partial(_channel, address, durable, thinks)), floor)
    platform.terminate()
    sys.stdout.write(f"{MUTANTS} torn updates: {dict(tally(MUTANTS, seed=1))}\n")


def best(measured: Callable[[], Coroutine[Any, Any, Cost]]) -> Cost:
    return min((asyncio.run(measured()) for _ in range(ROUNDS)), key=lambda cost: cost.processor)


async def timed(handle: Callable[[Sequence[Update]], Awaitable[None]]) -> Cost:
    """In batches: each is answered before the next comes."""
    updates = [wrote(user, QUESTION) for user in range(UPDATES)]
    clock, processor = perf_counter(), process_time()
    for start in range(0, UPDATES, BATCH):
        await handle(updates[start : start + BATCH])
    return Cost((perf_counter() - clock) / UPDATES, (process_time() - processor) / UPDATES)


async def _floor(address: str) -> Cost:
    bot, dispatcher = Bot("token", auto_requests=False), Dispatcher()
    bot.set_api_url(address)

    @dispatcher.message_created()
    async def answer(event: Any) -> None:  # noqa: ANN401 - the library's own
        await event.message.answer(WORD)

    await dispatcher.startup(bot)

    async def handle(updates: Sequence[Update]) -> None:
        await asyncio.gather(*(one(update) for update in updates))

    async def one(update: Update) -> None:
        event = await process_update_webhook(update, bot)
        assert event  # noqa: S101 - it is one that the library knows
        await dispatcher.handle(event)

    cost = await timed(handle)
    await bot.close_session()
    return cost


async def _channel(address: str, durable: bool, thinks: bool) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'register.sqlite3'}"
        given = {"database_url": url, "max_token": "t", "max_api": address}
        parts = assemble(Settings.model_validate(given))
        parts.guide.refresh()
        inbox = make_inbox(parts.settings) if durable else ProcessInbox()
        channel = MaxChannel(parts, inbox, Throttle(UNLIMITED))
        if not thinks:
            channel._conversation = cast(Conversation, OneWord())  # noqa: SLF001 - the dialogue is left out
        dispatcher = OurDispatcher(inbox, [channel])
        await channel.start(webhook="")

        async def handle(updates: Sequence[Update]) -> None:
            await dispatcher.accept([found for update in updates if (found := delivery(update, "bench"))])
            await dispatcher.drain(60)

        cost = await timed(handle)
        await channel.close()
        await inbox.close()
        await parts.close()
        return cost


def _platform(told: Any) -> None:  # noqa: ANN401 - one end of a pipe
    """Takes every call at once."""
    me = {**person(BOT, is_bot=True), "username": BOT_NAME}
    body = {"mid": "m", "seq": 1, "text": WORD, "attachments": []}
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


def _say(name: str, cost: Cost, floor: Cost) -> None:
    clock, processor = 1000 * cost.clock, 1000 * cost.processor
    share = f"{floor.clock / cost.clock:.2f} and {floor.processor / cost.processor:.2f} of the floor's speed"
    sys.stdout.write(f"{name:45}{clock:7.2f} ms by the clock{processor:7.2f} ms of the processor  {share}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
