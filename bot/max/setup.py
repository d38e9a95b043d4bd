"""How the bot introduces itself to MAX when it starts: who it is, its commands, where updates go."""

import structlog

from bot.delivery.model import RefusedError
from bot.delivery.shape import integer, items, text
from bot.delivery.throttle import Throttle
from bot.max import texts
from bot.max.client import IN_CHAT, OVERALL, Api, TokenRefusedError
from bot.max.message_parts import Bot
from bot.max.receive import WANTED
from bot.settings import Settings
from handlers.texts.commands import COMMANDS

SHORTEST_SECRET = 5
MOST_SUBSCRIPTIONS = 100

log = structlog.get_logger()


async def introduce(api: Api) -> Bot:
    """Who the bot is. Raises LaterError, or RefusedError with a sentence for the operator."""
    try:
        me = await api.ask("GET /me")
    except TokenRefusedError as error:
        raise RefusedError(texts.BAD_TOKEN) from error
    return Bot(integer(me.get("user_id")), text(me.get("username")))


async def ask_name(settings: Settings) -> str:
    """The name of the bot with that token. Raises LaterError or RefusedError."""
    api = Api(settings.max_token.get_secret_value(), settings.max_api, Throttle(OVERALL, IN_CHAT))
    try:
        return (await introduce(api)).username
    finally:
        await api.close()


async def set_commands(api: Api) -> None:
    """What is offered behind «/»; the bot answers without it. Raises LaterError.

    https://dev.max.ru/docs-api/methods/PATCH/me/commands
    """
    commands = [{"name": name, "description": said} for name, said in COMMANDS.items()]
    try:
        await api.ask("PATCH /me/commands", json={"commands": commands})
    except RefusedError as error:
        log.warning("commands_refused", channel="max", reason=str(error))


async def subscribed(api: Api) -> set[str]:
    """The addresses to which MAX delivers. Raises LaterError, RefusedError."""
    answer = await api.ask("GET /subscriptions")
    return {text(one.get("url")) for one in items(answer.get("subscriptions"), MOST_SUBSCRIPTIONS)} - {""}


async def deliver_to(api: Api, webhook: str, secret: str) -> None:
    """Updates go to that address alone; or, where it is empty, to nobody, so that they can be fetched.

    Raises LaterError, or RefusedError with a sentence for the operator.
    """
    if webhook and len(secret) < SHORTEST_SECRET:
        raise RefusedError(texts.SHORT_SECRET)
    for url in await subscribed(api):
        if url != webhook:
            await api.ask("DELETE /subscriptions", {"url": url})
    if webhook:
        wanted = {"url": webhook, "update_types": list(WANTED), "secret": secret}
        try:
            await api.ask("POST /subscriptions", json=wanted)
        except RefusedError as error:
            raise RefusedError(texts.BAD_WEBHOOK) from error
