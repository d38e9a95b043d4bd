"""One call of the Bot API through aiogram's session, and what its failure means for the answer.

What failed before the request left, and what the server says it didn't do (429, 5xx), was certainly not made.
Of the rest Telegram says nothing, and it has no key by which a call made twice would be seen once. So the
likelier is taken: a connection that is dropped without an answer (a server that restarts, a connection that
had gone stale) counts as not made and is tried again; a server that took the request and is silent for
`ANSWER_SECONDS` counts as having made it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Self

from aiohttp import ClientTimeout, ConnectionTimeoutError
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

from bot.delivery.model import LaterError, RefusedError
from bot.settings import Settings
from bot.telegram.library import (
    AiogramError,
    Bot,
    ClientDecodeError,
    TelegramAPIServer,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramMethod,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from bot.telegram.session import TelegramSession

ANSWER_SECONDS = 45.0
CONNECT_SECONDS = 10.0
SECONDS_UNTIL_NEXT_TRY = 1.0

NO_PROXY = (ProxyConnectionError, ProxyError, ProxyTimeoutError)
NOT_CONNECTED = (ConnectionTimeoutError, *NO_PROXY)

LATER = (
    TelegramRetryAfter,
    TelegramServerError,
    TelegramConflictError,  # another process polls with the same token
    ClientDecodeError,
    *NO_PROXY,
    OSError,
)


class SilentError(RefusedError):
    """The server took the request and never answered: it may have been done."""


class BadRequestError(RefusedError):
    """400: Telegram will never take this. `description` is Telegram's own, not to be logged."""

    def __init__(self, description: str) -> None:
        super().__init__("400")
        self.description = description.lower()


class MovedError(RefusedError):
    """The group has become a supergroup with another number."""

    def __init__(self, chat: int) -> None:
        super().__init__("the group has moved")
        self.chat = chat


class Api:
    """A Bot API server, reached with a bot's token, directly or through a proxy."""

    def __init__(self, token: str, server: str, proxy: str = "") -> None:
        session = TelegramSession(
            proxy=proxy or None,
            api=TelegramAPIServer.from_base(server.rstrip("/")),
            timeout=ClientTimeout(total=ANSWER_SECONDS, sock_connect=CONNECT_SECONDS),
        )
        self._bot = Bot(token, session=session)
        self.bot_id = self._bot.id

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The server that the settings name."""
        token, proxy = settings.telegram_token, settings.telegram_proxy
        return cls(token.get_secret_value(), settings.telegram_api, proxy.get_secret_value())

    async def __call__(self, method: str, params: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever is returned
        """The result as JSON. Raises LaterError, or RefusedError and those that stand here."""
        try:
            return await self._bot(_method(method)(**params))
        except (AiogramError, *NO_PROXY, OSError) as error:
            # The cause isn't kept: its words hold chats, and addresses with the token.
            raise _meaning(error) from None

    async def close(self) -> None:
        await self._bot.session.close()


@cache
def _method(name: str) -> type[TelegramMethod[Any]]:
    """A method whose parameters go out, and whose result comes in, as they are: `render` knows the shapes."""

    class Method(TelegramMethod[Any]):
        __returning__ = Any
        __api_method__ = name

    return Method


def _meaning(error: Exception) -> LaterError | RefusedError:
    """The failure in the dispatcher's words, without a chat's number or a text: it is logged."""
    if isinstance(error, TelegramNetworkError):
        return _of_network(error.__cause__)
    if isinstance(error, TelegramBadRequest):
        return BadRequestError(error.message)
    if isinstance(error, TelegramMigrateToChat):
        return MovedError(error.migrate_to_chat_id)
    if isinstance(error, LATER):
        seconds = error.retry_after if isinstance(error, TelegramRetryAfter) else SECONDS_UNTIL_NEXT_TRY
        return LaterError(seconds, type(error).__name__)
    return RefusedError(type(error).__name__)


def _of_network(cause: BaseException | None) -> LaterError | RefusedError:
    if isinstance(cause, TimeoutError) and not isinstance(cause, NOT_CONNECTED):
        return SilentError("no answer")
    return LaterError(SECONDS_UNTIL_NEXT_TRY, type(cause).__name__)
