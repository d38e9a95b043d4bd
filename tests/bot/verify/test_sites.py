"""Sites that answer, redirect, are slow, gone or lead into a private network."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.abc import ResolveResult
from aiohttp.test_utils import TestServer

from bot.verify.asking import AskedPage, AwayError
from bot.verify.resolver import NotPublicError, OwnThreads, PublicResolver, is_public
from bot.verify.sites import SiteAsker
from catalog.pages.page_checks import Look, Presence
from tests.doubles.resolving import Here, Says

STATE_HOST = "obraz.volgograd.ru"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def looked(handler: Handler, *urls: str) -> list[Look]:
    async def ask() -> list[Look]:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", handler)
        async with TestServer(app) as server:
            asker = SiteAsker(lambda host: host == STATE_HOST, Here(server.port or 0))
            found = [look async for looks in asker.ask([AskedPage(url) for url in urls]) for look in looks]
            await asker.close()
            return found

    return asyncio.run(ask())


def answering(status: int, location: str = "", *, head: int = 0) -> Handler:
    """That status, at «/» of school5.ru alone; anything else is there."""

    async def handle(request: web.Request) -> web.Response:
        if request.host.removeprefix("www.") != "school5.ru" or request.path != "/":
            return web.Response()
        if head and request.method == "HEAD":
            return web.Response(status=head)
        headers = {"Location": location} if location else {}
        return web.Response(status=status, headers=headers)

    return handle


@pytest.mark.parametrize(
    ("handler", "presence", "now_at"),
    [
        (answering(200), Presence.THERE, ""),
        (answering(200, head=405), Presence.THERE, ""),
        (answering(404), Presence.GONE, ""),
        (answering(410, head=501), Presence.GONE, ""),
        (answering(500), Presence.UNREACHED, ""),
        (answering(403), Presence.SILENT, ""),
        (answering(429), Presence.SILENT, ""),
        (answering(301, "http://www.school5.ru/index"), Presence.THERE, ""),
        (answering(302, "/start"), Presence.THERE, ""),
        (answering(302, "/"), Presence.UNREACHED, ""),
        (answering(301, f"http://{STATE_HOST}/school5"), Presence.THERE, ""),
        (answering(301, "http://kazino.ru/school5"), Presence.THERE, "http://kazino.ru/school5"),
        (answering(301, "https://vk.com/school5"), Presence.THERE, "https://vk.com/school5"),
        (answering(301, "http://school5.ru.kazino.ru/"), Presence.THERE, "http://school5.ru.kazino.ru/"),
        (answering(301, "http://127.0.0.1/"), Presence.SILENT, ""),
        (answering(301, "http://localhost/"), Presence.SILENT, ""),
        (answering(301, "http://admin@school5.ru/"), Presence.SILENT, ""),
        (answering(301, "ftp://school5.ru/"), Presence.SILENT, ""),
    ],
)
def test_what_a_site_answers(handler: Handler, presence: Presence, now_at: str) -> None:
    (look,) = looked(handler, "http://school5.ru/")
    assert (look.presence, look.now_at) == (presence, now_at)


def test_a_foreign_host_is_never_asked() -> None:
    hosts: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        hosts.append(request.host)
        return web.Response(status=302, headers={"Location": "http://kazino.ru/"})

    looked(handle, "http://school5.ru/")
    assert set(hosts) == {"school5.ru"}


def test_the_body_is_not_read() -> None:
    async def handle(request: web.Request) -> web.StreamResponse:
        if request.method == "HEAD":
            return web.Response(status=405)
        answer = web.StreamResponse()
        await answer.prepare(request)
        await answer.write(b"x" * 1000)
        await asyncio.sleep(30)
        return answer

    (look,) = looked(handle, "http://school5.ru/")
    assert look.presence is Presence.THERE


def test_one_host_is_asked_one_question_at_a_time_and_others_beside_it() -> None:
    now: dict[str, int] = {}
    most: dict[str, int] = {}
    beside = 0

    async def handle(request: web.Request) -> web.Response:
        nonlocal beside
        now[request.host] = now.get(request.host, 0) + 1
        most[request.host] = max(most.get(request.host, 0), now[request.host])
        beside = max(beside, sum(now.values()))
        await asyncio.sleep(0.02)
        now[request.host] -= 1
        return web.Response()

    urls = [f"http://school{number}.ru/{path}" for number in range(4) for path in range(4)]
    assert len(looked(handle, *urls)) == 16
    assert set(most.values()) == {1}
    assert beside > 1


def test_nobody_answers() -> None:
    asker = SiteAsker(lambda _: False, Here(1))

    async def ask() -> Look:
        ((look,),) = [looks async for looks in asker.ask([AskedPage("http://school5.ru/")])]
        await asker.close()
        return look

    assert asyncio.run(ask()).presence is Presence.UNREACHED


def test_where_no_site_answers_it_is_our_own_line_that_is_cut() -> None:
    async def ask() -> None:
        asker = SiteAsker(lambda _: False, Here(1))
        with pytest.raises(AwayError):
            _ = [looks async for looks in asker.ask([AskedPage(f"http://school{at}.ru/") for at in range(9)])]
        await asker.close()

    asyncio.run(ask())


def test_the_system_s_names_are_read_in_threads_of_their_own() -> None:
    async def resolve() -> list[ResolveResult]:
        threads = OwnThreads()
        try:
            return await threads.resolve("localhost", 80, socket.AF_INET)
        finally:
            await threads.close()

    assert {(one["host"], one["port"]) for one in asyncio.run(resolve())} == {("127.0.0.1", 80)}


PRIVATE = (
    *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104 - nothing is bound here
    *(
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "2002:0a00:0001::1",
        "224.0.0.1",
        "64:ff9b::a00:1",
        "x",
    ),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_into_a_private_network_is_not_resolved(address: str) -> None:
    assert not is_public(address)

    async def resolve() -> None:
        with pytest.raises(NotPublicError):
            await PublicResolver(Says(address)).resolve("school5.ru", 80)

    asyncio.run(resolve())


def test_of_a_name_s_addresses_only_the_public_ones_are_used() -> None:
    async def resolve() -> list[ResolveResult]:
        return await PublicResolver(Says("10.0.0.1", "93.184.216.34")).resolve("school5.ru", 80)

    assert [one["host"] for one in asyncio.run(resolve())] == ["93.184.216.34"]
