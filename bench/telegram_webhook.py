"""`python -m bench.telegram_webhook`: the channel's webhook beside aiogram's own, each a process of its own.

Delivered by 32 connections at once; measured in the server, from its readiness to the last answer's call. The
network behind it is left out on both sides, and the search on ours, as in `bench.telegram`.
"""

import asyncio
import json
import socket
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import aiohttp
from aiogram import Bot, Dispatcher, F
from aiogram.types import InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from starlette.applications import Starlette

from bench.telegram import TOKEN, NoNetwork, OurNoNetwork, Stopwatch, joined, ours, updates
from bot import conversation
from bot.bootstrap import Parts, make_inbox
from bot.delivery.dispatcher import Dispatcher as Deliveries
from bot.delivery.inbox import Inbox, ProcessInbox
from bot.observability.logs import log_to_stderr
from bot.telegram.channel import TelegramChannel
from bot.web.run import create_app
from bot.web.server import address, listen, make_server
from bot.web.webhooks import webhooks
from handlers.router import respond

SECRET = "a-secret-of-the-bench"  # noqa: S105 - it opens nothing
UPDATES, CONNECTIONS, ROUNDS = 2_000, 32, 3
WARM = 100
NAMES = ("bare aiogram", "channel, inbox in memory", "channel, inbox in the database")


async def main() -> None:
    """Each server in turn, the best of some rounds of each."""
    sys.stdout.write(f"{'':34}{'by processor':>18}{'by clock':>18}\n")
    floor: Mapping[str, float] = {}
    for name in NAMES:
        rounds = [await measured(name) for _ in range(ROUNDS)]
        best = {key: max(one[key] for one in rounds) for key in rounds[0]}
        floor = floor or best
        columns = "".join(
            f"{best[key]:9,.0f}/s{best[key] / floor[key]:7.2f}" for key in ("processor", "clock")
        )
        sys.stdout.write(f"{name:34}{columns}\n")
        sys.stdout.flush()


async def measured(name: str) -> dict[str, float]:
    """Updates a second, as the server itself says."""
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.telegram_webhook", name, stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None  # noqa: S101 - it is a pipe
    url = (await server.stdout.readline()).decode().strip()
    await deliver(url)
    said: dict[str, float] = json.loads(await server.stdout.readline())
    server.kill()
    await server.wait()
    return said


async def deliver(url: str) -> None:
    waiting = updates(UPDATES, first=WARM)
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}

    async def connection(client: aiohttp.ClientSession) -> None:
        for update in waiting:
            async with client.post(url, json=update, headers=headers) as answer:
                await answer.read()

    async with aiohttp.ClientSession() as client:
        await asyncio.gather(*(connection(client) for _ in range(CONNECTIONS)))


async def serve(name: str) -> None:
    """Listen, say where, answer all that is delivered, say how fast."""
    log_to_stderr()
    with tempfile.TemporaryDirectory() as folder:
        parts = joined(Path(folder), public_url="https://bench.example", webhook_secret=SECRET, web_port=0)
        await ours(parts, ProcessInbox(), updates(WARM))
        answer, NoNetwork.made = NoNetwork.last, 0
        searching = Stopwatch(respond)
        inbox = ProcessInbox() if name == NAMES[1] else make_inbox(parts.settings)
        app = bare(answer) if name == NAMES[0] else channel(parts, inbox)
        with listen(parts.settings) as listening, patch.object(conversation, "respond", searching):
            _say(f"{address(listening)}telegram")
            server = asyncio.create_task(_run(app, listening))
            _say(json.dumps(await _rates(searching)))
            await server


def bare(answer: Mapping[str, Any]) -> web.Application:
    """Its own handler of webhooks, acknowledging what is answered, as a bot that loses nothing has to."""
    dispatcher, bot = Dispatcher(), Bot(TOKEN, session=NoNetwork())
    markup = InlineKeyboardMarkup.model_validate(answer["reply_markup"])

    @dispatcher.message(F.text)
    async def reply(message: Message) -> None:
        await message.answer(answer["text"], parse_mode="HTML", reply_markup=markup)

    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET).register(
        app, "/telegram"
    )
    return app


def channel(parts: Parts, inbox: Inbox) -> Starlette:
    """All that `gospublic run` serves, with this channel."""
    telegram = TelegramChannel(parts, inbox)
    telegram._api._bot.session = OurNoNetwork()  # noqa: SLF001 - the network is left out here alone
    hooks = webhooks([telegram], Deliveries(inbox, [telegram]).accept)
    return create_app(parts.conversation, parts.guide, parts.settings, hooks)


async def _run(app: web.Application | Starlette, listening: socket.socket) -> None:
    if isinstance(app, Starlette):
        await make_server(app).serve(sockets=[listening])
        return
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    await asyncio.Event().wait()


async def _rates(searching: Stopwatch) -> dict[str, float]:
    """Updates a second from the first call that is made to the last, the search left out."""
    while not NoNetwork.made:  # noqa: ASYNC110 - a look every millisecond costs less than an event each call
        await asyncio.sleep(0.001)
    first, began, began_clock = NoNetwork.made, process_time(), perf_counter()
    searched, searched_clock = searching.processor, searching.clock
    while NoNetwork.made < UPDATES:  # noqa: ASYNC110 - likewise
        await asyncio.sleep(0.01)
    spent = process_time() - began - (searching.processor - searched)
    spent_clock = perf_counter() - began_clock - (searching.clock - searched_clock)
    count = NoNetwork.made - first
    return {"processor": count / spent, "clock": count / spent_clock}


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]) if len(sys.argv) > 1 else main())
