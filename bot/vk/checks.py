"""Whether the token and the community's settings let the bot work; where not, what to switch on and where.

Without the right of messages, or without new messages, nothing works: the channel isn't brought up. Anything
else is said once and gone on with.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import structlog

from bot.delivery.model import LaterError, RefusedError
from bot.delivery.shape import integer, items, members, text
from bot.vk import texts

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Any]]
"""Calls a method of VK's API."""

MESSAGES, MANAGE = "messages", "manage"
NEEDED: Final = "message_new"
OLDEST_VERSION = (5, 103)
"""Before it events have another shape."""

MOST_SERVERS = 20
SECONDS_UNTIL_NEXT_LOOK = 30.0
"""The operator switches it on, and the channel comes up by itself."""

log = structlog.get_logger()


async def check_permissions(ask: Ask) -> bool:
    """Whether the token may look at the community's settings. Raises RefusedError without messages."""
    answer = members(await ask("groups.getTokenPermissions", {}))
    held = {text(one.get("name")) for one in items(answer.get("permissions"), 100)}
    if MESSAGES not in held:
        raise RefusedError(texts.NO_MESSAGES)
    if MANAGE not in held:
        _say(texts.CANT_LOOK)
    return MANAGE in held


async def check_long_poll(ask: Ask, group: int) -> None:
    """Raises LaterError where nothing would come."""
    settings = members(await ask("groups.getLongPollSettings", {"group_id": group}))
    if not settings.get("is_enabled"):
        raise LaterError(SECONDS_UNTIL_NEXT_LOOK, texts.LONG_POLL_IS_OFF)
    version = text(settings.get("api_version"))
    if version and _numbers(version) < OLDEST_VERSION:
        raise LaterError(SECONDS_UNTIL_NEXT_LOOK, texts.OLD_VERSION.format(version=version))
    _check_events(members(settings.get("events")), "Long Poll API")


async def check_callback(ask: Ask, group: int, address: str) -> None:
    """Raises LaterError where nothing would come."""
    answer = members(await ask("groups.getCallbackServers", {"group_id": group}))
    server = next(
        (one for one in items(answer.get("items"), MOST_SERVERS) if one.get("url") == address), None
    )
    if server is None:
        _say(texts.NO_SERVER.format(address=address))
        return
    if server.get("status") != "ok":
        _say(texts.SERVER_NOT_OK.format(address=address))
    asked = {"group_id": group, "server_id": integer(server.get("id"))}
    settings = members(await ask("groups.getCallbackSettings", asked))
    _check_events(members(settings.get("events")), "Callback API")


def missing_events(events: Mapping[str, Any]) -> list[str]:
    """Types that are switched off; what VK doesn't tell of is left alone."""
    return [name for name in texts.EVENTS if events.get(name) in (0, False)]


def _check_events(events: Mapping[str, Any], where: str) -> None:
    for name in missing_events(events):
        sentence = texts.EVENT_IS_OFF.format(event=texts.EVENTS[name], where=where)
        if name == NEEDED:
            raise LaterError(SECONDS_UNTIL_NEXT_LOOK, sentence)
        _say(sentence)


def _say(sentence: str) -> None:
    log.warning("vk_needs_operator", reason=sentence)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
