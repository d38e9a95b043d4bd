"""The desk is off, as if it were not there, unless somebody may sign in; made when it is first asked for."""

import asyncio
from collections.abc import Callable
from time import monotonic

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.bootstrap import Parts
from bot.desk.paths import PATH
from catalog.store.errors import RegisterUnavailable

SECONDS_BELIEVED = 2.0


def desk(parts: Parts) -> "Gate":
    """The desk, to be mounted."""
    return Gate(lambda: _put_together(parts), parts.register.accounts.exist)


def mounted(gate: "Gate") -> Mount:
    """The desk at `/operator`."""
    return Mount(PATH, app=gate, name="operator")


class Gate:
    """Asks now and then whether there are accounts; with the database away it stays as it was."""

    def __init__(self, make: Callable[[], Starlette], accounts_exist: Callable[[], bool]) -> None:
        self._make = make
        self._accounts_exist = accounts_exist
        self._app: Starlette | None = None
        self._is_open = False
        self._believed_until = 0.0
        self._making = asyncio.Lock()

    @property
    def routes(self) -> list[BaseRoute]:
        """What addresses within the desk are made from."""
        return self._app.routes if self._app else []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._look()
        await (await self._answering())(scope, receive, send)

    async def prepare(self) -> None:
        """Does beforehand what the first operator would wait for, where somebody may sign in at all."""
        await self._look()
        await self._answering()

    async def _look(self) -> None:
        if monotonic() >= self._believed_until:
            self._believed_until = monotonic() + SECONDS_BELIEVED
            try:
                self._is_open = await asyncio.to_thread(self._accounts_exist)
            except RegisterUnavailable:
                self._believed_until = 0.0  # ask again at the next request

    async def _answering(self) -> ASGIApp:
        if not self._is_open:
            return PlainTextResponse("Not Found", 404)
        async with self._making:
            if self._app is None:
                # In a thread: it takes seconds, and residents are answered meanwhile.
                self._app = await asyncio.to_thread(self._make)
        return self._app


async def prepare(gate: Gate, loaded: asyncio.Event) -> None:
    """Once residents are served, put the desk together."""
    await loaded.wait()
    await gate.prepare()


def _put_together(parts: Parts) -> Starlette:
    """Its libraries take longer to load than all of the rest: who has no operators never waits for them."""
    from bot.desk.admin import make_desk

    return make_desk(parts)
