"""Where platforms deliver to: `/telegram`, `/vk`, `/max`, each read by its channel."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.delivery.model import Accept, Channel, OverloadedError
from bot.web.body import read_body
from bot.web.security import NOT_KEPT

MOST_BYTES = 1024 * 1024
SECONDS_TO_COME_AGAIN = "1"


def webhooks(channels: Sequence[Channel], accept: Accept) -> list[Route]:
    """A route for each channel. What was accepted is safe before the platform is told so."""
    return [Route(f"/{channel.name}", _webhook(channel, accept), methods=["POST"]) for channel in channels]


def _webhook(channel: Channel, accept: Accept) -> Callable[[Request], Awaitable[Response]]:
    async def deliver(request: Request) -> Response:
        hooked = channel.webhook(dict(request.headers), await read_body(request, MOST_BYTES))
        try:
            await accept(hooked.deliveries)
        except OverloadedError:
            return PlainTextResponse("overloaded", 503, {"Retry-After": SECONDS_TO_COME_AGAIN, **NOT_KEPT})
        return PlainTextResponse(hooked.body, hooked.status, NOT_KEPT)

    return deliver
