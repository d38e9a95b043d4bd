"""VK: 500 communities a call by groups.getById, through the client that keeps VK's limits."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Final, Protocol

from bot.delivery.model import LaterError, RefusedError
from bot.verify import texts
from bot.verify.asking import AskedPage, AwayError, portions, told
from bot.verify.vk_look import FIELDS, NUMBERED, Group, look_at, screen_name
from catalog.model import Platform
from catalog.pages.page_checks import Look
from handlers.texts.words import PLATFORMS

AT_ONCE: Final = 500
WRONG_PARAMETER = 100
"""VK's error where no community of the call is known."""

MOST_TRIES, LONGEST_WAIT = 3, 10.0


class Caller(Protocol):
    """`bot.vk.client.Client`, as far as it is needed."""

    def call(self, method: str, params: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as the client has it
        """What VK has under `response`. Raises LaterError or RefusedError; blocks."""

    def close(self) -> None:
        """Let go of connections."""


class VkAsker:
    """Asks through a client that keeps VK's limits."""

    platform = Platform.VK
    asks = True

    def __init__(self, client: Caller) -> None:
        self._client = client

    async def ask(self, pages: Sequence[AskedPage]) -> AsyncIterator[Sequence[Look]]:
        for portion in portions(pages, AT_ONCE):
            yield await self._looks(portion)

    async def close(self) -> None:
        self._client.close()

    async def _looks(self, pages: Sequence[AskedPage]) -> list[Look]:
        groups = await self._groups([_key(page) for page in pages])
        by_key = {told(group.get("id")): group for group in groups}
        by_key |= {screen_name(group): group for group in groups}
        found = {page.url: by_key[_key(page)] for page in pages if _key(page) in by_key}
        missing = [page for page in pages if page.url not in found]
        if missing and len({told(group.get("id")) for group in found.values()}) < len(groups):
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
                raise AwayError(_away(error)) from error
            return await self._halved(keys)
        groups = answer.get("groups") if isinstance(answer, Mapping) else answer
        return [one for one in groups if isinstance(one, Mapping)] if isinstance(groups, list) else []

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
                    raise AwayError(_away(error)) from error
                await asyncio.sleep(error.seconds)
        raise AssertionError


def _away(error: Exception) -> str:
    return texts.AWAY.format(PLATFORMS[Platform.VK], str(error).rstrip("."))


def _key(page: AskedPage) -> str:
    """By its number where that is known: a name may have been taken over by another community."""
    numbered = NUMBERED.fullmatch(page.name)
    return numbered[1] if numbered else page.platform_id or page.name
