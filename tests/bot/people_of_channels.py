"""One person who writes to the running process by each channel, at the network's edge."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep
from types import MappingProxyType
from typing import Protocol, TypeVar

import httpx

from catalog.model import Platform
from tests.bot.vk.events import message
from tests.doubles import telegram as telegram_double
from tests.doubles import vk as vk_double
from tests.doubles.max import Max
from tests.doubles.max_updates import dialogue, wrote
from tests.doubles.process import Running
from tests.doubles.server import listening
from tests.doubles.telegram import TOKEN, Telegram
from tests.doubles.telegram_people import writes
from tests.doubles.vk import Vk

PERSON = 701_001_001  # VK takes a number over 2,000,000,000 for a group
PATIENCE_SECONDS = 60.0
Found = TypeVar("Found")


@dataclass(frozen=True)
class Seen:
    """What a person sees of one answer."""

    text: str
    labels: tuple[str, ...]


class Way(Protocol):
    """How the person reaches the process."""

    name: str
    """As `gospublic forget` takes it."""

    @property
    def settings(self) -> Mapping[str, str]:
        """Of the process, so that it knows the platform."""

    def say(self, process: Running, text: str) -> Seen:
        """The answer to what is written."""


def awaited(looked_for: Callable[[], Found | None]) -> Found:
    """What is found at last."""
    end = monotonic() + PATIENCE_SECONDS
    while (found := looked_for()) is None:
        assert monotonic() < end, "waited in vain"
        sleep(0.01)
    return found


class InTelegram:
    name = f"telegram:{PERSON}"

    def __init__(self, double: Telegram) -> None:
        self._double = double
        self.settings = MappingProxyType({"telegram_token": TOKEN, "telegram_api": double.address})

    def say(self, process: Running, text: str) -> Seen:
        del process
        before = len(self._double.sent(PERSON))
        self._double.add(writes(PERSON, text))
        shown = awaited(lambda: next(iter(self._double.sent(PERSON)[before:]), None))
        return Seen(shown.text, tuple(shown.buttons))


class InVk:
    name = f"vk:{PERSON}"

    def __init__(self, double: Vk) -> None:
        self._double = double
        self.settings = MappingProxyType(
            {"vk_api": double.address, "vk_token": double.token, "vk_group_id": str(double.group_id)}
        )

    def say(self, process: Running, text: str) -> Seen:
        """What came before the first poll ever isn't asked for."""
        del process
        awaited(lambda: self._double.polls or None)
        before = len(self._double.to(PERSON))
        self._double.add(message(text, PERSON))
        shown = awaited(lambda: next(iter(self._double.to(PERSON)[before:]), None))
        return Seen(shown.text, tuple(shown.labels()))


class InMax:
    name = f"max:{PERSON}"

    def __init__(self, double: Max) -> None:
        self._double = double
        self.settings = MappingProxyType({"max_token": double.token, "max_api": double.address})

    def say(self, process: Running, text: str) -> Seen:
        del process
        chat = dialogue(PERSON)
        before = len(self._double.to(chat))
        self._double.add(wrote(PERSON, text))
        shown = awaited(lambda: next(iter(self._double.to(chat)[before:]), None))
        return Seen(shown.text, tuple(button["text"] for button in shown.buttons))


class InTheWebChat:
    name = "web:s1"
    settings: Mapping[str, str] = MappingProxyType({})

    def say(self, process: Running, text: str) -> Seen:
        awaited(lambda: httpx.get(f"{process.address}/readyz").status_code == httpx.codes.OK or None)
        asked = {"session": "s1", "text": text}
        given = httpx.post(f"{process.address}/api/messages", json=asked, timeout=20).json()
        names = [f"{card['name']}\n{card['official_name']}" for card in given["cards"]]
        return Seen("\n".join([given["text"], *names]), tuple(one["label"] for one in given["choices"]))


@contextmanager
def in_telegram() -> Iterator[Way]:
    with telegram_double.serving(Telegram()) as double:
        yield InTelegram(double)
    assert double.refused == []


@contextmanager
def in_vk() -> Iterator[Way]:
    with vk_double.serving(Vk()) as double:
        yield InVk(double)


@contextmanager
def in_max() -> Iterator[Way]:
    double = Max()
    with listening(double.app()) as double.address:
        yield InMax(double)
    assert double.refused == []


@contextmanager
def in_the_web_chat() -> Iterator[Way]:
    yield InTheWebChat()


WAYS = {Platform.TELEGRAM: in_telegram, Platform.VK: in_vk, Platform.MAX: in_max, "web": in_the_web_chat}
