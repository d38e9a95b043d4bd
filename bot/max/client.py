"""MAX's API over HTTP: one call made, and what went wrong with it as the dispatcher understands it."""

import asyncio
import json as texts
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ClientResponse, ConnectionTimeoutError
from maxapi import Bot
from maxapi.client import DefaultConnectionProperties
from maxapi.enums.http_method import HTTPMethod
from maxapi.exceptions.max import InvalidToken, MaxApiError, MaxConnection

from bot.delivery.model import LaterError, RefusedError
from bot.delivery.shape import members
from bot.delivery.tame_json import read_json
from bot.delivery.throttle import Rate, Throttle

OVERALL, IN_CHAT = Rate(27), Rate(2, 1.2)
"""MAX takes 30 a second, two a second in one chat; calls that left apart may come closer on their way."""

SECONDS_TO_CONNECT = 5
SECONDS_OF_CALL = 15.0
SECONDS_LATER = 1.0
DONE, TOO_MANY, SERVER_FAULT = range(200, 300), 429, 500

NEVER_LEFT = (ClientConnectorError, ConnectionTimeoutError)

Fields = Mapping[str, Any]


class TokenRefusedError(RefusedError):
    """MAX doesn't know the token."""


class SilentError(Exception):
    """No answer came: the call may have been made, or not."""


class Api:
    """The client of maxapi: it sends the token in a header and trusts the authority that signs for MAX."""

    def __init__(self, token: str, address: str, throttle: Throttle) -> None:
        limits = DefaultConnectionProperties(
            timeout=0, sock_connect=SECONDS_TO_CONNECT, max_retries=0, response_class=_Answer
        )
        self.bot = blake2b(token.encode(), digest_size=8, person=b"bot of max").hexdigest()
        """Tells bots apart where their updates are remembered, before MAX has said who it is."""
        self._client = Bot(token, auto_requests=False, default_connection=limits)
        self._client.set_api_url(address)
        self._throttle = throttle

    async def turn(self, chat: str | None = None) -> None:
        """Wait until one more call may be made, in that chat where one is given."""
        await self._throttle.turn(chat)

    def is_free(self) -> bool:
        return self._throttle.is_free()

    async def ask(
        self,
        method: str,
        query: Fields | None = None,
        json: Fields | None = None,
        *,
        seconds: float = SECONDS_OF_CALL,
    ) -> Fields:
        """Wait for a turn, then make a call that may be made again. Raises LaterError, RefusedError."""
        await self.turn()
        try:
            return await self.call(method, query, json, seconds=seconds)
        except SilentError as error:
            raise LaterError(SECONDS_LATER, str(error)) from error

    async def patiently(self, method: str, query: Fields) -> Fields:
        """Ask until MAX answers. Raises RefusedError."""
        while True:
            try:
                return await self.ask(method, query)
            except LaterError as error:
                await asyncio.sleep(error.seconds)

    async def call(
        self,
        method: str,
        query: Fields | None = None,
        json: Fields | None = None,
        *,
        seconds: float = SECONDS_OF_CALL,
    ) -> Fields:
        """Call «POST /messages», for example; returns the JSON object that MAX answers with.

        Raises LaterError, RefusedError, SilentError.
        """
        verb, _, path = method.partition(" ")
        try:
            async with asyncio.timeout(seconds):
                answer: Any = await self._client.request(
                    HTTPMethod(verb), path, is_return_raw=True, params=query or {}, json=json
                )
        except InvalidToken as error:
            raise TokenRefusedError("401") from error
        except MaxApiError as error:
            raise _meant(error) from error
        except (MaxConnection, TimeoutError, ClientError) as error:
            if isinstance(error.__cause__, NEVER_LEFT):
                raise LaterError(SECONDS_LATER, "no connection") from error
            raise SilentError(type(error.__cause__ or error).__name__) from error
        if answer.get("success") is False:
            raise RefusedError("no success")
        return members(answer)

    async def close(self) -> None:
        await self._client.close_session()


class _Answer(ClientResponse):
    """Its JSON as any parser takes it: one update that isn't readable doesn't make its batch so."""

    async def text(self, encoding: str | None = None, errors: str = "replace") -> str:
        written = await super().text(encoding, errors)
        try:
            return texts.dumps(read_json(written))
        except ValueError:
            return written  # maxapi says that it is no JSON


def _meant(error: MaxApiError) -> Exception:
    """Only the code of an error is kept: its words may quote what somebody wrote."""
    code = error.raw.get("code") if isinstance(error.raw, dict) else None
    reason = f"{error.code} {code}" if isinstance(code, str) else str(error.code)
    if error.code in DONE:  # but what was answered isn't MAX's JSON
        return SilentError(reason)
    if error.code == TOO_MANY or error.code >= SERVER_FAULT:
        return LaterError(SECONDS_LATER, reason)
    return RefusedError(reason)
