"""What is sent to the desk, within a size: the kit reads a whole body before it looks who sent it.

And no text with a NUL sign, which no person types and PostgreSQL doesn't keep: it is refused here, once.
"""

from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.desk import texts

MEGABYTE = 2**20
BESIDE_THE_FILE = MEGABYTE


FILES = b"multipart/form-data"


class Bodies:
    """Refuses a longer body at once where its length is told, and as it comes where it isn't."""

    def __init__(self, app: ASGIApp, limit_mb: int) -> None:
        self._app = app
        self._most = limit_mb * MEGABYTE + BESIDE_THE_FILE
        self._refusal = PlainTextResponse(texts.TOO_LARGE.format(limit=limit_mb), 413)
        self._no_text = PlainTextResponse(texts.NO_TEXT, 400)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            await self._no_text(scope, receive, send)
            return
        headers = dict(scope["headers"])
        declared = headers.get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > self._most:
            await self._refusal(scope, receive, send)
            return
        body = _Body(receive, self._most, is_form=not headers.get(b"content-type", b"").startswith(FILES))
        try:
            await self._app(scope, body.receive, send)
        except ClientDisconnect:
            if body.is_good:
                raise
            await (self._refusal if body.left < 0 else self._no_text)(scope, receive, send)


class _Body:
    """What comes of a body; from what is wrong with it on, it is as if the sender had gone."""

    def __init__(self, receive: Receive, most: int, *, is_form: bool) -> None:
        self._receive = receive
        self._is_form = is_form
        self.left = most
        self.is_good = True

    async def receive(self) -> Message:
        message = await self._receive()
        body = message.get("body", b"")
        self.left -= len(body)
        self.is_good = self.is_good and self.left >= 0 and not (self._is_form and b"%00" in body)
        return message if self.is_good else {"type": "http.disconnect"}
