"""The channel against VK's double: what is done where VK refuses an edit, a keyboard or a look."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import structlog

from bot.bootstrap import Parts, assemble
from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Call, LaterError, RefusedError
from bot.settings import Settings
from bot.vk import texts
from bot.vk.channel import VkChannel
from bot.vk.receive import received
from handlers.messages import Session
from tests.bot.vk.events import event, message, press
from tests.doubles.vk import Fault, Params, Vk, serving

KEYBOARD = '{"one_time": false, "inline": true, "buttons": []}'
SENT = Call("messages.send", {"peer_id": 7, "random_id": 5, "message": "Ответ", "keyboard": KEYBOARD})
EDITED = Call("messages.edit", {"peer_id": 7, "random_id": 6, "cmid": 1, "message": "Дальше"}, shown=False)


@pytest.fixture
def vk() -> Iterator[Vk]:
    with serving(Vk(calls_a_second=1000)) as vk:
        yield vk


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("register")


@pytest.fixture
def parts(vk: Vk, folder: Path) -> Iterator[Parts]:
    callback = {"vk_confirmation": "c0nf1rm", "vk_secret": "s3cret"}
    own = {"vk_token": vk.token, "vk_group_id": 1, "vk_api": vk.address, **callback}
    parts = assemble(Settings.model_validate({"database_url": f"sqlite:///{folder}/r.sqlite3", **own}))
    yield parts
    parts.register.close()


def play(parts: Parts, talk: Callable[[VkChannel], Awaitable[object]]) -> None:
    async def run() -> None:
        channel = VkChannel(parts, ProcessInbox())
        try:
            await talk(channel)
        finally:
            await channel.close()

    asyncio.run(run())


def refusing(method: str, code: int, where: str = "") -> Callable[[str, Params], Fault | None]:
    return lambda called, params: Fault(code) if called == method and (not where or where in params) else None


def test_an_edit_edits_and_where_it_may_not_it_is_said_anew_once(vk: Vk, parts: Parts) -> None:
    async def twice(channel: VkChannel) -> None:
        await channel.send(SENT)
        await channel.send(EDITED)
        vk.fault = refusing("messages.edit", 909)
        await channel.send(EDITED)
        await channel.send(EDITED)

    play(parts, twice)
    assert [(one.text, one.edits) for one in vk.messages] == [("Дальше", 1), ("Дальше", 0)]
    assert vk.repeats == 1


@pytest.mark.parametrize(("code", "said"), [(911, []), (912, [texts.BOT_IS_OFF])])
def test_where_the_keyboard_is_refused_the_words_are_sent(
    vk: Vk, parts: Parts, code: int, said: list[str]
) -> None:
    vk.fault = refusing("messages.send", code, "keyboard")
    with structlog.testing.capture_logs() as logged:
        play(parts, lambda channel: channel.send(SENT))
    assert [(one.text, one.keyboard) for one in vk.messages] == [("Ответ", None)]
    assert [one["reason"] for one in logged if one["event"] == "vk_needs_operator"] == said


@pytest.mark.parametrize(("code", "kind"), [(901, RefusedError), (9, RefusedError), (10, LaterError)])
def test_what_is_refused_for_a_person_is_told_as_it_is(
    vk: Vk, parts: Parts, code: int, kind: type[Exception]
) -> None:
    vk.fault = refusing("messages.send", code)
    with pytest.raises(kind):
        play(parts, lambda channel: channel.send(SENT))


def test_who_waits_sees_typing_and_a_press_does_not(vk: Vk, parts: Parts) -> None:
    async def wait(channel: VkChannel) -> None:
        await channel.waiting(message("школа"))
        await channel.waiting(press({"choice": "more"}))
        vk.fault = refusing("messages.setActivity", 901)
        await channel.waiting(message("школа"))

    play(parts, wait)
    typing = {"type": "typing", "peer_id": "7"}
    assert [typing.items() <= params.items() for _, params in vk.calls] == [True]


def test_who_denies_messages_is_forgotten(parts: Parts) -> None:
    denied = event("message_deny", {"user_id": 7})
    said = received(denied, 1)
    assert said

    async def deny(channel: VkChannel) -> None:
        await parts.sessions.save(said.person, Session(query="школа"))
        assert await channel.prepare(denied) == ()
        assert await parts.sessions.load(said.person) == Session()

    play(parts, deny)


def test_settings_that_cannot_be_looked_at_keep_nobody_out(vk: Vk, parts: Parts) -> None:
    vk.fault = refusing("groups.getCallbackServers", 15)
    play(parts, lambda channel: channel.start(webhook=""))
    vk.permissions = []
    with pytest.raises(RefusedError):
        play(parts, lambda channel: channel.start(webhook=""))


def test_callback_confirms_and_takes_what_bears_the_secret(parts: Parts) -> None:
    async def deliver(channel: VkChannel) -> None:
        confirmed = channel.webhook({}, b'{"type": "confirmation", "group_id": 1}')
        assert (confirmed.status, confirmed.body) == (200, "c0nf1rm")
        assert channel.webhook({}, b'{"type": "confirmation", "group_id": 2}').status == 401
        written = message("школа")
        taken = channel.webhook({}, json.dumps({**written, "secret": "s3cret"}).encode())
        assert (taken.status, taken.body) == (200, "ok")
        assert [one.key for one in taken.deliveries] == [f"vk:1:{written['event_id']}"]
        for secret in ({}, {"secret": "wrong"}, {"secret": None}, {"secret": "тайна"}):
            refused = channel.webhook({}, json.dumps({**written, **secret}).encode())
            assert (refused.status, refused.deliveries) == (401, ())
        other = channel.webhook({}, json.dumps({"type": "wall_post_new", "secret": "s3cret"}).encode())
        assert (other.body, other.deliveries) == ("ok", ())

    play(parts, deliver)
