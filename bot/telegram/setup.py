"""What Telegram shows of the bot before anybody writes, set at every start; and how updates are delivered."""

from collections.abc import Mapping
from typing import Any

import structlog

from bot.delivery.model import RefusedError
from bot.settings import Settings
from bot.telegram import texts
from bot.telegram.client import Api, BadRequestError
from bot.telegram.deliveries import KINDS
from handlers.texts.commands import COMMANDS

MOST_CONNECTIONS = 100
"""The most that Telegram delivers side by side; 40 unless it is told."""

log = structlog.get_logger()


async def ask_name(settings: Settings) -> str:
    """The name of the bot with that token. Raises as `introduce` does."""
    api = Api.of(settings)
    try:
        return await _name(api)
    finally:
        await api.close()


async def introduce(api: Api) -> str:
    """Set commands, descriptions and the menu button; returns the bot's name.

    Raises LaterError, or RefusedError with a sentence for the operator.
    """
    name = await _name(api)
    for method, params in _profile():
        try:
            await api(method, params)
        except BadRequestError:
            log.warning("profile_refused", channel="telegram", method=method)  # the bot answers without it
    return name


async def deliver_to(api: Api, webhook: str, secret: str) -> None:
    """Where updates go: to the address, or nowhere, so that they can be fetched. What waits there stays.

    Raises LaterError, or RefusedError with a sentence for the operator.
    """
    if not webhook:
        await api("deleteWebhook", {"drop_pending_updates": False})
        return
    try:
        told = {"secret_token": secret, "allowed_updates": list(KINDS), "max_connections": MOST_CONNECTIONS}
        await api("setWebhook", {"url": webhook, **told})
    except BadRequestError as error:
        raise RefusedError(texts.BAD_WEBHOOK) from error


async def _name(api: Api) -> str:
    try:
        me = await api("getMe", {})
    except RefusedError as error:
        raise RefusedError(texts.BAD_TOKEN) from error
    return str(me.get("username", "")) if isinstance(me, dict) else ""


def _profile() -> list[tuple[str, Mapping[str, Any]]]:
    return [
        ("setMyCommands", {"commands": _commands(COMMANDS), "scope": {"type": "all_private_chats"}}),
        (
            "setMyCommands",
            {"commands": _commands(texts.GROUP_COMMANDS), "scope": {"type": "all_group_chats"}},
        ),
        ("setMyDescription", {"description": texts.DESCRIPTION}),
        ("setMyShortDescription", {"short_description": texts.SHORT_DESCRIPTION}),
        ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
    ]


def _commands(words: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"command": name, "description": said} for name, said in words.items()]
