"""aiogram, as this folder uses it, its models built when they are first used.

aiogram builds all of its 500 models when it is imported: 2.3 s of processor and 100 MB, for the dozen that a
channel meets. The models say `defer_build`; only the calls of `model_rebuild` on import undo that.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel


@contextmanager
def _building_none() -> Iterator[None]:
    def leave(_model: type[BaseModel], /, **_how: Any) -> None:  # noqa: ANN401 - what pydantic takes
        """Build nothing yet."""

    build = BaseModel.__dict__["model_rebuild"]
    setattr(BaseModel, "model_rebuild", classmethod(leave))  # noqa: B010 - a class of pydantic's own
    try:
        yield
    finally:
        setattr(BaseModel, "model_rebuild", build)  # noqa: B010


with _building_none():
    from aiogram import Bot, types
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.enums import ChatMemberStatus, ChatType, ContentType, MessageEntityType
    from aiogram.exceptions import (
        AiogramError,
        ClientDecodeError,
        TelegramBadRequest,
        TelegramConflictError,
        TelegramMigrateToChat,
        TelegramNetworkError,
        TelegramRetryAfter,
        TelegramServerError,
    )
    from aiogram.methods import Response, TelegramMethod
    from aiogram.types import (
        CallbackQuery,
        Chat,
        ChatMemberUpdated,
        ChosenInlineResult,
        InlineQuery,
        Message,
        MessageEntity,
        MessageOriginChannel,
        MessageOriginChat,
        MessageOriginUnion,
        MessageOriginUser,
        TelegramObject,
        Update,
    )

_build: Any = BaseModel.__dict__["model_rebuild"].__func__


def _model_rebuild(
    model: type[BaseModel],
    /,
    *,
    _types_namespace: Mapping[str, Any] | None = None,
    **how: Any,  # noqa: ANN401
) -> bool | None:
    """Pydantic's own, which it calls on first use; told where aiogram's models find each other's names."""
    built: bool | None = _build(model, _types_namespace=_types_namespace or vars(types), **how)
    return built


setattr(TelegramObject, "model_rebuild", classmethod(_model_rebuild))  # noqa: B010
Update.model_rebuild()  # what every message needs

__all__ = [
    "AiogramError",
    "AiohttpSession",
    "Bot",
    "CallbackQuery",
    "Chat",
    "ChatMemberStatus",
    "ChatMemberUpdated",
    "ChatType",
    "ChosenInlineResult",
    "ClientDecodeError",
    "ContentType",
    "InlineQuery",
    "Message",
    "MessageEntity",
    "MessageEntityType",
    "MessageOriginChannel",
    "MessageOriginChat",
    "MessageOriginUnion",
    "MessageOriginUser",
    "Response",
    "TelegramAPIServer",
    "TelegramBadRequest",
    "TelegramConflictError",
    "TelegramMethod",
    "TelegramMigrateToChat",
    "TelegramNetworkError",
    "TelegramRetryAfter",
    "TelegramServerError",
    "Update",
]
