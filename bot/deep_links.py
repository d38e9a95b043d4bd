"""Under which names people find the bot, and the links that open it at an institution or a service.

VK's name comes with the settings; Telegram and MAX tell theirs when the channel starts, or when asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.platforms import SPOKEN
from bot.settings import Settings
from catalog.model import Platform

LINKS: Mapping[Platform, str] = {one.platform: one.link for one in SPOKEN}


def door_address(public_url: str, code: str) -> str:
    """The page behind a code, which leads to every channel."""
    return f"{public_url.rstrip('/')}/i/{code}"


@dataclass
class Bots:
    """The names that are known so far."""

    names: dict[Platform, str] = field(default_factory=dict)

    def links(self, code: str) -> dict[Platform, str]:
        """What opens each bot at that code (`[A-Za-z0-9_-]{1,64}`, which every platform takes)."""
        return {
            platform: form.format(name=self.names[platform], code=code)
            for platform, form in LINKS.items()
            if self.names.get(platform)
        }


def from_settings(settings: Settings) -> Bots:
    """With the names that nobody need be asked for."""
    has_vk = settings.vk_token.get_secret_value() and settings.vk_group_id
    return Bots({Platform.VK: f"club{settings.vk_group_id}"} if has_vk else {})
