"""How the bot introduces itself; through a proxy; what is refused at the start."""

import asyncio
from dataclasses import replace

import pytest
from pydantic import ValidationError

from bot.bootstrap import Parts
from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Call, LaterError, RefusedError
from bot.delivery.throttle import Throttle
from bot.settings import Settings
from bot.telegram.channel import TelegramChannel, name_bookmark
from catalog.model import Platform
from handlers.dialogue.intents import command
from tests.doubles.proxy import proxying
from tests.doubles.telegram import BOT, TOKEN, Fault, Telegram, serving


def started(parts: Parts, telegram: Telegram, *, webhook: str = "", **settings: object) -> ProcessInbox:
    """What the channel keeps, once it has introduced the bot."""
    given = {"telegram_token": TOKEN, "telegram_api": telegram.address, **settings}
    inbox = ProcessInbox()
    channel = TelegramChannel(replace(parts, settings=Settings.model_validate(given)), inbox)

    async def play() -> None:
        try:
            await channel.start(webhook=webhook)
        finally:
            await channel.close()

    asyncio.run(play())
    return inbox


def test_it_introduces_itself_in_russian(parts: Parts) -> None:
    with serving(Telegram()) as telegram:
        inbox = started(parts, telegram)
    assert telegram.refused == []
    scopes = {
        call.params["scope"]["type"]: call.params["commands"] for call in telegram.made("setMyCommands")
    }
    assert set(scopes) == {"all_private_chats", "all_group_chats"}
    named = [one["command"] for one in scopes["all_private_chats"]]
    assert named == ["start", "find", "check", "services", "near", "about", "privacy", "cancel", "help"]
    assert all(command(f"/{name}", "") == name for name in named), "each is obeyed"
    for method in ("setMyDescription", "setMyShortDescription", "setChatMenuButton", "deleteWebhook"):
        assert len(telegram.made(method)) == 1, method
    assert asyncio.run(inbox.bookmark(name_bookmark(BOT["id"]))) == BOT["username"]
    assert parts.bots.names[Platform.TELEGRAM] == BOT["username"]


def test_a_webhook_is_set_with_its_secret_and_nothing_that_waits_is_dropped(parts: Parts) -> None:
    with serving(Telegram()) as telegram:
        address = "https://guide.example/telegram"
        more = {"public_url": "https://guide.example", "webhook_secret": "secret"}
        started(parts, telegram, webhook=address, **more)
    assert telegram.refused == []
    assert (telegram.webhook["url"], telegram.webhook["secret_token"]) == (address, "secret")
    assert not telegram.webhook.get("drop_pending_updates")
    assert "message" in telegram.webhook["allowed_updates"]


def test_a_part_of_the_profile_that_is_refused_is_no_hindrance(parts: Parts) -> None:
    def fault(method: str, _: object) -> Fault | None:
        return Fault(400, "Bad Request: no") if method == "setMyDescription" else None

    with serving(Telegram(fault=fault)) as telegram:
        started(parts, telegram)
        assert telegram.made("deleteWebhook")


def test_a_wrong_token_is_said_to_the_operator(parts: Parts) -> None:
    with serving(Telegram()) as telegram, pytest.raises(RefusedError, match="GOSPUBLIC_TELEGRAM_TOKEN"):
        started(parts, telegram, telegram_token="4242:another")


def test_an_unreachable_server_is_tried_again(parts: Parts) -> None:
    with serving(Telegram(fault=lambda *_: Fault(502, html=True))) as telegram, pytest.raises(LaterError):
        started(parts, telegram)


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_proxy_is_gone_through(parts: Parts, scheme: str) -> None:
    with serving(Telegram()) as telegram, proxying() as proxy:
        started(parts, telegram, telegram_proxy=f"{scheme}://127.0.0.1:{proxy.port}")
        server = telegram.address.removeprefix("http://")
    assert telegram.made("getMe")
    assert set(proxy.asked) == {f"{scheme} {server}"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"telegram_token": "no colon"},
        {"telegram_api": "api.telegram.org"},
        {"telegram_proxy": "ftp://127.0.0.1:1"},
        {"telegram_proxy": "socks5://nowhere"},
        {"webhook_secret": ""},
        {"webhook_secret": "with space"},
    ],
)
def test_wrong_settings_are_refused_without_repeating_them(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings.model_validate(wrong)
    assert [error["loc"] for error in refused.value.errors()] == [tuple(wrong)]


def test_a_group_gets_twenty_a_minute_and_a_person_as_many_as_they_ask(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[object] = []

    async def turn(_: Throttle, chat: object = None) -> None:
        turns.append(chat)

    monkeypatch.setattr(Throttle, "turn", turn)
    channel = TelegramChannel(parts, ProcessInbox())

    async def play() -> None:
        for chat in (-1001, 77):
            await channel.ready(Call("sendMessage", {"chat_id": chat}))
        await channel.ready(Call("answerCallbackQuery", {"callback_query_id": "1"}))
        await channel.close()

    asyncio.run(play())
    assert turns == [-1001, None, None]
