"""Questions to a platform's API over HTTP: paced, limited in time and size, asked again where that helps."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from aiohttp_socks import ProxyConnector

from bot.verify import texts
from bot.verify.asking import AwayError
from bot.vk.limiter import Limiter
from catalog.model import Platform
from handlers.texts.words import PLATFORMS

SECONDS: Final = 20
MOST_BYTES: Final = 1_000_000
MOST_TRIES: Final = 3
LONGEST_WAIT: Final = 60.0
BETWEEN_TRIES: Final = 1.0

NO_KEY = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body; a body that is no JSON object counts as an empty one."""

    status: int
    body: Mapping[str, Any]


class PlatformApi:
    """The base address may hold a token: none is told.

    `headers` go with every call; `proxy`: `http://…` or `socks5://…`.
    """

    def __init__(
        self,
        platform: Platform,
        base: str,
        calls_a_second: float,
        *,
        headers: Mapping[str, str] | None = None,
        proxy: str = "",
    ) -> None:
        self._title = PLATFORMS[platform]
        self._base = base.rstrip("/")
        self._limiter = Limiter(calls_a_second)
        self._headers = headers
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    async def get(self, path: str, params: Mapping[str, str] | None = None) -> Answer:
        """Raises AwayError where nothing comes, the key isn't taken, or too much was asked for too long."""
        why = ""
        for tried in range(MOST_TRIES):
            await asyncio.sleep(self._limiter.reserve())
            try:
                answer = await self._once(path, params)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                why = type(error).__name__  # its text may hold the token
                await asyncio.sleep(BETWEEN_TRIES * tried)
                continue
            if answer.status in NO_KEY:
                raise AwayError(texts.KEY_REFUSED.format(self._title))
            if answer.status != HTTPStatus.TOO_MANY_REQUESTS and answer.status < 500:  # noqa: PLR2004 - their fault
                return answer
            why = f"HTTP {answer.status}"
            await asyncio.sleep(_wait(answer))
        raise AwayError(texts.AWAY.format(self._title, why))

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _once(self, path: str, params: Mapping[str, str] | None) -> Answer:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=ProxyConnector.from_url(self._proxy) if self._proxy else None,
                timeout=aiohttp.ClientTimeout(total=SECONDS),
                headers=self._headers,
            )
        url = f"{self._base}/{path}"
        async with self._session.get(url, params=params, allow_redirects=False) as answer:
            return Answer(answer.status, _object(await answer.content.read(MOST_BYTES)))


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {"items": found}


def _wait(answer: Answer) -> float:
    """How long the platform asks us to wait; Telegram says it in the body."""
    parameters = answer.body.get("parameters")
    asked = parameters.get("retry_after") if isinstance(parameters, Mapping) else None
    return min(float(asked), LONGEST_WAIT) if isinstance(asked, int | float) else BETWEEN_TRIES
