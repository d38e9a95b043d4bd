"""Sites of institutions on one port of this machine: whichever host is asked for, its pages are given."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from time import monotonic
from typing import TypeVar

from aiohttp import web
from aiohttp.abc import AbstractResolver
from aiohttp.test_utils import TestServer

from bot.discover.fetching import Fetcher
from tests.doubles.institution_sites import Site
from tests.doubles.resolving import Here

T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
STATE_HOST = "obraz.volgograd.ru"


def with_fetcher(
    handler: Handler,
    use: Callable[[Fetcher], Awaitable[T]],
    pause: float = 0.0,
    resolver: Callable[[int], AbstractResolver] = Here,
) -> T:
    """What `use` comes to with a fetcher for which every host is that server."""

    async def run() -> T:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", handler)
        async with TestServer(app) as server:
            fetcher = Fetcher(lambda host: host == STATE_HOST, resolver(server.port or 0), pause)
            try:
                return await use(fetcher)
            finally:
                await fetcher.close()

    return asyncio.run(run())


class Sites:
    """Serves those sites, and keeps what was asked of each host and when."""

    def __init__(self, sites: Iterable[Site]) -> None:
        self._pages: dict[str, dict[str, bytes]] = defaultdict(dict)
        self._robots: dict[str, str] = {}
        for site in sites:
            self._pages[site.host] |= site.pages
            self._robots[site.host] = site.robots
        self.asked: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        host = request.host.partition(":")[0].removeprefix("www.")
        self.asked[host].append((request.path_qs, monotonic()))
        if request.path == "/robots.txt" and self._robots.get(host):
            return web.Response(text=self._robots[host])
        page = self._pages[host].get(request.path_qs)
        if page is None:
            return web.Response(status=404)
        return web.Response(body=page, content_type="text/html")
