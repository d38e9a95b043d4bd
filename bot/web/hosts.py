"""Under which names this server answers, and that nothing it makes an address of was sent.

A request for another host gets 421: it came by a name that somebody else points here. What passes loses its
Host header: every address within the server is a path, which the browser completes by where it stands. So one
server may have many names, and no answer repeats what was sent. Absolute addresses are made of the settings.
"""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import URL, URLPath
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.host_names import host_name
from bot.observability import metrics
from bot.settings import Settings

WATCHED = ("/healthz", "/readyz", "/metrics")
"""A balancer asks for these by the number of the machine, or of an old kind names no host: both is let in
here. A name that points here from elsewhere isn't, so that no page of another site reads them."""

ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, nothing is bound here


def known_hosts(settings: Settings) -> frozenset[str]:
    """The names of the settings, without ports, as browsers send them."""
    public = settings.public_url.partition("://")[2].partition("/")[0]
    own = "" if settings.web_host in ANYWHERE else settings.web_host
    own = f"[{own}]" if ":" in own else own
    return frozenset(filter(None, map(host_name, (public, own, *settings.hosts.split(",")))))


class Hosts:
    """Answers under the known names and those of this machine itself."""

    def __init__(self, app: ASGIApp, known: frozenset[str], refusal: Callable[[Request], Response]) -> None:
        self._app = app
        self._known = known
        self._refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answering(scope)(scope, receive, send)

    def _answering(self, scope: Scope) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
        if scope["type"] != "http":
            return self._app
        sent = next((value for name, value in scope["headers"] if name == b"host"), b"")
        is_known = self._is_known(sent, scope["path"])
        _take_address_away(scope)
        if is_known:
            return self._app
        metrics.HOSTS_REFUSED.inc()
        return self._refusal(Request(scope))

    def _is_known(self, sent: bytes, path: str) -> bool:
        name = host_name(sent.decode("ascii", "replace")) if sent.isascii() else ""
        if name in self._known or name == "localhost":
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return not sent and path in WATCHED
        return address.is_loopback or path in WATCHED


def _take_address_away(scope: Scope) -> None:
    """From here on `request.url` and `url_for` are paths, with a query where there is one."""
    scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"host"]
    scope["server"] = None
    scope["router"] = _Paths(scope["app"])


class _Paths:
    """Where Starlette looks addresses up by name."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def url_path_for(self, name: str, /, **params: Any) -> URLPath:  # noqa: ANN401 - as Starlette's
        return _Path(self._app.url_path_for(name, **params))


class _Path(URLPath):
    """Stays a path."""

    def make_absolute_url(self, base_url: str | URL) -> URL:  # noqa: ARG002 - as Starlette calls it
        return URL(str(self))
