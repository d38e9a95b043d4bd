"""The start: what keeps the bot from working is one sentence each, and who can't look goes on."""

import asyncio
from collections.abc import Iterator

import pytest
import structlog

from bot.delivery.model import LaterError, RefusedError
from bot.vk import texts
from bot.vk.checks import check_callback, check_long_poll, check_permissions
from bot.vk.client import Client
from bot.vk.limiter import Limiter
from bot.vk.sending import Sender
from tests.doubles.vk import Vk, serving

ADDRESS = "https://guide.example/vk"


@pytest.fixture
def vk() -> Iterator[Vk]:
    with serving(Vk(calls_a_second=1000)) as vk:
        yield vk


def said(vk: Vk, *, callback: bool = False) -> list[str]:
    """The sentences of a start that goes on."""

    async def check() -> None:
        sender = Sender(Client(vk.token, vk.address, Limiter(500)))
        try:
            if await check_permissions(sender.call):
                await (
                    check_callback(sender.call, 1, ADDRESS) if callback else check_long_poll(sender.call, 1)
                )
        finally:
            await sender.close()

    with structlog.testing.capture_logs() as logged:
        asyncio.run(check())
    return [one["reason"] for one in logged if one["event"] == "vk_needs_operator"]


def test_a_community_in_order_says_nothing(vk: Vk) -> None:
    assert said(vk) == []


def test_a_key_without_messages_is_refused(vk: Vk) -> None:
    vk.permissions = ["manage"]
    with pytest.raises(RefusedError, match="права"):
        said(vk)


def test_a_key_that_may_not_look_goes_on(vk: Vk) -> None:
    vk.permissions = ["messages"]
    assert said(vk) == [texts.CANT_LOOK]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"is_enabled": False}, texts.LONG_POLL_IS_OFF),
        ({"api_version": "5.80"}, texts.OLD_VERSION.format(version="5.80")),
        (
            {"events": {"message_new": 0}},
            texts.EVENT_IS_OFF.format(event=texts.EVENTS["message_new"], where="Long Poll API"),
        ),
    ],
)
def test_what_nothing_comes_without_is_looked_at_again_later(
    vk: Vk, change: dict[str, object], sentence: str
) -> None:
    vk.settings.update(change)
    with pytest.raises(LaterError) as later:
        said(vk)
    assert str(later.value) == sentence


def test_every_other_type_of_event_that_is_off_is_said(vk: Vk) -> None:
    vk.settings["events"] = {"message_new": 1, "message_event": 0, "message_allow": 1, "message_deny": 0}
    where = "Long Poll API"
    assert said(vk) == [
        texts.EVENT_IS_OFF.format(event=texts.EVENTS[name], where=where)
        for name in ("message_event", "message_deny")
    ]


def test_a_callback_server_that_is_absent_or_not_confirmed_is_said(vk: Vk) -> None:
    assert said(vk, callback=True) == [texts.NO_SERVER.format(address=ADDRESS)]
    vk.servers.append({"id": 1, "url": ADDRESS, "status": "failed", "events": {"message_new": 1}})
    assert said(vk, callback=True) == [texts.SERVER_NOT_OK.format(address=ADDRESS)]
