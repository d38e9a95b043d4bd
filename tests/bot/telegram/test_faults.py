"""What Telegram refuses, delays or drops costs itself alone."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.bootstrap import Parts
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import LaterError, RefusedError
from bot.telegram import client as api_module
from bot.telegram.channel import TelegramChannel
from bot.telegram.client import Api
from bot.telegram.deliveries import delivery
from tests.bot.telegram.talking import PERSON, Talk
from tests.doubles.telegram import TOKEN, Fault, Telegram, serving
from tests.doubles.telegram_checks import Params
from tests.doubles.telegram_people import message, presses, writes

Faulty = Callable[[str, Params], Fault | None]


def failing(times: int, fault: Fault, method: str = "sendMessage", chat: int | None = None) -> Faulty:
    """The first calls of that method, in that chat where one is given, end so."""
    left = [times]

    def found(called: str, params: Params) -> Fault | None:
        if called != method or not left[0] or chat not in (None, params.get("chat_id")):
            return None
        left[0] -= 1
        return fault

    return found


def deliver(parts: Parts, telegram: Telegram, updates: Sequence[dict[str, Any]]) -> None:
    """All at once, as a batch."""

    async def play() -> None:
        inbox = ProcessInbox()
        settings = parts.settings.model_copy(update={"telegram_api": telegram.address})
        channel = TelegramChannel(replace(parts, settings=settings), inbox)
        dispatcher = Dispatcher(inbox, [channel])
        found = [delivery({"update_id": number, **one}, 4242) for number, one in enumerate(updates, start=1)]
        await dispatcher.accept([one for one in found if one])
        assert await dispatcher.drain(30) == 0
        await channel.close()

    asyncio.run(play())


def test_a_flooded_chat_waits_and_holds_nobody_up(talk: Talk) -> None:
    talk.telegram.fault = failing(1, Fault(429, "Too Many Requests", retry_after=1), chat=1)
    began = monotonic()
    deliver(talk.parts, talk.telegram, [writes(1, "школа 5"), writes(1, "спасибо"), writes(2, "школа 5")])
    first, second, other = (
        talk.telegram.sent(1)[0].at,
        talk.telegram.sent(1)[1].at,
        talk.telegram.sent(2)[0].at,
    )
    assert other < first < second, "in its chat each answer waits for the one before"
    assert first - began >= 1


@pytest.mark.parametrize(
    "fault", [Fault(500), Fault(502, html=True), Fault(drop=True)], ids=["500", "502", "dropped"]
)
def test_what_was_not_done_is_tried_again(talk: Talk, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_module, "SECONDS_UNTIL_NEXT_TRY", 0.01)
    talk.telegram.fault = failing(3, fault)
    deliver(talk.parts, talk.telegram, [writes(PERSON, "школа 5")])
    assert len(talk.telegram.sent()) == 1


def test_who_blocked_the_bot_is_tried_once_and_the_next_is_answered(talk: Talk) -> None:
    tried = Counter[int]()

    def blocked(method: str, params: Params) -> Fault | None:
        tried[params.get("chat_id", 0)] += method == "sendMessage"
        return Fault(403, "Forbidden: bot was blocked by the user") if params.get("chat_id") == 1 else None

    talk.telegram.fault = blocked
    with capture_logs() as logs:
        deliver(talk.parts, talk.telegram, [writes(1, "школа 5"), writes(2, "школа 5")])
    assert (tried[1], tried[2]) == (1, 1)
    assert "403" in str(logs) or "Forbidden" in str(logs)


@pytest.mark.parametrize(
    "description", ["Bad Request: message can't be edited", "Bad Request: message to edit not found"]
)
def test_what_can_not_be_edited_is_sent_anew(talk: Talk, description: str) -> None:
    talk.telegram.fault = failing(1, Fault(400, description), "editMessageText")
    talk.says("администрация")
    last = max(talk.telegram.messages)
    calls = talk.happens(presses(PERSON, "all", talk.telegram.messages[last]))[0]
    assert [call.method for call in calls] == ["answerCallbackQuery", "sendMessage"]
    assert "reply_markup" in calls[1].params


def test_an_edit_that_changes_nothing_is_done(talk: Talk) -> None:
    same = Fault(400, "Bad Request: message is not modified: specified new message content")
    talk.telegram.fault = failing(9, same, "editMessageText")
    talk.says("администрация")
    last = max(talk.telegram.messages)
    with capture_logs() as logs:
        calls = talk.happens(presses(PERSON, "all", talk.telegram.messages[last]))[0]
    assert [call.method for call in calls] == ["answerCallbackQuery"]
    assert not [one for one in logs if one["log_level"] in ("warning", "error")]


def test_a_button_that_telegram_refuses_is_left_out_and_the_message_goes(talk: Talk) -> None:
    bad = Fault(400, "Bad Request: inline keyboard button URL 'https://x' is invalid: Wrong HTTP URL")
    card = talk.press("1.", talk.says("взрослая поликлиника дзержинский"))
    assert any(one.startswith("http") for one in card.buttons.values())
    talk.telegram.fault = failing(1, bad)
    under = message(PERSON, text="список")
    calls = talk.happens(presses(PERSON, "card:vlg-poliklinika-30", under))[0]
    assert calls[-1].method == "sendMessage"
    assert calls[-1].buttons
    assert not any(one.startswith("http") for one in calls[-1].buttons.values())


def test_a_group_that_moved_is_answered_where_it_is(talk: Talk) -> None:
    moved = Fault(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to=-1002)
    talk.telegram.fault = failing(1, moved, chat=-1001)
    group = writes(PERSON, "/find школа 20", where=-1001)
    calls = talk.happens(group)[0]
    assert calls[0].params["chat_id"] == -1002


def test_an_old_press_is_answered_all_the_same(talk: Talk) -> None:
    talk.telegram.fault = failing(9, Fault(400, "Bad Request: query is too old"), "answerCallbackQuery")
    calls = talk.happens(presses(PERSON, "service:doctor", message(PERSON, text="список")))[0]
    assert [call.method for call in calls] in (["sendMessage"], ["editMessageText"])


def test_faults_say_nothing_of_people_or_of_the_token() -> None:
    async def called(server: str, proxy: str = "") -> Exception:
        api = Api(TOKEN, server, proxy)
        try:
            await api("sendMessage", {"chat_id": 987654321, "text": "слова жителя"})
        except (LaterError, RefusedError) as error:
            return error
        finally:
            await api.close()
        raise AssertionError

    with serving(Telegram(fault=lambda *_: Fault(429, "flood", retry_after=7))) as telegram:
        flooded = asyncio.run(called(telegram.address))
        assert isinstance(flooded, LaterError)
        assert flooded.seconds == 7
        proxied = asyncio.run(called(telegram.address, "socks5://127.0.0.1:1"))
    nobody = asyncio.run(called("http://127.0.0.1:1"))
    for error in (flooded, proxied, nobody):
        assert isinstance(error, LaterError)
        said = f"{error} {error!r} {error.__cause__!r}"
        assert not any(secret in said for secret in (TOKEN, "987654321", "слова"))


def test_who_took_the_request_and_is_silent_counts_as_having_done_it(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_module, "ANSWER_SECONDS", 0.3)
    talk.telegram.latency = 0.6
    deliver(talk.parts, talk.telegram, [writes(PERSON, "школа 5")])
    asyncio.run(asyncio.sleep(0.7))  # until the double has done what it was asked
    assert len(talk.telegram.sent()) == 1
