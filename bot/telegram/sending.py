"""One call made, in another form where Telegram refuses the first: rather a plainer answer than none."""

from collections.abc import Mapping
from typing import Any

import structlog

from bot.delivery.model import Call, LaterError, RefusedError
from bot.telegram.client import SECONDS_UNTIL_NEXT_TRY, Api, BadRequestError, MovedError, SilentError
from bot.telegram.keyboard import without_links

MOST_FORMS = 4

DONE = ("message is not modified", "query is too old", "query id is invalid")
"""What was asked for is so already, or has no effect any more."""

NOT_EDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")
BAD_BUTTON = ("button", "url is invalid", "wrong http url", "url host is empty")
NO_TOPIC = ("message thread not found",)

log = structlog.get_logger()


async def send(api: Api, call: Call) -> None:
    """Make the call. Raises LaterError, or RefusedError where Telegram takes it in no form."""
    for _ in range(MOST_FORMS):
        try:
            await api(call.method, call.params)
        except SilentError as error:
            if call.shown:
                raise
            raise LaterError(SECONDS_UNTIL_NEXT_TRY, str(error)) from None
        except RefusedError as error:
            if _says(error, DONE):
                return
            call = _other_form(call, error)
        else:
            return
    raise RefusedError("in every form")


def _other_form(call: Call, error: RefusedError) -> Call:
    """The same answer as Telegram may take it. Raises the error where there is no other form."""
    params = dict(call.params)
    match error:
        case MovedError():
            params["chat_id"] = error.chat
        case BadRequestError() if _says(error, NOT_EDITABLE) and "message_id" in params:
            del params["message_id"]
            call = Call("sendMessage", params)
        case BadRequestError() if _says(error, NO_TOPIC) and "message_thread_id" in params:
            del params["message_thread_id"]
        case BadRequestError() if _says(error, BAD_BUTTON) and _has_links(params):
            params["reply_markup"] = without_links(params["reply_markup"])
        case _:
            raise error
    log.warning("call_in_another_form", channel="telegram", method=call.method, why=type(error).__name__)
    return Call(call.method, params, call.shown)


def _says(error: RefusedError, words: tuple[str, ...]) -> bool:
    return isinstance(error, BadRequestError) and any(word in error.description for word in words)


def _has_links(params: Mapping[str, Any]) -> bool:
    rows = params.get("reply_markup", {}).get("inline_keyboard", ())
    return any("url" in button for row in rows for button in row)
