"""What the API can set of a community so that the bot works: said first, and made where it is wanted.

groups.setSettings, setLongPollSettings, addCallbackServer and setCallbackSettings of VK's API 5.199. The
community's key itself, and its rights, are made by hand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.delivery.shape import integer, items, members, text
from bot.settings import Settings
from bot.vk import texts
from bot.vk.client import Client
from bot.vk.patched_client import API_VERSION

TITLE: Final = "gospublic"  # VK takes 14 characters
MOST_SERVERS = 20
BOT: Final = {"messages": 1, "bots_capabilities": 1, "bots_start_button": 1, "bots_add_to_chat": 1}
EVENTS: Final = dict.fromkeys(texts.EVENTS, 1)


@dataclass(frozen=True, slots=True)
class Step:
    """One setting, in words, and the call that makes it."""

    sentence: str
    method: str
    params: Mapping[str, Any]


def set_up(client: Client, settings: Settings, *, apply: bool) -> Iterator[str]:
    """What is set, line by line; with `apply` each is made before it is said. Raises as a call does."""
    yield texts.APPLYING if apply else texts.PLANNED
    for step in _bot(settings):
        if apply:
            client.call(step.method, step.params)
        yield texts.STEP.format(what=step.sentence)
    yield from _callback(client, settings, apply=apply) if settings.vk_confirmation else ()
    yield texts.BY_HAND
    if not apply:
        yield texts.HOW_TO_APPLY


def _bot(settings: Settings) -> Sequence[Step]:
    group = {"group_id": settings.vk_group_id}
    steps = [Step(texts.SET_BOT, "groups.setSettings", {**group, **BOT})]
    if not settings.vk_confirmation:
        events = {**group, "enabled": 1, "api_version": API_VERSION, **EVENTS}
        steps.append(Step(texts.SET_LONG_POLL, "groups.setLongPollSettings", events))
    return steps


def _callback(client: Client, settings: Settings, *, apply: bool) -> Iterator[str]:
    """The server of the settings' public address, found or added, with its secret and its events."""
    group = {"group_id": settings.vk_group_id}
    code = text(members(client.call("groups.getCallbackConfirmationCode", group)).get("code"))
    if code != settings.vk_confirmation:
        yield texts.OTHER_CODE.format(code=code)
        return  # VK asks for the string as soon as it has the address
    if not settings.public_url:
        yield texts.NO_ADDRESS
        return
    address = f"{settings.public_url.rstrip('/')}/vk"
    if apply:
        server = _found(client, group, address) or _added(client, settings, address)
        events = {**group, "server_id": server, "api_version": API_VERSION, **EVENTS}
        client.call("groups.setCallbackSettings", events)
    yield texts.STEP.format(what=texts.SET_CALLBACK.format(address=address))


def _found(client: Client, group: Mapping[str, Any], address: str) -> int:
    servers = members(client.call("groups.getCallbackServers", group))
    return next(
        (
            integer(one.get("id"))
            for one in items(servers.get("items"), MOST_SERVERS)
            if one.get("url") == address
        ),
        0,
    )


def _added(client: Client, settings: Settings, address: str) -> int:
    server = {
        "group_id": settings.vk_group_id,
        "url": address,
        "title": TITLE,
        "secret_key": settings.vk_secret.get_secret_value(),
    }
    return integer(members(client.call("groups.addCallbackServer", server)).get("server_id"))
