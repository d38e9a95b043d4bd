"""An outbound proxy: HTTP (CONNECT) and SOCKS5 on one port, told apart by the first byte."""

import asyncio
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

SOCKS_VERSION = 5


@dataclass
class Proxy:
    """What was asked of it: «socks5 host:port», «http host:port»."""

    port: int = 0
    asked: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            first = (await reader.readexactly(1))[0]
            speak = self._socks if first == SOCKS_VERSION else self._http
            host, port = await speak(reader, writer)
            there_reader, there = await asyncio.open_connection(host, port)
            await asyncio.gather(_pump(reader, there), _pump(there_reader, writer))
        writer.close()

    async def _socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
        """RFC 1928, without authentication."""
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        length = (await reader.readexactly(1))[0] if kind == 3 else 4
        address = await reader.readexactly(length)
        host = address.decode() if kind == 3 else socket.inet_ntoa(address)
        port = struct.unpack(">H", await reader.readexactly(2))[0]
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        self.asked.append(f"socks5 {host}:{port}")
        return host, port

    async def _http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        host, _, port = head.split()[1].rpartition(":")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        self.asked.append(f"http {host}:{port}")
        return host, int(port)


@contextmanager
def proxying() -> Iterator[Proxy]:
    """On any free port of this machine, in a thread of its own."""
    proxy, loop = Proxy(), asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(proxy.serve, "127.0.0.1", 0))
    proxy.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield proxy
    finally:
        asyncio.run_coroutine_threadsafe(_close(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _close(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65536):
        writer.write(piece)
        await writer.drain()
    writer.close()
