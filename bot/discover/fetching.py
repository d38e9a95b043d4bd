"""Pages of sites, read politely: one request a second for a host, as robots.txt asks, and within limits.

Names are resolved to public addresses alone, and connected to as they were resolved. A redirect is followed
where it stays with the same owner or leads to a host of the state, each step looked at as the first was.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic
from typing import Final
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver

from bot.discover.decoding import MOST_BYTES, text_of, unpacked
from bot.discover.robots import CLOSED, LONGEST_FILE, OPEN, Robots, read_robots
from bot.verify.resolver import NotPublicError, PublicResolver
from bot.verify.sites import FIRST_ERROR, FIRST_REDIRECT, FIRST_SERVER_ERROR, LONGEST_HEADER
from catalog.discovery.model import SiteOutcome
from catalog.model import Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.rules import within

AT_ONCE: Final = 16
MOST_REDIRECTS: Final = 4
SECONDS_BETWEEN: Final = 1.0
SECONDS_FOR_ALL, SECONDS_TO_CONNECT = 15, 7
PIECE: Final = 65_536
NAME: Final = "gospublic-guide"
AGENT: Final = f"{NAME} (reads sites of public institutions for links to their pages)"
HTML: Final = ("text/html", "application/xhtml+xml", "text/plain", "")


class NotReadError(Exception):
    """The page isn't read; `outcome` says why."""

    def __init__(self, outcome: SiteOutcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


@dataclass(slots=True)
class _Host:
    """What is kept for a host: when it may be asked again, and its robots.txt by scheme and port."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    delay: float = 0.0
    robots: dict[str, Robots] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str
    text: str
    is_html: bool


class Fetcher:
    """`trusts`: whether the state runs that host. `pause`: seconds between requests to one host."""

    def __init__(
        self,
        trusts: Callable[[str], bool],
        resolver: AbstractResolver | None = None,
        pause: float = SECONDS_BETWEEN,
    ) -> None:
        self._trusts = trusts
        self._resolver = resolver or PublicResolver()
        self._pause = pause
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._session: aiohttp.ClientSession | None = None

    async def page(self, url: str) -> tuple[str, str]:
        """Where the page was found in the end, and its text. Raises NotReadError."""
        try:
            return await self._followed(url)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NotReadError(SiteOutcome.INNER if _is_inner(error) else SiteOutcome.UNREACHED) from error

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
        await self._resolver.close()

    async def _followed(self, url: str) -> tuple[str, str]:
        at = first = _site(url)
        for _ in range(MOST_REDIRECTS + 1):
            if not (await self._robots(at)).allows(_path(at)):
                raise NotReadError(SiteOutcome.ROBOTS)
            answer = await self._asked(at, MOST_BYTES)
            if FIRST_REDIRECT <= answer.status < FIRST_ERROR and answer.location:
                at = self._onward(first, at, answer.location)
                continue
            if answer.status != HTTPStatus.OK:
                raise NotReadError(SiteOutcome.UNREACHED)
            if not answer.is_html:
                raise NotReadError(SiteOutcome.NOT_HTML)
            return at, answer.text
        raise NotReadError(SiteOutcome.UNREACHED)

    def _onward(self, first: str, at: str, location: str) -> str:
        to = _site(urljoin(at, location))
        if not within(_host(to), (_host(first),)) and not self._trusts(_host(to)):
            raise NotReadError(SiteOutcome.ELSEWHERE)
        return to

    async def _robots(self, url: str) -> Robots:
        parts, host = urlsplit(url), self._hosts[_host(url)]
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in host.robots:
            host.robots[origin] = await self._read_robots(f"{origin}/robots.txt")
            host.delay = max(host.delay, host.robots[origin].delay)
        return host.robots[origin]

    async def _read_robots(self, url: str) -> Robots:
        """Where there is none anything may be read; where the server is out of order nothing."""
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._asked(at, LONGEST_FILE)
            if FIRST_REDIRECT <= answer.status < FIRST_ERROR and answer.location:
                try:
                    at = self._onward(url, at, answer.location)
                except NotReadError:
                    return OPEN
                continue
            if answer.status >= FIRST_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
                return CLOSED
            return read_robots(answer.text, NAME) if answer.status == HTTPStatus.OK else OPEN
        return OPEN

    async def _asked(self, url: str, most: int) -> _Answer:
        """One request, after the host's pause. Raises what aiohttp does."""
        host = self._hosts[_host(url)]
        async with host.lock:
            await asyncio.sleep(max(0.0, host.free_at - monotonic()))
            try:
                async with self._opened().get(url, allow_redirects=False) as answer:
                    body = await _read(answer.content, most) if answer.status == HTTPStatus.OK else b""
                    packed = answer.headers.get("Content-Encoding", "")
                    kind = answer.headers.get("Content-Type", "")
                    text = await asyncio.to_thread(lambda: text_of(unpacked(body, packed), kind))
                    is_html = kind.partition(";")[0].strip().lower() in HTML and "<" in text
                    return _Answer(answer.status, answer.headers.get("Location", ""), text, is_html)
            finally:
                host.free_at = monotonic() + max(self._pause, host.delay)

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    resolver=self._resolver, limit=AT_ONCE, use_dns_cache=False, force_close=True
                ),
                timeout=aiohttp.ClientTimeout(total=SECONDS_FOR_ALL, sock_connect=SECONDS_TO_CONNECT),
                headers={"User-Agent": AGENT, "Accept": "text/html", "Accept-Encoding": "identity"},
                cookie_jar=aiohttp.DummyCookieJar(),
                max_line_size=LONGEST_HEADER,
                max_field_size=LONGEST_HEADER,
                auto_decompress=False,
            )
        return self._session


async def _read(content: aiohttp.StreamReader, most: int) -> bytes:
    """The beginning of the body; the rest isn't waited for."""
    body = bytearray()
    async for piece in content.iter_chunked(PIECE):
        body += piece
        if len(body) >= most:
            break
    return bytes(body[:most])


def _site(url: str) -> str:
    """The address where it is one of a site. Raises NotReadError: a number, a platform, a port are none."""
    try:
        address = canonical(url)
    except BadAddress as error:
        raise NotReadError(SiteOutcome.INNER) from error
    if address.platform is not Platform.SITE:
        raise NotReadError(SiteOutcome.ELSEWHERE)
    return address.url


def _is_inner(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, NotPublicError):
            return True
        seen = seen.__cause__ or getattr(seen, "os_error", None)
    return False


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
