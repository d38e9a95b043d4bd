"""aiogram's HTTP session, which also tells when a call's bytes leave."""

import json
from typing import Any
from urllib.parse import urlencode

from aiohttp import BytesPayload, ClientResponse, ClientSession, FormData
from aiohttp.abc import AbstractStreamWriter

from bot.delivery.sent_marks import leaves
from bot.delivery.tame_json import read_json
from bot.telegram.library import AiohttpSession, Bot, Response, TelegramMethod, TelegramServerError

SERVER_ERROR = 500

_ANYTHING = Response[Any]
"""Held: pydantic would make this type anew for every answer."""


class TelegramSession(AiohttpSession):
    """Sends parameters as `render` made them: JSON values, without a look for files and defaults.

    Of a batch of updates it reads whatever is readable.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - as in aiogram
        super().__init__(json_loads=read_json, **settings)

    async def create_session(self) -> ClientSession:
        """As in aiogram, but for the class of answers."""
        if self._should_reset_connector:
            await self.close()
        if self._session is None or self._session.closed:
            connector = self._connector_type(**self._connector_init)
            self._session = ClientSession(connector=connector, response_class=_Answer)
            self._should_reset_connector = False
        return self._session

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> FormData:
        del bot
        return _Form(method.model_extra or {})

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Any:  # noqa: ANN401 - as in aiogram
        """Says of a failing server that it fails, whatever it sends in place of JSON."""
        if status_code >= SERVER_ERROR:
            raise TelegramServerError(method, str(status_code))
        return super().check_response(bot, method, status_code, content)


class _Answer(ClientResponse):
    """Bytes that are no text don't make an answer unreadable."""

    async def text(self, encoding: str | None = None, errors: str = "replace") -> str:
        return await super().text(encoding, errors)


class _Form(FormData):
    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__()
        self._params = params

    def __call__(self) -> "_Body":
        fields = {name: _field(value) for name, value in self._params.items() if value is not None}
        return _Body(urlencode(fields).encode(), content_type="application/x-www-form-urlencoded")


class _Body(BytesPayload):
    """Goes out in one piece with the header: until then the server has nothing that it could act on."""

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        leaves()
        await super().write_with_length(writer, content_length)


def _field(value: Any) -> str:  # noqa: ANN401 - any JSON
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
