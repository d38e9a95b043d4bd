import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.requests import Request

from bot.web.body import read_body
from bot.web.receive import RefusedRequestError


def request(*chunks: bytes, ends: bool = True, **headers: str) -> Request:
    """A request whose body comes in chunks; one that doesn't end leaves the reader waiting."""
    waiting = list(chunks)

    async def receive() -> MutableMapping[str, Any]:
        if not waiting and not ends:
            await asyncio.Event().wait()
        body = waiting.pop(0) if waiting else b""
        return {"type": "http.request", "body": body, "more_body": bool(waiting) or not ends}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "POST", "headers": raw}, receive)


def test_a_body_in_pieces_is_put_together() -> None:
    assert asyncio.run(read_body(request(b"ab", b"c"))) == b"abc"


@pytest.mark.parametrize(
    "sent",
    [
        request(b"12345", b"67890", b"1", content_length="5"),
        request(b"", content_length="11"),
        request(b"", content_length="9" * 30),
        request(b"12345678901", content_length="many"),
    ],
)
def test_too_large_a_body_is_refused(sent: Request) -> None:
    with pytest.raises(RefusedRequestError) as refused:
        asyncio.run(read_body(sent, most_bytes=10))
    assert refused.value.status == 413


def test_whoever_sends_too_slowly_is_refused() -> None:
    with pytest.raises(RefusedRequestError) as refused:
        asyncio.run(read_body(request(b"1", ends=False), most_seconds=0.01))
    assert refused.value.status == 408
