"""What is sent to the desk, within a size: the kit reads a whole body before it looks who sent it."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.desk import texts

MEGABYTE = 2**20
BESIDE_THE_FILE = MEGABYTE


class Bodies:
    """Refuses a longer body at once where its length is told, and as it comes where it isn't."""

    def __init__(self, app: ASGIApp, limit_mb: int) -> None:
        self._app = app
        self._most = limit_mb * MEGABYTE + BESIDE_THE_FILE
        self._refusal = PlainTextResponse(texts.TOO_LARGE.format(limit=limit_mb), 413)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > self._most:
            await self._refusal(scope, receive, send)
            return
        left = self._most

        async def receive_within() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            return message if left >= 0 else {"type": "http.disconnect"}

        await self._app(scope, receive_within, send)
