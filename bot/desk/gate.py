"""The desk is off, as if it weren't there, unless somebody may sign in."""

import asyncio
from collections.abc import Callable
from time import monotonic

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from catalog.store.errors import RegisterUnavailable

SECONDS_BELIEVED = 2.0


class Gate:
    """Asks now and then whether there are accounts; with the database away it stays as it was."""

    def __init__(self, app: ASGIApp, accounts_exist: Callable[[], bool]) -> None:
        self._app = app
        self._accounts_exist = accounts_exist
        self._is_open = False
        self._believed_until = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if monotonic() >= self._believed_until:
            self._believed_until = monotonic() + SECONDS_BELIEVED
            try:
                self._is_open = await asyncio.to_thread(self._accounts_exist)
            except RegisterUnavailable:
                self._believed_until = 0.0  # ask again at the next request
        app = self._app if self._is_open else PlainTextResponse("Not Found", 404)
        await app(scope, receive, send)
