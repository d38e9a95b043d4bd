"""Stands between the program and a service on this machine: cuts, slows or stills what passes, on demand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import Enum

CHUNK = 65536


class Fault(Enum):
    NONE = "none"
    CUT = "cut"  # connections end, and new ones are closed at once
    SLOW = "slow"  # each piece waits
    STILL = "still"  # connections are taken, and nothing passes


class FaultProxy:
    """`fault` may be changed while it runs."""

    def __init__(self, host: str, port: int, seconds_slow: float = 1.0) -> None:
        self.fault = Fault.NONE
        self.seconds_slow = seconds_slow
        self.port = 0
        self._to = (host, port)
        self._open: set[asyncio.StreamWriter] = set()

    def set(self, fault: Fault) -> None:
        """From now on; a cut ends the connections that are open."""
        self.fault = fault
        if fault is Fault.CUT:
            for writer in self._open:
                writer.transport.abort()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["FaultProxy"]:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self.set(Fault.CUT)
            await asyncio.sleep(0)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.fault is Fault.CUT:
            writer.transport.abort()
            return
        with suppress(OSError, asyncio.CancelledError):
            upstream_reader, upstream = await asyncio.open_connection(*self._to)
            self._open |= {writer, upstream}
            await asyncio.gather(self._pass(reader, upstream), self._pass(upstream_reader, writer))
        self._open -= {writer}

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(CHUNK):
                if self.fault is Fault.SLOW:
                    await asyncio.sleep(self.seconds_slow)
                while self.fault is Fault.STILL:  # noqa: ASYNC110 - the test decides
                    await asyncio.sleep(0.05)
                writer.write(data)
                await writer.drain()
        finally:
            writer.close()
