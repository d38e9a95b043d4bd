"""`POST /api/v1/areas`: which institution serves an address. What was asked is kept nowhere."""

import time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.contract.areas import area_object
from bot.long_work import beside
from bot.web.api.answers import JSON, OpenAnswers, Served
from bot.web.body import read_body
from bot.web.receive import RefusedRequestError, json_fields
from bot.web.sources import Sources
from handlers.messages import cut_text
from handlers.texts import api as texts

PATH = "/api/v1/areas"
NOT_KEPT = {"Cache-Control": "no-store"}
LONGEST = 10_000
"""Characters of an address that are taken; its beginning is read."""


def areas_route(answers: OpenAnswers, sources: Sources) -> BaseRoute:
    """The route. Limits are those of the chat."""

    async def served(request: Request) -> Response:
        found = await answers.served(request)
        address = read_address(await read_body(request), request.headers.get("content-type", ""))
        async with sources.turn(request):
            body = await beside(_answered, found, address)
        return Response(body, media_type=JSON, headers=NOT_KEPT)

    return Route(PATH, served, methods=["POST"])


def read_address(body: bytes, content_type: str) -> str:
    """The address of `{"address": …}`; other keys are ignored. Raises RefusedError for anything else."""
    address = json_fields(body, content_type, texts.NO_ADDRESS).get("address")
    if not isinstance(address, str) or len(address) > LONGEST:
        raise RefusedRequestError(texts.NO_ADDRESS)
    return cut_text(address.encode("utf-8", "replace").decode("utf-8"))


def _answered(served: Served, address: str) -> bytes:
    started = time.perf_counter()
    answer = served.context.areas.answer(address, served.today)
    elapsed = (time.perf_counter() - started) * 1000
    return area_object(address, answer, served.context, elapsed).model_dump_json().encode()
