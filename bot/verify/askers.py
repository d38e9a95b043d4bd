"""Who can be asked, by the settings: the one place where verification meets tokens."""

from bot.settings import Settings
from bot.verify.asking import Asker
from catalog.pages.listing import Listing
from catalog.pages.page_index import PageBook
from catalog.region import Region

VK_CALLS_A_SECOND = 8.0
"""Of the twenty that VK takes for one token: residents, answered by another process, need the rest."""

VK_CALLS_BESIDE_THE_BOT = 1.0
"""In the process that answers residents, whose own limiter takes the other nineteen."""


def has_tokens(settings: Settings) -> bool:
    """Whether any platform can be asked; sites need no token, but alone they are no verification."""
    keys = (settings.vk_token, settings.telegram_token, settings.max_token, settings.ok_token)
    return any(key.get_secret_value() for key in keys)


def make_askers(settings: Settings, region: Region, *, beside_the_bot: bool) -> list[Asker]:
    """Those that bear the mark first: what loses it must go out of sight at once."""
    from bot.verify.max import MaxAsker
    from bot.verify.sites import SiteAsker

    vk_pace = VK_CALLS_BESIDE_THE_BOT if beside_the_bot else VK_CALLS_A_SECOND
    askers = [*_vk(settings, vk_pace), *_ok(settings), *_telegram(settings)]
    askers.append(MaxAsker(settings.max_token.get_secret_value(), settings.max_api))
    askers.append(SiteAsker(PageBook(Listing(), region.state_hosts).trusts))
    return askers


def _vk(settings: Settings, calls_a_second: float) -> list[Asker]:
    if not (token := settings.vk_token.get_secret_value()):
        return []
    from bot.verify.vk import VkAsker
    from bot.vk.client import Client
    from bot.vk.limiter import Limiter

    return [VkAsker(Client(token, settings.vk_api, Limiter(calls_a_second)))]


def _ok(settings: Settings) -> list[Asker]:
    if not (token := settings.ok_token.get_secret_value()):
        return []
    from bot.verify.ok import OkAsker, OkKeys

    keys = OkKeys(token, settings.ok_application_key, settings.ok_secret.get_secret_value())
    return [OkAsker(keys, settings.ok_api)]


def _telegram(settings: Settings) -> list[Asker]:
    if not (token := settings.telegram_token.get_secret_value()):
        return []
    from bot.verify.telegram import TelegramAsker

    return [TelegramAsker(token, settings.telegram_api, settings.telegram_proxy.get_secret_value())]
