"""MAX: whether a channel is there, where its own link leads, and how many read it (`GET /chats/{link}`).

Without a token nobody is asked, and the ИНН in an address is compared all the same.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

from bot.verify.api import PlatformApi
from bot.verify.asking import AskedPage, portions, told
from catalog.model import Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.page_checks import Look, Presence

CALLS_A_SECOND: Final = 10.0
"""A third of what MAX takes: residents come first."""

PORTION: Final = 20


class MaxAsker:
    platform = Platform.MAX

    def __init__(self, token: str, base: str) -> None:
        self.asks = bool(token)
        self._api = (
            PlatformApi(self.platform, base, CALLS_A_SECOND, headers={"Authorization": token})
            if token
            else None
        )

    async def ask(self, pages: Sequence[AskedPage]) -> AsyncIterator[Sequence[Look]]:
        for portion in portions(pages if self._api else (), PORTION):
            yield [await self._look(self._api, page) for page in portion if self._api]

    async def close(self) -> None:
        if self._api:
            await self._api.close()

    async def _look(self, api: PlatformApi, page: AskedPage) -> Look:
        answer = await api.get(f"chats/{quote(page.name, safe='')}")
        if answer.status == HTTPStatus.NOT_FOUND:
            return Look(page.url, Presence.GONE, reason="not_found")
        if answer.status != HTTPStatus.OK or "chat_id" not in answer.body:
            return Look(page.url, Presence.SILENT, reason=f"HTTP {answer.status}")
        count = answer.body.get("participants_count")
        return Look(
            page.url,
            Presence.THERE,
            now_at=_now_at(page, answer.body),
            platform_id=told(answer.body["chat_id"]),
            name=told(answer.body.get("title")),
            followers=count if isinstance(count, int) and count >= 0 else None,
            closed=answer.body.get("is_public") is False,
        )


def _now_at(page: AskedPage, chat: Mapping[str, Any]) -> str:
    try:
        found = canonical(str(chat.get("link") or ""), Platform.MAX)
    except BadAddress:
        return ""
    return "" if found.url == page.url else found.url
