"""Sites that redirect, never end, lie, or lead into this machine's own network."""

import asyncio
import gzip
import socket
from itertools import pairwise
from time import monotonic

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.discover.decoding import MOST_BYTES
from bot.discover.fetching import SECONDS_BETWEEN, Fetcher, NotReadError
from bot.verify.resolver import PublicResolver
from catalog.discovery.model import SiteOutcome
from tests.bot.discover.serving import STATE_HOST, Handler, with_fetcher
from tests.doubles.resolving import Here, Says

PAGE = "<html><a href='https://vk.com/school5'>Мы ВКонтакте</a></html>"


def read(handler: Handler, url: str = "http://school5.ru/") -> tuple[str, str]:
    return with_fetcher(handler, lambda fetcher: fetcher.page(url))


def outcome(handler: Handler, url: str = "http://school5.ru/") -> SiteOutcome:
    with pytest.raises(NotReadError) as error:
        read(handler, url)
    return error.value.outcome


def giving(body: bytes, kind: str = "text/html", **headers: str) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(status=404)
        return web.Response(
            body=body, headers={"Content-Type": kind, **{k.replace("_", "-"): v for k, v in headers.items()}}
        )

    return handle


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (PAGE.encode(), "text/html; charset=utf-8"),
        (PAGE.encode("cp1251"), "text/html; charset=windows-1251"),
        (PAGE.encode("cp1251"), "text/html; charset=utf-8"),  # it lies
        (PAGE.encode(), "text/html; charset=windows-1251"),
        (PAGE.encode("cp1251"), "text/html"),
        (b"<meta charset='koi8-r'>" + PAGE.encode("koi8-r"), "text/html"),
        (PAGE.encode("utf-16"), "text/html"),
        (PAGE.encode("cp1251"), "text/html; charset=hex"),
        (PAGE.encode("cp1251"), ""),
    ],
)
def test_letters_are_read_whatever_is_said_of_them(body: bytes, kind: str) -> None:
    at, text = read(giving(body, kind))
    assert at == "http://school5.ru/"
    assert "Мы ВКонтакте" in text


@pytest.mark.parametrize("packing", ["gzip", "GZIP"])
def test_what_was_packed_unasked_is_unpacked_within_limits(packing: str) -> None:
    _, text = read(giving(gzip.compress(PAGE.encode()), Content_Encoding=packing))
    assert "Мы ВКонтакте" in text
    _, text = read(giving(gzip.compress(b"<" * 300_000_000), Content_Encoding=packing))
    assert len(text) <= MOST_BYTES


@pytest.mark.parametrize(
    ("body", "kind", "packing"),
    [
        (b"%PDF-1.4 <", "application/pdf", ""),
        (b"", "text/html", ""),
        (b"\x00\x01", "text/html", "br"),
        (b"x", "text/html", "gzip"),
    ],
)
def test_what_is_no_page(body: bytes, kind: str, packing: str) -> None:
    assert outcome(giving(body, kind, Content_Encoding=packing)) is SiteOutcome.NOT_HTML


def test_no_more_than_the_beginning_is_read() -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(status=404)
        answer = web.StreamResponse(headers={"Content-Type": "text/html"})
        await answer.prepare(request)
        try:
            while True:
                await answer.write(b"<p>" * 10_000)
        except ConnectionError:
            return answer

    _, text = read(endless)
    assert len(text) == MOST_BYTES


def sending(location: str, status: int = 302) -> Handler:
    """The front page of school5.ru sends there; everything else is a page."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(status=404)
        if request.host == "school5.ru" and request.path == "/":
            return web.Response(status=status, headers={"Location": location})
        return web.Response(text=PAGE, content_type="text/html")

    return handle


@pytest.mark.parametrize(
    ("location", "at"),
    [
        ("/start", "http://school5.ru/start"),
        ("http://www.school5.ru/", "http://www.school5.ru/"),
        ("http://new.school5.ru/", "http://new.school5.ru/"),
        (f"http://{STATE_HOST}/school5/", f"http://{STATE_HOST}/school5/"),
    ],
)
def test_a_redirect_is_followed_where_it_stays_with_the_owner(location: str, at: str) -> None:
    assert read(sending(location))[0] == at


@pytest.mark.parametrize(
    ("location", "ended"),
    [
        ("http://kazino.ru/", SiteOutcome.ELSEWHERE),
        ("https://vk.com/school5", SiteOutcome.ELSEWHERE),
        ("http://127.0.0.1/", SiteOutcome.INNER),
        ("http://[::1]/", SiteOutcome.INNER),
        ("http://169.254.169.254/latest/meta-data", SiteOutcome.INNER),
        ("http://localhost/", SiteOutcome.INNER),
        ("http://school5.ru:6379/", SiteOutcome.INNER),
        ("file:///etc/passwd", SiteOutcome.INNER),
        ("http://admin@school5.ru/", SiteOutcome.INNER),
        ("/", SiteOutcome.UNREACHED),
    ],
)
def test_where_a_redirect_is_not_followed(location: str, ended: SiteOutcome) -> None:
    assert outcome(sending(location)) is ended


def test_a_foreign_host_is_never_asked() -> None:
    hosts = set()

    async def handle(request: web.Request) -> web.StreamResponse:
        hosts.add(request.host)
        return web.Response(status=302, headers={"Location": "http://kazino.ru/robots.txt"})

    outcome(handle)
    assert hosts == {"school5.ru"}


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:192.168.0.1", "169.254.169.254"])
def test_a_name_that_leads_inside_is_not_opened(address: str) -> None:
    async def ask() -> SiteOutcome:
        fetcher = Fetcher(lambda _: True, PublicResolver(Says(address)))
        try:
            with pytest.raises(NotReadError) as error:
                await fetcher.page("http://school5.ru/")
            return error.value.outcome
        finally:
            await fetcher.close()

    assert asyncio.run(ask()) is SiteOutcome.INNER


class Turning(Here):
    """A name that is at one address when it is asked first, and at another ever after."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await super().resolve(host, port, family)
        self.address = "127.0.0.2"
        return found


def test_a_name_that_turns_inside_between_requests_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its robots.txt is read where it was public; its page isn't asked for where it isn't."""
    monkeypatch.setattr("bot.verify.resolver.is_public", lambda address: address == "127.0.0.1")
    paths: list[str] = []

    async def handle(request: web.Request) -> web.StreamResponse:
        paths.append(request.path)
        return web.Response(status=404)

    def turning(port: int) -> AbstractResolver:
        return PublicResolver(Turning(port))

    async def ask(fetcher: Fetcher) -> SiteOutcome:
        with pytest.raises(NotReadError) as error:
            await fetcher.page("http://school5.ru/")
        return error.value.outcome

    assert with_fetcher(handle, ask, resolver=turning) is SiteOutcome.INNER
    assert paths == ["/robots.txt"]


def test_robots_are_kept_to() -> None:
    paths: list[str] = []

    async def handle(request: web.Request) -> web.StreamResponse:
        paths.append(request.path)
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nDisallow: /")
        return web.Response(text=PAGE, content_type="text/html")

    assert outcome(handle) is SiteOutcome.ROBOTS
    assert paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "read_on"), [(404, True), (403, True), (500, False), (503, False), (429, False)]
)
def test_where_robots_can_t_be_read(status: int, read_on: bool) -> None:
    async def handle(request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(status=status)
        return web.Response(text=PAGE, content_type="text/html")

    if read_on:
        assert "ВКонтакте" in read(handle)[1]
    else:
        assert outcome(handle) is SiteOutcome.ROBOTS


def test_one_host_is_asked_once_a_second_and_others_beside_it() -> None:
    at: dict[str, list[float]] = {}

    async def handle(request: web.Request) -> web.StreamResponse:
        at.setdefault(request.host, []).append(monotonic())
        return web.Response(
            text=PAGE, content_type="text/html", status=404 if "robots" in request.path else 200
        )

    async def ask(fetcher: Fetcher) -> None:
        urls = [f"http://{host}.ru/{path}" for path in ("", "a") for host in ("school5", "school6")]
        await asyncio.gather(*map(fetcher.page, urls))

    with_fetcher(handle, ask, SECONDS_BETWEEN)
    assert {len(times) >= 3 for times in at.values()} == {True}
    assert all(
        later - earlier >= SECONDS_BETWEEN for times in at.values() for earlier, later in pairwise(times)
    )
    assert max(times[0] for times in at.values()) < min(times[1] for times in at.values())


def test_a_site_that_asks_for_longer_pauses_gets_them() -> None:
    at: list[float] = []

    async def handle(request: web.Request) -> web.StreamResponse:
        at.append(monotonic())
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nCrawl-delay: 0.4")
        return web.Response(text=PAGE, content_type="text/html")

    async def ask(fetcher: Fetcher) -> None:
        for path in ("", "a", "b"):
            await fetcher.page(f"http://school5.ru/{path}")

    with_fetcher(handle, ask)
    assert all(later - earlier >= 0.4 for earlier, later in list(pairwise(at))[1:])
