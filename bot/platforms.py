"""The platforms that the guide speaks on: the one list that channels, the doctor and links read.

A platform's library is loaded only where its token is set.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from bot.delivery.model import Channel
from bot.settings import Settings
from catalog.model import Platform
from handlers.texts import doctor as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One of them. Its folder is `bot/‹platform›`, its webhook `/‹platform›`."""

    platform: Platform
    title: str  # for the operator
    channel: str  # the class in the folder's channel.py
    link: str  # what opens the bot at a code (`[A-Za-z0-9_-]{1,64}`)
    token: Callable[[Settings], str]
    delivers: Callable[[Settings], bool]  # to the webhook; else it is polled

    def is_set(self, settings: Settings) -> bool:
        """Whether the settings name a bot there."""
        return bool(self.token(settings))

    def webhook(self, settings: Settings) -> str:
        """The address to deliver to; empty where it is polled."""
        address = f"{settings.public_url.rstrip('/')}/{self.platform}"
        return address if self.delivers(settings) else ""

    def make_channel(self, *given: Any) -> Channel:  # noqa: ANN401 - what each channel is made of
        """The channel of these parts and bookmarks."""
        made: Channel = getattr(self._module("channel"), self.channel)(*given)
        return made

    def examine(self, settings: Settings) -> Awaitable[list[str]]:
        """What is wrong with the installation, asked of the platform. Raises LaterError."""
        found: Awaitable[list[str]] = self._module("doctor").examine(settings, self.webhook(settings))
        return found

    def _module(self, name: str) -> Any:  # noqa: ANN401 - each folder has the same names
        return import_module(f"bot.{self.platform}.{name}")


SPOKEN: Sequence[Spoken] = (
    Spoken(
        platform=Platform.TELEGRAM,
        title=texts.TELEGRAM,
        channel="TelegramChannel",
        link="https://t.me/{name}?start={code}",
        token=lambda settings: settings.telegram_token.get_secret_value(),
        delivers=lambda settings: settings.takes_webhooks,
    ),
    Spoken(
        platform=Platform.VK,
        title=texts.VK,
        channel="VkChannel",
        link="https://vk.me/{name}?ref={code}",
        token=lambda settings: settings.vk_token.get_secret_value(),
        delivers=lambda settings: bool(settings.vk_confirmation and settings.vk_secret.get_secret_value()),
    ),
    Spoken(
        platform=Platform.MAX,
        title=texts.MAX,
        channel="MaxChannel",
        link="https://max.ru/{name}?start={code}",
        token=lambda settings: settings.max_token.get_secret_value(),
        delivers=lambda settings: settings.takes_webhooks,
    ),
)
