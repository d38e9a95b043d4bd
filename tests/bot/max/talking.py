"""The channel with the real conversation over a small register, against the double, in one process."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from bot.bootstrap import Parts
from bot.conversation import Conversation
from bot.deep_links import Bots
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import ProcessInbox
from bot.delivery.throttle import Throttle
from bot.max.channel import MaxChannel
from bot.max.message_parts import Bot
from bot.max.receive import delivery
from bot.rate_limit.memory import Allowance
from bot.sessions.memory import MemorySessions
from bot.settings import Settings
from catalog.statistics.usage import Count
from handlers.context import Context
from handlers.messages import Miss, Report
from tests.bot.web.register import CONTEXT
from tests.doubles.max import Max
from tests.doubles.max_updates import BOT, BOT_NAME, Update
from tests.doubles.server import listening

SECRET = "one-two-three"


ME = Bot(BOT, BOT_NAME)


@dataclass
class Served:
    context: Context | None


class Unhurried:
    """Lets everybody write as often as they like: the pace is tested for itself."""

    async def count(self, person: str) -> Allowance:
        del person
        return Allowance.GO


class Notebook:
    """Forgets what it is given."""

    async def report(self, person: str, report: Report, on: date) -> int:
        del person, report, on
        return 1

    def hand_over(self, person: str, note: Report | Miss, on: date) -> None:
        del person, note, on

    def count(self, counts: Iterable[Count], on: date) -> None:
        del counts, on


def parts(context: Context = CONTEXT, **settings: Any) -> Parts:
    """What the channel needs of the whole."""
    sessions = MemorySessions()
    conversation = Conversation(Served(context), sessions, Unhurried(), Notebook())
    absent: dict[str, Any] = dict.fromkeys(field.name for field in fields(Parts))
    given = {"sessions": sessions, "conversation": conversation, "bots": Bots()}
    return Parts(**{**absent, **given, "settings": Settings(**settings)})


def talk(
    double: Max,
    updates: Sequence[Update],
    channel_does: Callable[[MaxChannel], Awaitable[None]] | None = None,
    throttle: Throttle | None = None,
    context: Context = CONTEXT,
) -> None:
    """Introduce the bot and answer these updates."""

    async def play(address: str) -> None:
        inbox = ProcessInbox()
        channel = MaxChannel(parts(context, max_token=double.token, max_api=address), inbox, throttle)
        dispatcher = Dispatcher(inbox, [channel])
        try:
            await channel.start(webhook="")
            await dispatcher.accept([found for one in updates if (found := delivery(one, channel._api.bot))])
            assert await dispatcher.drain(20) == 0
            if channel_does:
                await channel_does(channel)
        finally:
            await channel.close()

    with listening(double.app()) as address:
        asyncio.run(play(address))
