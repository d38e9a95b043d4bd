"""Sites: asked by HEAD, by GET where that isn't taken, one question at a time for each host.

A redirect is followed where it stays with the same owner or leads to a host of the state; the body is never
read. A site that can't be reached today may be under repair: only the next day says that it is broken.
"""

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver

from bot.verify import texts
from bot.verify.asking import AskedPage, AwayError, portions
from bot.verify.resolver import PublicResolver
from catalog.model import Platform
from catalog.pages.address import Address, BadAddress, canonical
from catalog.pages.page_checks import Look, Presence
from catalog.pages.rules import within

AT_ONCE: Final = 16
PORTION: Final = 64
PROBED: Final = 8
"""So many sites, taken at random, are asked first: where none of them answers, our own line is cut."""

SECONDS_FOR_ALL, SECONDS_TO_CONNECT = 10, 7
MOST_REDIRECTS: Final = 4
LONGEST_HEADER: Final = 8_190
AGENT = "gospublic-guide (checks that a listed page still opens)"

NOT_FOR_HEAD = (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.FORBIDDEN)
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
FIRST_REDIRECT, FIRST_ERROR, FIRST_SERVER_ERROR = 300, 400, 500
UNREACHED = (aiohttp.ClientError, TimeoutError, OSError)


class SiteAsker:
    """`trusts`: whether the state runs that host."""

    platform = Platform.SITE
    asks = True

    def __init__(self, trusts: Callable[[str], bool], resolver: AbstractResolver | None = None) -> None:
        self._trusts = trusts
        self._resolver = resolver or PublicResolver()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, pages: Sequence[AskedPage]) -> AsyncIterator[Sequence[Look]]:
        mixed = random.sample(pages, len(pages))
        for portion in (mixed[:PROBED], *portions(mixed[PROBED:], PORTION)):
            looks = await asyncio.gather(*map(self._look, portion))
            if len(looks) >= PROBED and not any(map(_answered, looks)):
                raise AwayError(texts.OFFLINE)
            yield looks

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
        await self._resolver.close()

    async def _look(self, page: AskedPage) -> Look:
        try:
            address = canonical(page.url, Platform.SITE)
        except BadAddress:  # registered before the rules knew that such an address is none
            return Look(page.url, Presence.SILENT, reason="not an address")
        async with self._hosts[_host(address.url)], self._slots:
            try:
                return await self._followed(page.url, address)
            except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientConnectorSSLError):
                # The state's own authority isn't among those that this machine trusts: that says nothing.
                return Look(page.url, Presence.SILENT, reason="certificate")
            except UNREACHED as error:
                return Look(page.url, Presence.UNREACHED, reason=type(error).__name__)

    async def _followed(self, url: str, address: Address) -> Look:
        at, permanent = address, True
        for _ in range(MOST_REDIRECTS + 1):
            status, location = await self._asked(at.url)
            if not FIRST_REDIRECT <= status < FIRST_ERROR or not location:
                return _look_of(url, status, at.url if permanent and _is_safer(at, address) else "")
            permanent &= status in (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
            try:
                to = canonical(urljoin(at.url, location))
            except BadAddress:
                return Look(url, Presence.SILENT, reason="redirect")
            if not self._stays(_host(address.url), to):
                return Look(url, Presence.THERE, now_at=to.url)
            at = to
        return Look(url, Presence.UNREACHED, reason="redirects")

    async def _asked(self, url: str) -> tuple[int, str]:
        """The status, and where it sends on to. Raises what aiohttp does."""
        for method in ("HEAD", "GET"):
            async with self._opened().request(method, url, allow_redirects=False) as answer:
                if method == "GET" or answer.status not in NOT_FOR_HEAD:
                    return answer.status, answer.headers.get("Location", "")
        raise AssertionError

    def _stays(self, host: str, to: Address) -> bool:
        """Whether the redirect stays with the site's owner, or leads to the state."""
        if to.platform is not Platform.SITE:
            return False
        other = _host(to.url)
        return within(other, (host,)) or within(host, (other,)) or self._trusts(other)

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=self._resolver, limit=AT_ONCE, use_dns_cache=False),
                timeout=aiohttp.ClientTimeout(total=SECONDS_FOR_ALL, sock_connect=SECONDS_TO_CONNECT),
                headers={"User-Agent": AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
                max_line_size=LONGEST_HEADER,
                max_field_size=LONGEST_HEADER,
                auto_decompress=False,
            )
        return self._session


def _answered(look: Look) -> bool:
    """Whether anything came from there: a server's own error did."""
    return look.presence is not Presence.UNREACHED or look.reason.startswith("HTTP")


def _look_of(url: str, status: int, better: str) -> Look:
    if status in GONE:
        return Look(url, Presence.GONE, reason=f"HTTP {status}")
    if status >= FIRST_SERVER_ERROR:
        return Look(url, Presence.UNREACHED, reason=f"HTTP {status}")
    if status >= FIRST_ERROR:  # it answers, and doesn't let a program look
        return Look(url, Presence.SILENT, reason=f"HTTP {status}")
    return Look(url, Presence.THERE, better=better)


def _is_safer(at: Address, than: Address) -> bool:
    """Whether it is the same page, by https instead of http."""
    return at.key == than.key and at.url.startswith("https:") and than.url.startswith("http:")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
