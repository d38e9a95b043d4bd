"""The body of a request, within a size and a time."""

import asyncio

from starlette.requests import Request

from bot.web.receive import RefusedRequestError
from handlers.texts import page as texts

MOST_BYTES = 256 * 1024
"""Room for a 10,000-character message even where each character is written as `\\uXXXX` twice."""

MOST_SECONDS = 15.0


async def read_body(
    request: Request, most_bytes: int = MOST_BYTES, most_seconds: float = MOST_SECONDS
) -> bytes:
    """The whole body. Raises RefusedError as soon as it is too large, or when it takes too long."""
    declared = request.headers.get("content-length", "0")
    if declared.isascii() and declared.isdigit() and int(declared) > most_bytes:
        raise RefusedRequestError(texts.TOO_LARGE, status=413)
    body = bytearray()
    try:
        async with asyncio.timeout(most_seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most_bytes:
                    raise RefusedRequestError(texts.TOO_LARGE, status=413)
    except TimeoutError as error:
        raise RefusedRequestError(texts.TOO_SLOW, status=408) from error
    return bytes(body)
