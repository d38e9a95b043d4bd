"""The desk's Content-Security-Policy: the kit's inline scripts run by a nonce, and nothing else does."""

import re
import secrets
from typing import Final

from jinja2.ext import Extension
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.desk import texts

POLICY: Final = "; ".join(  # noqa: FLY002 - one rule a line
    (
        "default-src 'none'",
        "script-src 'self' 'nonce-{nonce}'",
        "style-src 'self' 'unsafe-inline'",  # the kit sets widths in attributes; no style can run anything
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

_SCRIPT = re.compile(r"<script(?=[\s>])")


_CLOSES = 'class="btn-close" data-bs-dismiss="alert" aria-label="close"'
_CLOSES_BY_NAME = (
    f'class="btn-close" data-bs-dismiss="alert" aria-label="{texts.CLOSE_MESSAGE}" role="button" tabindex="0"'
)
"""A link without an address is no button to a screen reader."""

_LEADS = 'onchange="window.location = this.value"'


class Nonces(Extension):
    """Gives every script that stands in a template the nonce of the answer: what is filled in gets none.

    The kit's one handler in an attribute that we need is a mark, which `static/desk.js` knows; what closes a
    message says so.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - as Jinja calls it
        source = source.replace(_LEADS, "data-leads").replace(_CLOSES, _CLOSES_BY_NAME)
        return _SCRIPT.sub('<script nonce="{{ request.state.nonce }}"', source)


def _over_tls_alone(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A cookie of the desk is for https, and for this machine itself, however it was asked for."""
    is_open = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return name, value + b"; Secure" if is_open else value


class Policy:
    """Makes a nonce for each request, and says in the answer that it alone counts."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY.format(nonce=nonce)
                headers.setdefault("Cache-Control", "no-store")
                message["headers"] = [_over_tls_alone(*header) for header in message["headers"]]
            await send(message)

        await self._app(scope, receive, send_with_policy)
