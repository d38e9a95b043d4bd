"""The three messengers as their updates come: by polling or by webhook, to a process with any inbox."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from typing import Any

import httpx
from pydantic import SecretStr
from starlette.applications import Starlette

from bot.bootstrap import Parts
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import Inbox
from bot.delivery.model import Channel
from bot.max.channel import MaxChannel
from bot.telegram.channel import TelegramChannel
from bot.vk.channel import VkChannel
from bot.web.webhooks import webhooks
from tests.bot.vk.events import message
from tests.doubles.hostile import dumps
from tests.doubles.max import Max
from tests.doubles.max_updates import dialogue, wrote
from tests.doubles.server import listening
from tests.doubles.telegram import TOKEN, Telegram
from tests.doubles.telegram_people import writes
from tests.doubles.vk import Vk

Update = dict[str, Any]
SECRET = "one-two-three"
SETTINGS: Mapping[str, Any] = {
    "telegram_token": TOKEN,
    "vk_token": "vk-token",
    "vk_group_id": 1,
    "vk_secret": SECRET,
    "vk_confirmation": "c0nf1rm",
    "max_token": "max-token",
    "public_url": "https://guide.example",
    "webhook_secret": SECRET,
}


class Platform(ABC):
    """One messenger's double, with what is needed to play it. Persons are numbers above 0."""

    api: str
    """The setting that names its address."""
    headers: Mapping[str, str] = {}
    double: Any

    @abstractmethod
    def write(self, person: int, text: str, **more: Any) -> Update:
        """Somebody writes. `more`: further members of the update."""

    @abstractmethod
    def answered(self) -> set[int]:
        """Who was answered."""

    @abstractmethod
    def channel(self, parts: Parts, inbox: Inbox) -> Channel: ...

    @abstractmethod
    def forget(self) -> None:
        """The platform's numbers begin anew."""

    @abstractmethod
    def become_another(self) -> Mapping[str, Any]:
        """The double is that of another bot from now on; the settings that name it."""

    def of_bot(self, update: Update) -> Update:
        """As the bot is told of it that the double is of."""
        return update

    def numbered(self, number: int, update: Update) -> Update:
        """As the webhook delivers it."""
        del number
        return update


class OfTelegram(Platform):
    api, headers = "telegram_api", {"X-Telegram-Bot-Api-Secret-Token": SECRET}

    def __init__(self) -> None:
        self.double = Telegram()

    def write(self, person: int, text: str, **more: Any) -> Update:
        return {**writes(person, text), **more}

    def answered(self) -> set[int]:
        return {call.params["chat_id"] for call in self.double.sent()}

    def channel(self, parts: Parts, inbox: Inbox) -> Channel:
        return TelegramChannel(parts, inbox)

    def forget(self) -> None:
        self.double.begin_anew(1000 - len(self.double.updates))

    def become_another(self) -> Mapping[str, Any]:
        self.double.token = "4343:another"
        return {"telegram_token": SecretStr(self.double.token)}

    def numbered(self, number: int, update: Update) -> Update:
        return {"update_id": number, **update}


class OfVk(Platform):
    api = "vk_api"

    def __init__(self) -> None:
        self.double = Vk(calls_a_second=1000)

    def write(self, person: int, text: str, **more: Any) -> Update:
        return {**message(text, person), "secret": SECRET, **more}

    def answered(self) -> set[int]:
        return {one.peer for one in list(self.double.messages)}

    def channel(self, parts: Parts, inbox: Inbox) -> Channel:
        return VkChannel(parts, inbox)

    def forget(self) -> None:
        self.double.events.clear()

    def become_another(self) -> Mapping[str, Any]:
        self.double.group_id = 2
        return {"vk_group_id": 2}

    def of_bot(self, update: Update) -> Update:
        return {**update, "group_id": self.double.group_id}


class OfMax(Platform):
    api, headers = "max_api", {"X-Max-Bot-Api-Secret": SECRET}

    def __init__(self) -> None:
        self.double = Max(answers_a_second=1000)

    def write(self, person: int, text: str, **more: Any) -> Update:
        return {**wrote(person, text), **more}

    def answered(self) -> set[int]:
        return {one.chat - dialogue(0) for one in list(self.double.messages)}

    def channel(self, parts: Parts, inbox: Inbox) -> Channel:
        return MaxChannel(parts, inbox)

    def forget(self) -> None:
        self.double.updates.clear()

    def become_another(self) -> Mapping[str, Any]:
        self.double.token = "another"
        return {"max_token": SecretStr("another")}


PLATFORMS: Mapping[str, Callable[[], Platform]] = {"telegram": OfTelegram, "vk": OfVk, "max": OfMax}


@dataclass
class Process:
    """One process with one channel."""

    platform: Platform
    channel: Channel
    dispatcher: Dispatcher

    async def deliver(self, updates: Sequence[Update]) -> list[int]:
        """By webhook, one after another; the status of each."""
        routes = webhooks([self.channel], self.dispatcher.accept)
        transport, statuses = httpx.ASGITransport(Starlette(routes=routes)), []
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            for number, update in enumerate(updates, start=1):
                body = dumps(self.platform.numbered(number, update))
                answer = await client.post(
                    f"/{self.channel.name}", content=body, headers=dict(self.platform.headers)
                )
                statuses.append(answer.status_code)
        return statuses

    @asynccontextmanager
    async def polling(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.channel.poll(self.dispatcher.accept))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def until_answered(self, people: set[int], seconds: float = 20) -> None:
        """Until all of them are, or the time is over."""
        end = asyncio.get_running_loop().time() + seconds
        while not people <= self.platform.answered() and asyncio.get_running_loop().time() < end:  # noqa: ASYNC110 - the double has a thread of its own
            await asyncio.sleep(0.01)


@contextmanager
def playing(name: str) -> Iterator[Platform]:
    """The double of that platform, listening."""
    platform = PLATFORMS[name]()
    with listening(platform.double.app()) as platform.double.address:
        yield platform


@asynccontextmanager
async def process(platform: Platform, parts: Parts, inbox: Inbox) -> AsyncIterator[Process]:
    settings = parts.settings.model_copy(update={platform.api: platform.double.address})
    channel = platform.channel(replace(parts, settings=settings), inbox)
    dispatcher = Dispatcher(inbox, [channel])
    looking = asyncio.create_task(dispatcher.run())
    try:
        yield Process(platform, channel, dispatcher)
    finally:
        looking.cancel()
        await dispatcher.drain(5)
        await channel.close()
        await inbox.close()
