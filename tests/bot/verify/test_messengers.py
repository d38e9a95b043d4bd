"""Telegram, MAX and Одноклассники as their APIs answer."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.verify.asking import AskedPage, Asker, AwayError
from bot.verify.max import MaxAsker
from bot.verify.ok import OkAsker, OkKeys
from bot.verify.telegram import TelegramAsker
from catalog.pages.page_checks import Look, Presence

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
KEYS = OkKeys("token", "APPLICATION", "secret")


def looked(handler: Handler, make: Callable[[str], Asker], *pages: AskedPage) -> list[Look]:
    async def ask() -> list[Look]:
        app = web.Application()
        app.router.add_get("/{path:.*}", handler)
        async with TestServer(app) as server:
            asker = make(str(server.make_url("")).rstrip("/"))
            try:
                return [look async for looks in asker.ask(pages) for look in looks]
            finally:
                await asker.close()

    return asyncio.run(ask())


async def telegram(request: web.Request) -> web.Response:
    name = request.query["chat_id"]
    if name == "@gone":
        return web.json_response({"ok": False, "description": "Bad Request: chat not found"}, status=400)
    counts = request.path == "/bottoken/getChatMemberCount"
    chat = {"id": -100, "title": "Школа № 5", "type": "channel", "username": "school5"}
    return web.json_response({"ok": True, "result": 512 if counts else chat})


def test_telegram() -> None:
    there, gone = looked(
        telegram,
        lambda base: TelegramAsker("token", base),
        AskedPage("https://t.me/school5"),
        AskedPage("https://t.me/gone"),
    )
    assert (there.presence, there.name, there.followers) == (Presence.THERE, "Школа № 5", 512)
    assert there.mark is None
    assert gone.presence is Presence.GONE


def test_telegram_asks_us_to_wait() -> None:
    asked: list[str] = []

    async def busy(request: web.Request) -> web.Response:
        asked.append(request.path)
        if len(asked) == 1:
            return web.json_response({"ok": False, "parameters": {"retry_after": 0.01}}, status=429)
        return await telegram(request)

    (there,) = looked(busy, lambda base: TelegramAsker("token", base), AskedPage("https://t.me/school5"))
    assert there.presence is Presence.THERE
    assert len(asked) == 3


async def max_api(request: web.Request) -> web.Response:
    assert request.headers["Authorization"] == "token"
    name = request.match_info["path"].removeprefix("chats/")
    if name == "gone":
        return web.json_response({"code": "not.found", "message": "no"}, status=404)
    link = "https://max.ru/school5_new" if name == "moved" else f"https://max.ru/{name}"
    chat = {"chat_id": 7, "title": "Школа № 5", "participants_count": 64, "link": link, "is_public": True}
    return web.json_response(chat)


def test_max() -> None:
    names = ("id3430030612_gos", "gone", "moved")
    pages = [AskedPage(f"https://max.ru/{name}") for name in names]
    there, gone, moved = looked(max_api, lambda base: MaxAsker("token", base), *pages)
    assert (there.presence, there.followers, there.now_at) == (Presence.THERE, 64, "")
    assert gone.presence is Presence.GONE
    assert moved.now_at == "https://max.ru/school5_new"


def test_max_without_a_token_asks_nobody() -> None:
    assert looked(max_api, lambda base: MaxAsker("", base), AskedPage("https://max.ru/school5")) == []


async def ok_api(request: web.Request) -> web.Response:
    known = {name: value for name, value in request.query.items() if name not in ("sig", "access_token")}
    said = "".join(f"{name}={known[name]}" for name in sorted(known)) + KEYS.secret
    assert request.query["sig"] == hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()
    if request.query["method"] == "url.getInfo":
        number = {"https://ok.ru/school5": 5, "https://ok.ru/school6": 6}.get(request.query["url"])
        return web.json_response({"type": "GROUP", "objectIdStr": str(number)} if number else {})
    told = {
        "5": {"uid": "5", "name": "Школа № 5", "shortname": "school5", "members_count": 90},
        "6": {"uid": "6", "name": "Школа № 6", "shortname": "school_six"},
        "7": {"uid": "7", "name": "Школа № 7"},
    }
    return web.json_response([told[uid] for uid in request.query["uids"].split(",") if uid in told])


def test_ok() -> None:
    names = ("school5", "school6", "group/7", "group/8", "nobody")
    pages = [AskedPage(f"https://ok.ru/{name}") for name in names]
    found = looked(ok_api, lambda base: OkAsker(KEYS, base), *pages)
    there = [Presence.THERE] * 3 + [Presence.GONE] * 2
    assert [look.presence for look in found] == there
    assert [look.now_at for look in found[:3]] == ["", "https://ok.ru/school_six", ""]
    assert (found[0].followers, found[0].platform_id, found[0].mark) == (90, "5", None)


@pytest.mark.parametrize(
    ("status", "body"), [(401, {}), (503, {}), (200, {"error_code": 102, "error_msg": "session"})]
)
def test_who_cannot_be_asked_says_so_in_a_sentence_without_the_key(
    status: int, body: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.verify.api.BETWEEN_TRIES", 0.01)

    async def refuse(_: web.Request) -> web.Response:
        return web.json_response(body, status=status)

    makers: Sequence[Callable[[str], Asker]] = (lambda base: OkAsker(KEYS, base),)
    if status != 200:
        makers = (*makers, lambda base: TelegramAsker("token", base), lambda base: MaxAsker("token", base))
    for make in makers:
        with pytest.raises(AwayError) as away:
            looked(refuse, make, AskedPage("https://ok.ru/school5"))
        assert "token" not in str(away.value)
        assert str(away.value).endswith(".")
