"""A body that comes too slowly is refused, however it drips; one that takes its time within that isn't."""

import asyncio
import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.desk.kit import body_limit
from bot.desk.kit.body_limit import Bodies
from tests.bot.web.serving import running

HEAD = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\n"


async def read(request: Request) -> Response:
    body = await request.body()
    await asyncio.sleep(0)
    return PlainTextResponse(body)


APP = Starlette(routes=[Route("/", read, methods=["POST"])], middleware=[Middleware(Bodies, limit_mb=1)])


@pytest.mark.parametrize(("limit", "dripped"), [("SECONDS_FOR_A_PART", b""), ("SECONDS_FOR_ALL", b"abc")])
def test_a_slow_body_is_refused(limit: str, dripped: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_limit, limit, 0.2)
    assert sent(dripped).startswith(b"HTTP/1.1 408 ")


def test_a_body_in_parts_is_read() -> None:
    assert sent(b"abcdef").startswith(b"HTTP/1.1 200 ")


def sent(parts: bytes) -> bytes:
    """The head of the answer to a body of six bytes of which these come, one by one."""
    with running(APP) as url:
        address = urlsplit(url)
        with closing(socket.create_connection((address.hostname, address.port), timeout=20)) as connection:
            connection.sendall(HEAD)
            for byte in parts:
                connection.sendall(bytes([byte]))
            return connection.recv(65536)
