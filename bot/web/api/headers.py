"""Who may read the open register from where: anybody, from any site (CORS), without a cookie."""

from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX = "/api/v1"
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag, Retry-After",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
)
PREFLIGHT: Mapping[str, str] = MappingProxyType(
    {
        "Allow": "GET, HEAD, OPTIONS, POST",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
        "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
)


def is_open(path: str) -> bool:
    """Whether the address is the open register's."""
    return path == PREFIX or path.startswith(f"{PREFIX}/")


class OpenHeaders:
    """Adds the headers to whatever is answered below `/api/v1`, refusals too; answers OPTIONS itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_open(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def send_openly(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        asks_first = scope["method"] == "OPTIONS"
        app = Response(status_code=204, headers=PREFLIGHT) if asks_first else self._app
        await app(scope, receive, send_openly)
