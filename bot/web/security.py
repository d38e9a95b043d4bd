"""Headers that go with every answer: nothing from other hosts, nothing inline, no frames, nothing guessed.

An answer that brings one of them with it keeps its own: the operator's desk has a policy of scripts by nonce.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY: Final = "; ".join(  # noqa: FLY002 - one rule a line
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types worker",
    )
)

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",  # for browsers that don't know frame-ancestors
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)

_ORIGIN = re.compile(r"https?://[A-Za-z0-9*.-]{1,253}(?::(?:[0-9]{1,5}|\*))?")

NOT_KEPT: Mapping[str, str] = MappingProxyType({"Cache-Control": "no-store"})
"""For answers that hold for this once."""


def framed_by(sites: Sequence[str]) -> str:
    """The policy of a page that these sites may frame."""
    return CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {' '.join(sites)}")


def frame_sites(setting: str) -> tuple[str, ...]:
    """The origins of a setting, with commas between; what isn't one is left out."""
    return tuple(site for part in setting.split(",") if _ORIGIN.fullmatch(site := part.strip().rstrip("/")))


class SecurityHeaders:
    """Adds the headers to whatever the application answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not headers["X-Frame-Options"]:  # a page that some sites may frame
                    del headers["X-Frame-Options"]
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
