"""Telegram: whether a channel is there, and how many read it (`getChat`, `getChatMemberCount`)."""

from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus
from typing import Final

from bot.verify.api import PlatformApi
from bot.verify.asking import AskedPage, portions, told
from catalog.model import Platform
from catalog.pages.page_checks import Look, Presence

CALLS_A_SECOND: Final = 15.0
"""Half of what one bot may send: residents come first."""

PORTION: Final = 20
NOT_FOUND = "chat not found"


class TelegramAsker:
    platform = Platform.TELEGRAM
    asks = True

    def __init__(self, token: str, base: str, proxy: str = "") -> None:
        self._api = PlatformApi(self.platform, f"{base.rstrip('/')}/bot{token}", CALLS_A_SECOND, proxy=proxy)

    async def ask(self, pages: Sequence[AskedPage]) -> AsyncIterator[Sequence[Look]]:
        for portion in portions(pages, PORTION):
            yield [await self._look(page) for page in portion]

    async def close(self) -> None:
        await self._api.close()

    async def _look(self, page: AskedPage) -> Look:
        chat = {"chat_id": f"@{page.name}"}
        answer = await self._api.get("getChat", chat)
        if answer.status == HTTPStatus.BAD_REQUEST:
            said = str(answer.body.get("description", ""))
            gone = NOT_FOUND in said.lower()
            return Look(
                page.url, Presence.GONE if gone else Presence.SILENT, reason=NOT_FOUND if gone else ""
            )
        found = answer.body.get("result")
        if not isinstance(found, dict):
            return Look(page.url, Presence.SILENT, reason=f"HTTP {answer.status}")
        counted = (await self._api.get("getChatMemberCount", chat)).body.get("result")
        return Look(
            page.url,
            Presence.THERE,
            platform_id=told(found.get("id")),
            name=told(found.get("title")),
            followers=counted if isinstance(counted, int) else None,
        )
