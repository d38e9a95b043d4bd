"""What goes wrong between the bot and MAX costs no answer, and MAX's limits are kept."""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import pytest

from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Call, Delivery, LaterError, RefusedError
from bot.delivery.throttle import Throttle
from bot.max import client, polling, texts
from bot.max.channel import MaxChannel
from bot.max.client import IN_CHAT, OVERALL, Api
from bot.max.polling import fetch
from tests.bot.max.talking import SECRET, parts, talk
from tests.doubles.max import ANSWERS_A_SECOND, CALLS_A_SECOND, Fault, Max
from tests.doubles.max_updates import dialogue, left, pressed, wrote, wrote_in_group
from tests.doubles.server import listening


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SECONDS_LATER", 0.05)


def failing(fault: Fault, times: int, method: str = "POST /messages") -> Callable[[str, Any], Fault | None]:
    left_over = [fault] * times

    def found(called: str, _: Any) -> Fault | None:
        return left_over.pop() if called == method and left_over else None

    return found


def start(double: Max, webhook: str, **settings: Any) -> None:
    async def play(address: str) -> None:
        channel = MaxChannel(
            parts(**{"max_token": double.token, "max_api": address, **settings}), ProcessInbox()
        )
        try:
            await channel.start(webhook=webhook)
        finally:
            await channel.close()

    with listening(double.app()) as address:
        asyncio.run(play(address))


HOOKED: dict[str, Any] = {"public_url": "https://guide.example", "webhook_secret": SECRET}
HOOK = "https://guide.example/max"
TOKEN: dict[str, Any] = {"max_token": "any"}


def test_at_its_start_the_bot_sets_commands_and_subscribes_once() -> None:
    double = Max(subscriptions=[{"url": "https://old.example/max"}])
    start(double, HOOK, **HOOKED)
    assert [one["url"] for one in double.subscriptions] == [HOOK]
    assert double.subscriptions[0]["secret"] == SECRET
    assert {one["name"] for one in double.commands} >= {"start", "help"}
    assert double.refused == []


def test_where_it_polls_nothing_stays_subscribed() -> None:
    double = Max(subscriptions=[{"url": HOOK}])
    start(double, "")
    assert double.subscriptions == []


def test_without_commands_the_bot_starts_all_the_same() -> None:
    double = Max(fault=failing(Fault(404), 1, "PATCH /me/commands"))
    start(double, HOOK, **HOOKED)
    assert len(double.subscriptions) == 1


def test_the_operator_is_told_what_max_does_not_take() -> None:
    with pytest.raises(RefusedError, match=texts.BAD_TOKEN):
        start(Max(), "", **TOKEN)
    with pytest.raises(RefusedError, match=texts.SHORT_SECRET):
        start(Max(), HOOK, **{**HOOKED, "webhook_secret": "four"})
    with pytest.raises(RefusedError, match=texts.BAD_WEBHOOK):
        start(Max(fault=failing(Fault(400), 1, "POST /subscriptions")), HOOK, **HOOKED)


@pytest.mark.parametrize("fault", [Fault(drop=True), Fault(503), Fault(429), Fault(200, "<html>")])
def test_a_start_that_met_trouble_is_tried_again_later(fault: Fault) -> None:
    with pytest.raises(LaterError):
        start(Max(fault=failing(fault, 9, "GET /me")), "")


@pytest.mark.parametrize("fault", [Fault(429), Fault(500), Fault(502, "<html>"), Fault(drop=True)])
def test_a_message_that_could_not_be_sent_is_sent_again(fault: Fault) -> None:
    double = Max(fault=failing(fault, 2))
    talk(double, [wrote(1, "школа 20")])
    assert len(double.to(dialogue(1))) == 1


def test_who_stopped_the_bot_holds_up_nobody() -> None:
    double = Max(fault=lambda _, body: Fault(403) if "№ 20" in body.get("text", "") else None)
    talk(double, [wrote(1, "школа 20"), wrote(1, "школа 21")])
    assert [message.text[:10] for message in double.messages] == ["Школа № 21"]


def test_a_message_that_is_gone_is_said_anew() -> None:
    double = Max()
    talk(double, [wrote(1, "школа"), pressed(1, "section:1", mid="mid.deleted")])
    assert len(double.to(dialogue(1))) == 2


def test_buttons_that_max_refuses_cost_no_words() -> None:
    double = Max(
        fault=lambda method, body: Fault(400) if method == "POST /messages" and body["attachments"] else None
    )
    talk(double, [wrote(1, "школа")])
    assert [message.buttons for message in double.messages] == [[]]


def test_every_call_waits_for_its_turn_in_its_chat() -> None:
    class Turns(Throttle):
        taken: ClassVar[list[object]] = []

        async def turn(self, chat: object = None) -> None:
            self.taken.append(chat)

    double = Max()
    talk(
        double,
        [wrote(1, "школа 20"), wrote(2, "школа 20"), pressed(1, "more")],
        throttle=Turns(OVERALL, IN_CHAT),
    )
    chats = [chat for chat in Turns.taken if chat is not None]
    assert len(Turns.taken) == len(double.calls)
    assert {chats.count(chat) for chat in chats} == {1, 3}  # the press is answered, and then told what it did
    assert OVERALL.most / OVERALL.seconds < CALLS_A_SECOND
    assert IN_CHAT.most / IN_CHAT.seconds < ANSWERS_A_SECOND


def test_chatter_and_farewells_are_not_answered() -> None:
    double = Max()
    talk(double, [wrote_in_group(1, -5, "школа 20"), left(1)])
    assert double.messages == []


def test_what_the_process_before_left_in_a_group_is_answered_before_max_is_reached() -> None:
    async def play(address: str) -> list[Call]:
        bookmarks = ProcessInbox()
        for is_first in (True, False):
            channel = MaxChannel(parts(max_token=double.token, max_api=address), bookmarks)
            if is_first:
                await channel.start(webhook="")
            left_over = await channel.prepare(wrote_in_group(1, -5, "@guide_bot школа 20"))
            await channel.close()
        return list(left_over)

    double = Max()
    with listening(double.app()) as address:
        assert len(asyncio.run(play(address))) == 1


def test_what_a_killed_process_had_begun_is_looked_for_in_the_chat() -> None:
    found: list[bool] = []

    async def ask(channel: MaxChannel) -> None:
        for update in (asked, unanswered):
            (call,) = await channel.prepare(update)
            found.append(await channel.was_made(call, update, has_left=None))

    asked, unanswered = wrote(1, "школа 20"), wrote(2, "школа 20")
    double = Max()
    talk(double, [asked], ask)
    assert found == [True, False]
    assert double.refused == []


def test_who_waits_sees_that_the_bot_types() -> None:
    async def wait(channel: MaxChannel) -> None:
        await channel.waiting(wrote(1, "школа"))
        await channel.waiting(wrote_in_group(1, -5, "болтовня"))

    double = Max()
    talk(double, [], wait)
    typed = [(method, call["json"]) for method, call in double.calls if method.endswith("/actions")]
    assert typed == [(f"POST /chats/{dialogue(1)}/actions", {"action": "typing_on"})]


@pytest.mark.parametrize(
    ("secret", "body", "status", "deliveries"),
    [
        (SECRET, json.dumps(wrote(1, "школа")), 200, 1),
        (SECRET, "{", 200, 0),
        (SECRET, "[" * 100_000, 200, 0),
        (SECRET, '{"update_type": "message_created", "message": ' + "9" * 5000 + "}", 200, 1),
        (SECRET + "x", json.dumps(wrote(1, "школа")), 401, 0),
        ("", json.dumps(wrote(1, "школа")), 401, 0),
        ("секрет", json.dumps(wrote(1, "школа")), 401, 0),
    ],
)
def test_a_delivery_needs_the_secret(secret: str, body: str, status: int, deliveries: int) -> None:
    channel = MaxChannel(parts(**HOOKED, **TOKEN), ProcessInbox())
    hooked = channel.webhook({"x-max-bot-api-secret": secret}, body.encode())
    assert (hooked.status, len(hooked.deliveries)) == (status, deliveries)


def test_without_a_secret_nobody_delivers() -> None:
    channel = MaxChannel(parts(**TOKEN), ProcessInbox())
    assert channel.webhook({"x-max-bot-api-secret": ""}, b"{}").status == 401


def test_updates_are_fetched_from_where_the_last_process_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "MOST_FETCHED", 2)
    double, bookmarks = Max(), ProcessInbox()
    accepted: list[Delivery] = []

    async def accept(deliveries: Sequence[Delivery]) -> None:
        accepted.extend(deliveries)

    async def play(address: str) -> None:
        for _ in range(2):  # two processes
            process = Api(double.token, address, Throttle(OVERALL, IN_CHAT))
            try:
                await fetch(process, bookmarks, accept)
            finally:
                await process.close()

    for update in (wrote(1, "a"), {"update_type": "message_created", "message": 1}, wrote(1, "b")):
        double.add(update)
    with listening(double.app()) as address:
        asyncio.run(play(address))
    assert [one.payload["message"]["body"]["text"] for one in accepted if one.payload["message"] != 1] == [
        "a",
        "b",
    ]
    assert double.refused == []
