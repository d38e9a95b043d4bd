"""Every reply within MAX's limits, and nothing of it lost."""

from datetime import date
from typing import Any

import pytest

from bot.delivery.model import Call
from bot.max.receive import Where
from bot.max.render import ANSWER, MOST_TEXT, SEND, calls, is_taken, keyboard, plainer
from bot.text_split import utf16_units
from handlers.messages import Choice, LinkButton, Reply, Session
from tests.bot.max.checks import wrong

TODAY = date(2026, 11, 23)
DIALOGUE, PRESS = Where(chat=10), Where(chat=10, callback="cb.1", edits=True)
LINK = LinkButton("Страница ВКонтакте", "https://vk.com/dp3")
LIST = Reply("Какая?\n1. № 5\n2. № 6", choices=(Choice("1. № 5", "card:a"), Choice("2. № 6", "card:b")))


def content(call: Call) -> dict[str, Any]:
    body = call.params["json"]
    message: dict[str, Any] = body.get("message", body)
    return message


def test_words_buttons_and_links_make_one_message_without_preview() -> None:
    (call,) = calls(Reply("Школа № 5.", choices=LIST.choices, links=(LINK,)), DIALOGUE, TODAY)
    assert (call.method, call.shown) == (SEND, True)
    assert call.params["query"] == {"chat_id": 10, "disable_link_preview": "true"}
    assert content(call)["text"] == "Школа № 5.\nСтраница ВКонтакте: vk.com/dp3"
    assert wrong(call) == []


def test_silence_makes_no_call_but_a_press_is_always_answered() -> None:
    assert calls(Reply(""), DIALOGUE, TODAY) == []
    (call,) = calls(Reply(""), PRESS, TODAY)
    assert (call.method, call.params["json"], call.shown) == (ANSWER, {}, False)


def test_paging_edits_and_answers_the_press_at_once() -> None:
    (call,) = calls(Reply(LIST.text, choices=LIST.choices, edits=True), PRESS, TODAY)
    assert (call.method, call.params["query"]) == (ANSWER, {"callback_id": "cb.1"})
    assert content(call)["text"] == LIST.text
    assert wrong(call) == []


def test_what_was_said_to_another_is_not_edited() -> None:
    another = Where(chat=-5, callback="cb.1")
    answer, message = calls(Reply(LIST.text, choices=LIST.choices, edits=True), another, TODAY)
    assert (answer.method, answer.params["json"], message.method) == (ANSWER, {}, SEND)


def test_an_edit_that_is_refused_becomes_a_message_and_that_in_the_end_words_alone() -> None:
    edit, *_ = calls(Reply(LIST.text, choices=LIST.choices, edits=True), PRESS, TODAY)
    message = plainer(edit)
    assert message is not None
    assert (message.method, content(message)) == (SEND, content(edit))
    words = plainer(message)
    assert words is not None
    assert (content(words)["text"], content(words)["attachments"]) == (LIST.text, [])
    assert plainer(words) is None


def test_a_card_answers_the_press_and_comes_as_a_new_message() -> None:
    answer, message = calls(LIST, PRESS, TODAY)
    assert (answer.method, message.method) == (ANSWER, SEND)


def test_in_a_group_the_message_is_quoted() -> None:
    (call,) = calls(LIST, Where(chat=-5, quoted="mid.7"), TODAY)
    assert content(call)["link"] == {"type": "reply", "mid": "mid.7"}
    assert wrong(call) == []


def test_a_long_text_is_parted_and_the_buttons_stand_under_its_end() -> None:
    text = "\n".join(f"{number}. Школа № {number} 🏫" for number in range(1, 700))
    made = calls(Reply(text, choices=LIST.choices, edits=True), PRESS, TODAY)[1:]
    assert "".join(content(call)["text"] for call in made).replace("\n", "") == text.replace("\n", "")
    assert all(utf16_units(content(call)["text"]) <= MOST_TEXT for call in made)
    assert [bool(content(call)["attachments"]) for call in made] == [False] * (len(made) - 1) + [True]


def test_choices_come_first_in_a_list_and_long_labels_have_a_row_of_their_own() -> None:
    rows = keyboard(
        Reply("?", choices=(Choice("№ 5", "a"), Choice("№ 6", "b"), Choice("№ 7", "c")), links=(LINK,))
    )
    assert [[button["text"] for button in row] for row in rows] == [["№ 5", "№ 6", "№ 7"], [LINK.title]]
    assert [len(row) for row in keyboard(LIST)] == [2]


def test_what_no_row_has_room_for_can_be_typed() -> None:
    many = tuple(Choice(f"Какая-то длинная улица {number}", f"c:{number}") for number in range(40))
    (call,) = calls(Reply("Где?", choices=many), DIALOGUE, TODAY)
    assert wrong(call) == []
    assert "какая-то длинная улица 39" in content(call)["text"]


@pytest.mark.parametrize(
    "url",
    [
        "tel:122",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "http://[",
        "https://x:99999999/",
        "https://x/" + "a" * 2048,
        "https://x\n",
        "мусор",
    ],
)
def test_an_address_that_no_button_takes_stays_text(url: str) -> None:
    assert not is_taken(url)
    (call,) = calls(Reply("Вот.", links=(LinkButton("Сайт", url),)), DIALOGUE, TODAY)
    assert content(call)["attachments"] == []
    assert "Сайт" in content(call)["text"]


def test_signs_that_turn_the_direction_of_writing_are_left_out() -> None:
    (call,) = calls(Reply("vk.com/\u202egp.exe \ud800"), DIALOGUE, TODAY)
    assert content(call)["text"].strip() == "vk.com/gp.exe"


def test_a_button_sends_the_point_in_a_dialogue_alone() -> None:
    asked = Reply("Пришлите точку на карте.", asks_point=True)
    (call,) = calls(asked, DIALOGUE, TODAY)
    ((button,),) = content(call)["attachments"][0]["payload"]["buttons"]
    assert button["type"] == "request_geo_location"
    assert wrong(call) == []
    for reply, where in (
        (asked, Where(chat=10, quoted="mid.1")),
        (Reply("Пришлите точку.", asks_point=True, session=Session(buttons=False)), DIALOGUE),
    ):
        (call,) = calls(reply, where, TODAY)
        assert content(call)["attachments"] == []
