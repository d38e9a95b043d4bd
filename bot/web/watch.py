"""What watchers ask: whether the process lives, whether it can answer, and its figures."""

from ipaddress import ip_address

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.conversation import ContextSource
from bot.web.security import NOT_KEPT
from handlers.texts import page as texts

FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-real-ip")


def watched(guide: ContextSource, *, metrics_public: bool) -> list[Route]:
    """`/healthz`, `/readyz` (503 until the catalogue is loaded), `/metrics` (to this machine or to all)."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("ok", headers=NOT_KEPT)

    async def ready(_request: Request) -> Response:
        if guide.context is None:
            return PlainTextResponse("loading", 503, {"Retry-After": "2", **NOT_KEPT})
        return PlainTextResponse("ready", headers=NOT_KEPT)

    async def metrics(request: Request) -> Response:
        if not (metrics_public or is_local(request)):
            return PlainTextResponse(texts.METRICS_CLOSED, 403)
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST, headers=NOT_KEPT)

    return [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]


def is_local(request: Request) -> bool:
    """Whether the request comes from this very machine, and not through a proxy that stands on it."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
