"""Under which names the bots are found, asked of the platforms themselves."""

from collections.abc import Awaitable, Callable

from bot.deep_links import Bots, from_settings
from bot.delivery.model import LaterError, RefusedError
from bot.settings import Settings
from catalog.model import Platform


async def ask_names(settings: Settings) -> tuple[Bots, list[Platform]]:
    """With the names that the platforms tell, and the platforms that told none."""
    bots, silent = from_settings(settings), []
    for platform, ask in _askable(settings).items():
        try:
            bots.names[platform] = await ask(settings)
        except (LaterError, RefusedError):
            silent.append(platform)
    return bots, silent


def _askable(settings: Settings) -> dict[Platform, Callable[[Settings], Awaitable[str]]]:
    """How each platform that has its token is asked. Their libraries are loaded only then."""
    found: dict[Platform, Callable[[Settings], Awaitable[str]]] = {}
    if settings.telegram_token.get_secret_value():
        from bot.telegram import setup

        found[Platform.TELEGRAM] = setup.ask_name
    if settings.max_token.get_secret_value():
        from bot.max import setup as max_setup

        found[Platform.MAX] = max_setup.ask_name
    return found
