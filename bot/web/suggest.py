"""`POST /api/suggest`: what may be meant while somebody types. What was typed is kept and counted nowhere."""

from collections.abc import Callable
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.long_work import beside
from bot.web.body import read_body
from bot.web.receive import RefusedRequestError, json_fields
from bot.web.security import NOT_KEPT
from bot.web.sources import Sources
from handlers.context import Context
from handlers.steps.suggest import LONGEST, suggestions
from handlers.texts import page as texts

PATH = "/api/suggest"
MOST_BYTES = 4 * 1024
MOST_ASKED = 300
"""Of one address in ten seconds, beside its messages: a class of thirty that types."""


def suggest_route(loaded: Callable[[], Context]) -> BaseRoute:
    """The route, with limits of its own: who floods it can still send messages.

    `loaded`: what is served; raises RefusedRequestError until it is.
    """
    sources = Sources(MOST_ASKED)

    async def suggest(request: Request) -> Response:
        await sources.admit(request)
        text = read_text(await read_body(request, MOST_BYTES), request.headers.get("content-type", ""))
        context = loaded()
        async with sources.turn(request):
            found = await beside(suggestions, text, context)
        return JSONResponse({"suggestions": [asdict(one) for one in found]}, headers=dict(NOT_KEPT))

    return Route(PATH, suggest, methods=["POST"])


def read_text(body: bytes, content_type: str) -> str:
    """The beginning of what is typed, one character more than is read of it. Raises RefusedRequestError."""
    text = json_fields(body, content_type, texts.NO_TEXT).get("text")
    if not isinstance(text, str):
        raise RefusedRequestError(texts.NO_TEXT)
    return text[: LONGEST + 1]
