"""What is sent to the desk, within a size and a time: the kit reads a whole body before it looks who sent it.

And no text with a NUL sign, which no person types and PostgreSQL doesn't keep: it is refused here, once.
"""

import asyncio

from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.desk import texts

MEGABYTE = 2**20
BESIDE_THE_FILE = MEGABYTE

SECONDS_FOR_A_PART = 15.0
"""Until more of a body comes."""

SECONDS_FOR_ALL = 300.0
"""A spreadsheet of ten megabytes at a third of a megabit a second."""

FILES = b"multipart/form-data"


class Bodies:
    """Refuses a longer body at once where its length is told, else as it comes; and one that comes slowly."""

    def __init__(self, app: ASGIApp, limit_mb: int) -> None:
        self._app = app
        self._most = limit_mb * MEGABYTE + BESIDE_THE_FILE
        self._refusal = PlainTextResponse(texts.TOO_LARGE.format(limit=limit_mb), 413)
        self._no_text = PlainTextResponse(texts.NO_TEXT, 400)
        self._too_slow = PlainTextResponse(texts.TOO_SLOW, 408)

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
            refusal = self._too_slow if body.is_late else self._no_text
            await (self._refusal if body.left < 0 else refusal)(scope, receive, send)


class _Body:
    """What comes of a body; from what is wrong with it on, it is as if the sender had gone."""

    def __init__(self, receive: Receive, most: int, *, is_form: bool) -> None:
        self._receive = receive
        self._is_form = is_form
        self._ends_at = asyncio.get_running_loop().time() + SECONDS_FOR_ALL
        self._is_whole = False
        self.left = most
        self.is_good = True
        self.is_late = False

    async def receive(self) -> Message:
        message = await self._part()
        body = message.get("body", b"")
        self._is_whole = not message.get("more_body", False)
        self.left -= len(body)
        has_text = not (self._is_form and b"%00" in body)
        self.is_good = self.is_good and self.left >= 0 and has_text and not self.is_late
        return message if self.is_good else {"type": "http.disconnect"}

    async def _part(self) -> Message:
        """What comes next; after the body, that is that the sender has gone, which may take its time."""
        if self._is_whole:
            return await self._receive()
        now = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout_at(min(now + SECONDS_FOR_A_PART, self._ends_at)):
                return await self._receive()
        except TimeoutError:
            self.is_late = True
            return {"type": "http.disconnect"}
