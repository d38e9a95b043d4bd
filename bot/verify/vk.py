"""VK: 500 communities a call by groups.getById, and what an answer says of a page.

Fields by VK's schema 5.199, but for `is_government_organization`, which VK's own application knows and no
documentation has: where it is missing, nothing is known of the mark. `verified` is VK's own tick.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Final, Protocol

from bot.delivery.model import LaterError, RefusedError
from bot.verify.asking import Asked, AwayError, portions
from catalog.model import Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.links import find_links
from catalog.pages.looks import Look, Presence
from catalog.pages.ownership import widget_ogrn

AT_ONCE: Final = 500
FIELDS: Final = (
    "screen_name,is_closed,members_count,verified,is_government_organization,can_message,"
    "site,links,description,status,menu"
)
NUMBERED = re.compile(r"club(\d+)")
WRONG_PARAMETER = 100
"""VK's error where no community of the call is known."""

MOST_TRIES, LONGEST_WAIT = 3, 10.0
AWAY = "ВКонтакте не отвечает: {}. Остальные страницы проверит следующий запуск."

Group = Mapping[str, Any]


class Caller(Protocol):
    """`bot.vk.client.Client`, as far as it is needed."""

    def call(self, method: str, params: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as the client has it
        """What VK has under `response`. Raises LaterError or RefusedError; blocks."""

    def close(self) -> None:
        """Let go of connections."""


class VkAsker:
    """Asks through a client that keeps VK's limits."""

    platform = Platform.VK

    def __init__(self, client: Caller) -> None:
        self._client = client

    async def ask(self, pages: Sequence[Asked]) -> AsyncIterator[Sequence[Look]]:
        for portion in portions(pages, AT_ONCE):
            yield await self._looks(portion)

    async def close(self) -> None:
        self._client.close()

    async def _looks(self, pages: Sequence[Asked]) -> list[Look]:
        groups = await self._groups([_key(page) for page in pages])
        by_key = {str(group.get("id")): group for group in groups}
        by_key |= {_screen_name(group): group for group in groups}
        found = {page.url: by_key[_key(page)] for page in pages if _key(page) in by_key}
        missing = [page for page in pages if page.url not in found]
        if missing and len({group.get("id") for group in found.values()}) < len(groups):
            # Somebody answered under a name that wasn't asked for: whose it was is learned one by one.
            for page in missing:
                if answered := await self._groups([_key(page)]):
                    found[page.url] = answered[0]
        return [look_at(page, found.get(page.url)) for page in pages]

    async def _groups(self, keys: Sequence[str]) -> Sequence[Group]:
        """The communities that VK knows by those numbers and names."""
        try:
            answer = await self._called({"group_ids": ",".join(keys), "fields": FIELDS})
        except RefusedError as error:
            if getattr(error, "code", 0) != WRONG_PARAMETER:
                raise AwayError(AWAY.format(error)) from error
            return await self._halved(keys)
        groups = answer.get("groups") if isinstance(answer, Mapping) else answer
        return [group for group in groups or () if isinstance(group, Mapping)]

    async def _halved(self, keys: Sequence[str]) -> list[Group]:
        """One bad name spoils the call it is in."""
        if len(keys) <= 1:
            return []
        middle = len(keys) // 2
        return [*await self._groups(keys[:middle]), *await self._groups(keys[middle:])]

    async def _called(self, params: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as the client has it
        for tried in range(1, MOST_TRIES + 1):
            try:
                return await asyncio.to_thread(self._client.call, "groups.getById", params)
            except LaterError as error:
                if tried == MOST_TRIES or error.seconds > LONGEST_WAIT:
                    raise AwayError(AWAY.format(error)) from error
                await asyncio.sleep(error.seconds)
        raise AssertionError


def look_at(page: Asked, group: Group | None) -> Look:
    """What VK's answer says of the page; no answer says that there is no such community."""
    if group is None:
        return Look(page.url, Presence.GONE, platform_id=page.platform_id, reason="not_found")
    number, name = str(group.get("id", "")), str(group.get("name", ""))[:200]
    if why := group.get("deactivated"):
        return Look(page.url, Presence.GONE, platform_id=number, name=name, reason=str(why)[:50])
    said = _said(group)
    return Look(
        page.url,
        Presence.THERE,
        now_at=_now_at(page, group),
        mark=_yes_or_no(group.get("is_government_organization")),
        tick=_yes_or_no(group.get("verified")),
        platform_id=number,
        name=name,
        followers=_count(group.get("members_count")),
        closed=bool(group.get("is_closed")),
        takes_messages=_yes_or_no(group.get("can_message")),
        ogrn=widget_ogrn(said),
        links=_links(said),
    )


def _key(page: Asked) -> str:
    """By its number where that is known: a name may have been taken over by another community."""
    numbered = NUMBERED.fullmatch(page.name)
    return numbered[1] if numbered else page.platform_id or page.name


def _screen_name(group: Group) -> str:
    return str(group.get("screen_name", "")).lower()


def _now_at(page: Asked, group: Group) -> str:
    """The address that the community has by now; one with a number never changes."""
    name = _screen_name(group)
    if NUMBERED.fullmatch(page.name) or name in ("", page.name.lower()):
        return ""
    try:
        return canonical(name, Platform.VK).url
    except BadAddress:
        return ""


def _said(group: Group) -> str:
    """All of the community's own words in which an address may stand."""
    menu = group.get("menu")
    items = menu.get("items") if isinstance(menu, Mapping) else ()
    linked = [item.get("url") for item in (*(group.get("links") or ()), *(items or ()))]
    words = [group.get("site"), group.get("description"), group.get("status"), *linked]
    return "\n".join(str(word) for word in words if word)


def _links(said: str) -> tuple[str, ...]:
    keys = []
    for link in find_links(said):
        try:
            keys.append(canonical(link.address).key)
        except BadAddress:
            continue
    return tuple(dict.fromkeys(keys))


def _yes_or_no(value: object) -> bool | None:
    """VK says 0 and 1, or true and false; anything else says nothing."""
    return bool(value) if isinstance(value, bool) or value in (0, 1) else None


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None
