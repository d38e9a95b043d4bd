"""`python -m bench.telegram [memory]`: what the channel costs beside a bare aiogram handler, in the same run.

Both answer the same questions with the same text and keyboard, over aiogram's session with the network left
out: the call is serialised, its result is read. What the search takes is measured apart and left out of ours.
Rates are by the processor's time, which nothing else on the machine changes, and by the clock.
`memory`: 200,000 updates in one process, its memory on the way.
"""

import asyncio
import resource
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import Any, NamedTuple
from unittest.mock import patch

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.types import InlineKeyboardMarkup, Message

from bot import conversation
from bot.bootstrap import Parts, assemble, make_inbox
from bot.delivery.dispatcher import Dispatcher as Deliveries
from bot.delivery.inbox import Inbox, ProcessInbox
from bot.live.garbage import collect_seldom
from bot.observability.logs import log_to_stderr
from bot.settings import Settings
from bot.telegram.channel import TelegramChannel
from bot.telegram.deliveries import delivery
from bot.telegram.session import TelegramSession
from handlers.messages import Incoming, Session
from handlers.router import respond

TOKEN = "4242:bench"  # noqa: S105 - opens nothing
QUESTION = "взрослая поликлиника дзержинский"
UPDATES, ROUNDS = 2_000, 3
BATCH = 100
MEMORY_UPDATES, LOOKS = 200_000, 10
SENT = (
    '{"ok": true, "result": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"},'
    ' "from": {"id": 4242, "is_bot": true, "first_name": "bot"}, "text": "answer"}}'
)


class NoNetwork(AiohttpSession):
    """aiogram's session up to the socket, and from it."""

    last: dict[str, Any] = {}  # noqa: RUF012 - what was called last, of all sessions
    made = 0

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ANN401, ASYNC109 - as in aiogram
        del timeout
        self.build_form_data(bot, method)()
        NoNetwork.last, NoNetwork.made = method.model_dump(), NoNetwork.made + 1
        return self.check_response(bot, method, 200, SENT).result


class OurNoNetwork(NoNetwork, TelegramSession):
    """The channel's own session, likewise."""


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    collect_seldom()  # as the process does
    log_to_stderr()
    with tempfile.TemporaryDirectory() as folder:
        parts = joined(Path(folder))
        if "memory" in arguments:
            asyncio.run(show_memory(parts))
        else:
            asyncio.run(compare(parts))
        asyncio.run(parts.close())


def joined(folder: Path, **settings: object) -> Parts:
    """On the starter register, in a database of its own."""
    url = f"sqlite:///{folder / 'bench.sqlite3'}"
    given = {"database_url": url, "telegram_token": TOKEN, **settings}
    parts = assemble(Settings.model_validate(given))
    parts.guide.refresh()
    return parts


async def compare(parts: Parts) -> None:
    await ours(parts, ProcessInbox(), updates(BATCH))  # fills what is filled at first use, and `last`
    text, keyboard = NoNetwork.last["text"], NoNetwork.last["reply_markup"]
    tried: dict[str, Callable[[int], Awaitable[Rates]]] = {
        "bare aiogram": lambda first: bare(text, keyboard, updates(UPDATES, first)),
        "channel, inbox in memory": lambda first: ours(parts, ProcessInbox(), updates(UPDATES, first)),
        "channel, inbox in the database": lambda first: ours(
            parts, make_inbox(parts.settings), updates(UPDATES, first)
        ),
    }
    sys.stdout.write(f"{'':34}{'by processor':>18}{'by clock':>18}\n")
    floor = Rates(1, 1)
    for name, run in tried.items():
        found = [await run(BATCH + UPDATES * at) for at in range(ROUNDS)]
        best = Rates(max(one.processor for one in found), max(one.clock for one in found))
        floor = best if name == "bare aiogram" else floor
        rates = ((best.processor, floor.processor), (best.clock, floor.clock))
        columns = "".join(f"{rate:9,.0f}/s{rate / least:7.2f}" for rate, least in rates)
        sys.stdout.write(f"{name:34}{columns}\n")


class Rates(NamedTuple):
    """Updates a second."""

    processor: float
    clock: float


async def bare(text: str, keyboard: dict[str, Any], given: Iterator[dict[str, Any]]) -> Rates:
    """Of a handler that knows its answer."""
    markup = InlineKeyboardMarkup.model_validate(keyboard)
    dispatcher, bot = Dispatcher(), Bot(TOKEN, session=NoNetwork())

    @dispatcher.message(F.text)
    async def answer(message: Message) -> None:
        await message.answer(text, parse_mode="HTML", reply_markup=markup)

    found = list(given)
    began, began_clock = process_time(), perf_counter()
    for update in found:
        await dispatcher.feed_raw_update(bot, update)
    return Rates(len(found) / (process_time() - began), len(found) / (perf_counter() - began_clock))


async def ours(parts: Parts, inbox: Inbox, given: Iterator[dict[str, Any]]) -> Rates:
    """From `accept` to the call's answer, the search left out."""
    searching = Stopwatch(respond)
    channel = TelegramChannel(parts, inbox)
    channel._api._bot.session = OurNoNetwork()  # noqa: SLF001 - the network is left out here alone
    deliveries = Deliveries(inbox, [channel])
    found = [one for update in given if (one := delivery(update, 4242))]
    began, began_clock = process_time(), perf_counter()
    with patch.object(conversation, "respond", searching):
        for at in range(0, len(found), BATCH):
            await deliveries.accept(found[at : at + BATCH])
            await deliveries.drain(60)
    spent = process_time() - began - searching.processor
    spent_clock = perf_counter() - began_clock - searching.clock
    await channel.close()
    await inbox.close()
    return Rates(len(found) / spent, len(found) / spent_clock)


class Stopwatch:
    """Calls through, and knows how long it took in all."""

    def __init__(self, called: Callable[..., Any]) -> None:
        self._called = called
        self.processor = self.clock = 0.0

    def __call__(self, *given: Any) -> Any:  # noqa: ANN401 - whatever is called
        began, began_clock = thread_time(), perf_counter()
        found = self._called(*given)
        self.processor += thread_time() - began
        self.clock += perf_counter() - began_clock
        return found


async def show_memory(parts: Parts) -> None:
    """Resident memory after every tenth of the updates."""
    step, inbox = MEMORY_UPDATES // LOOKS, ProcessInbox()
    assert parts.guide.context  # noqa: S101 - it was loaded before
    answer = respond(Incoming(text=QUESTION), Session(), parts.guide.context)
    # The search would take ten times as long as all the rest.
    with patch.object(conversation, "respond", lambda *_: answer):
        for look in range(LOOKS):
            await ours(parts, inbox, updates(step, first=look * step))
            sys.stdout.write(f"{(look + 1) * step:9,} updates{_resident():9.1f} MB\n")
        sys.stdout.flush()


def updates(count: int, first: int = 0) -> Iterator[dict[str, Any]]:
    """The same question from as many people."""
    for number in range(first + 1, first + count + 1):
        chat = {"id": number, "type": "private", "first_name": "Житель"}
        sender = {"id": number, "is_bot": False, "first_name": "Житель"}
        message = {"message_id": 1, "date": 1_700_000_000, "chat": chat, "from": sender, "text": QUESTION}
        yield {"update_id": number, "message": message}


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main(sys.argv[1:])
