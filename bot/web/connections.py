"""Connections that can't be held for nothing: what uvicorn's own protocol leaves to a proxy.

A request's head has a few seconds to come, however it drips. Where all places are taken, those go whom the
server has waited for longest, so that a crowd of half requests doesn't turn health checks away. A request
whose end can be read in two ways is refused: a proxy before us may have read the other one. See ADR 18.
"""

import asyncio
import sys
from heapq import nsmallest
from typing import Any, TypeAlias

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

SECONDS_FOR_A_HEAD = 5.0
"""From connecting, or from the first byte of a further request, to the end of its header."""

MOST_HEADER_BYTES = 16 * 1024

SHARE_KEPT_FREE = 10
"""One place in so many: uvicorn counts the requests of who has gone until their tasks have ended."""

SHARE_THAT_GOES = 40
"""One in so many makes room together: looking for each by itself would cost more than a flood does."""

Event: TypeAlias = h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]


class StrictParser(h11.Connection):
    """h11's, stricter."""

    def next_event(self) -> Event:
        """What came. Raises RemoteProtocolError."""
        event = super().next_event()
        if isinstance(event, h11.Request):
            _check(event)
        return event


def _check(request: h11.Request) -> None:
    names = [name for name, _ in request.headers]
    if b"transfer-encoding" in names and (b"content-length" in names or request.http_version < b"1.1"):
        raise h11.RemoteProtocolError("the end of the body can be read in two ways")  # RFC 9112, 6.1 and 6.3
    # h11 bounds a header that isn't whole yet; one that comes with a single read passes it.
    if sum(len(name) + len(value) for name, value in request.headers) > MOST_HEADER_BYTES:
        raise h11.RemoteProtocolError("the header is too long")


class Protocol(H11Protocol):
    """uvicorn's, with a clock for the head of a request, and room made for newcomers."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.conn = StrictParser(h11.SERVER, MOST_HEADER_BYTES)
        self.waited_for_since: float | None = None
        """None while the next step is ours, not the client's."""
        self._clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn
        super().connection_made(transport)
        places = self.limit_concurrency or sys.maxsize
        if len(self.connections) >= places - places // SHARE_KEPT_FREE:
            _make_room([one for one in self.connections if isinstance(one, Protocol)])
        self._look()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._look()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_clock()
        super().connection_lost(exc)

    def abort(self) -> None:
        """End it at once, sending nothing that is left."""
        self.connections.discard(self)
        self.transport.abort()

    def _look(self) -> None:
        """Whose turn it is from here on, and whether the clock runs."""
        is_in_hand = self.cycle is not None and not self.cycle.response_complete
        if is_in_hand and not self.cycle.more_body and not self.flow.write_paused:
            self.waited_for_since = None
        elif self.waited_for_since is None:
            self.waited_for_since = self.loop.time()
        if is_in_hand:
            self._stop_clock()
        elif self._clock is None and not self._is_between_requests():
            self._clock = self.loop.call_later(SECONDS_FOR_A_HEAD, self.transport.close)

    def _is_between_requests(self) -> bool:
        """A kept connection on which nothing of a further request has come: uvicorn bounds that itself."""
        is_kept = self.timeout_keep_alive_task is not None
        return is_kept and self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]

    def _stop_clock(self) -> None:
        if self._clock:
            self._clock.cancel()
            self._clock = None


def _make_room(connections: list[Protocol]) -> None:
    """End those who are waited for longest."""
    waited_for = ((one.waited_for_since, id(one), one) for one in connections if one.waited_for_since)
    for _, _, one in nsmallest(len(connections) // SHARE_THAT_GOES + 1, waited_for):
        one.abort()
