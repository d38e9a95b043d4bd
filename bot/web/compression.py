"""Compresses what people read; a platform is told one word, hundreds of times a second."""

from collections.abc import Set as AbstractSet

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

WORTH_IT_BYTES = 1000


class Compression(GZipMiddleware):
    """Leaves the paths in `apart` alone."""

    def __init__(self, app: ASGIApp, apart: AbstractSet[str]) -> None:
        super().__init__(app, minimum_size=WORTH_IT_BYTES)
        self._apart = apart

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        called = self.app if scope.get("path") in self._apart else super().__call__
        await called(scope, receive, send)
