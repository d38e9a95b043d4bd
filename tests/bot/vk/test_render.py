"""Reply → VK's calls: within every limit, nothing lost, and nothing that VK would make a mention of."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.vk.keyboard import can_be_button
from bot.vk.received import FIRST_CHAT, Abilities, Press, Said
from bot.vk.render import ANSWER, EDIT, MENTION, SEND, calls, harmless, random_id
from catalog.model import PageState, Platform
from handlers.messages import Card, CardPage, Choice, LinkButton, Reply, Session
from handlers.texts import cards
from tests.doubles.vk_schema import checker

DAY = date(2026, 11, 23)
WRITTEN = Said("e1", 7, 7, message=3)
PRESSED = Said("e2", 7, 7, press=Press("p1", 7, 5))
IN_CHAT = Said("e3", FIRST_CHAT + 1, 7, message=3)
LINKS = tuple(LinkButton(f"Ссылка {number}", f"https://site{number}.example/") for number in range(1, 6))
CHOICES = (Choice(cards.WRONG_ONE, "wrong:dp-3"), Choice(cards.REPORT_ERROR, "report:dp-3"))
CARD = Card(
    "dp-3",
    "Детская поликлиника № 3",
    "ГУЗ «Детская поликлиника № 3»",
    "Волгоград",
    "ул. Мира, 1",
    "33-03-03",
    (CardPage(Platform.VK, "https://vk.com/dp3", PageState.CONFIRMED, date(2026, 11, 12)),),
    (LinkButton("Запись к врачу", "https://gosuslugi.example/10700"),),
)
REPLY = Reply("Детская поликлиника № 3, Волгоград.", cards=(CARD,), choices=CHOICES, links=LINKS)


POINT = Reply("Пришлите точку на карте.", asks_point=True)


def board(params: Any) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = json.loads(params["keyboard"])["buttons"]
    return found


def actions(params: Any) -> list[dict[str, Any]]:
    return [button["action"] for row in board(params) for button in row]


def refused(reply: Reply, said: Said) -> list[str]:
    """What VK's schema says of the calls; the limits that are known without it hold anyway."""
    found: list[str] = []
    for call in calls(said, [reply], DAY):
        params = {name: str(value) for name, value in call.params.items()}
        if call.method == EDIT:
            params.pop("random_id")
        elif "message" in params:
            params.pop("cmid", None)
        assert len(params.get("message", "")) <= 4096
        if (module := checker()) is not None:
            found += module.check_request(call.method, params)
    return found


def test_the_schema_is_at_hand() -> None:
    if checker() is None:
        pytest.skip("../shared/specs isn't here: calls aren't checked against VK's schema")
    assert checker().check_request(SEND, {"message": "x" * 9001, "peer_id": "1"})  # type: ignore[union-attr]


def test_a_card_has_three_links_at_most_and_always_its_choices() -> None:
    (call,) = calls(WRITTEN, [REPLY], DAY)
    kinds = [one["type"] for one in actions(call.params)]
    assert kinds == ["open_link"] * 3 + ["callback"] * 2
    assert [one["label"] for one in actions(call.params)][-2:] == [cards.WRONG_ONE, cards.REPORT_ERROR]
    in_words = ("официальная", "site4.example", "site5.example", "vk.com/dp3", "33-03-03")
    assert all(word in call.params["message"] for word in in_words)
    assert call.params["dont_parse_links"] == 1
    assert refused(REPLY, WRITTEN) == []


def test_in_a_list_choices_come_first_and_take_the_places() -> None:
    choices = tuple(
        Choice(f"{number}. Детский сад № {number}, Дзержинский район", f"card:{number}")
        for number in range(1, 9)
    )
    (call,) = calls(WRITTEN, [Reply("Список", choices=choices, links=LINKS[:2])], DAY)
    kinds = [one["type"] for one in actions(call.params)]
    assert kinds == ["callback"] * 8 + ["open_link"]
    assert "site2.example" in call.params["message"]


def test_choices_without_a_place_are_said() -> None:
    choices = tuple(Choice(f"Вид {number}", f"kind:{number}") for number in range(12))
    (call,) = calls(WRITTEN, [Reply("Что показать?", choices=choices)], DAY)
    assert len(actions(call.params)) == 10
    assert "вид 10" in call.params["message"]
    assert "вид 11" in call.params["message"]


@pytest.mark.parametrize(
    ("able", "buttons"),
    [
        (Abilities(keyboard=False), []),
        (Abilities(inline=False), []),
        (Abilities(links=False), ["callback", "callback"]),
        (Abilities(callback=False, links=False), ["text", "text"]),
    ],
)
def test_an_app_that_cannot_show_a_button_gets_words(able: Abilities, buttons: list[str]) -> None:
    (call,) = calls(replace(WRITTEN, abilities=able), [REPLY], DAY)
    assert [one["type"] for one in (actions(call.params) if "keyboard" in call.params else [])] == buttons
    assert all(link.url.split("/")[2] in call.params["message"] for link in LINKS)
    assert buttons or cards.WRONG_ONE.lower() in call.params["message"]


def test_the_main_sections_stay_below_the_field_of_input() -> None:
    sections = tuple(Choice(f"{number}. Раздел", f"section:{number}") for number in range(4))
    greeting = Reply("Здравствуйте!", choices=sections)
    (call,) = calls(WRITTEN, [greeting], DAY)
    keyboard = json.loads(call.params["keyboard"])
    assert (keyboard["inline"], keyboard["one_time"]) == (False, False)
    assert {one["type"] for one in actions(call.params)} == {"text"}
    (in_chat,) = calls(IN_CHAT, [greeting], DAY)
    assert json.loads(in_chat.params["keyboard"])["inline"] is True
    (without,) = calls(WRITTEN, [Reply("Хорошо.", session=Session(buttons=False))], DAY)
    assert board(without.params) == []


def test_a_press_is_answered_and_edits_where_the_reply_may() -> None:
    reply = Reply("Дальше", choices=CHOICES, edits=True)
    answer, edit = calls(PRESSED, [reply], DAY)
    assert (answer.method, dict(answer.params)) == (ANSWER, {"event_id": "p1", "user_id": 7, "peer_id": 7})
    assert (edit.method, edit.params["cmid"]) == (EDIT, 5)
    assert refused(reply, PRESSED) == []


def test_a_press_that_is_answered_below_says_so_above() -> None:
    answer, sent = calls(PRESSED, [REPLY], DAY)
    data = json.loads(answer.params["event_data"])
    assert data == {"type": "show_snackbar", "text": "Детская поликлиника № 3, Волгоград."}
    assert sent.method == SEND
    assert refused(REPLY, PRESSED) == []


def test_a_press_that_leads_to_one_link_opens_it() -> None:
    answer, sent = calls(PRESSED, [Reply("Таблица", links=LINKS[:1])], DAY)
    assert json.loads(answer.params["event_data"]) == {"type": "open_link", "link": LINKS[0].url}
    assert LINKS[0].title in str(sent.params)


def test_a_press_that_is_answered_by_silence_is_answered() -> None:
    assert [call.method for call in calls(PRESSED, [Reply("")], DAY)] == [ANSWER]
    assert calls(WRITTEN, [Reply("")], DAY) == []


def test_a_long_text_is_several_messages_with_the_buttons_under_the_last() -> None:
    long = "Слово " * 2000
    made = calls(WRITTEN, [Reply(long, choices=CHOICES)], DAY)
    assert len(made) == 3
    assert ["keyboard" in call.params for call in made] == [False, False, True]
    assert " ".join(call.params["message"] for call in made).split()[:2000] == long.split()
    assert len({call.params["random_id"] for call in made}) == 3
    pressed = calls(PRESSED, [Reply(long, choices=CHOICES, edits=True)], DAY)
    assert EDIT not in {call.method for call in pressed}


def test_the_same_event_has_the_same_random_ids() -> None:
    assert calls(WRITTEN, [REPLY], DAY) == calls(WRITTEN, [REPLY], DAY)
    numbers = {random_id(f"event {number}", position) for number in range(1000) for position in range(3)}
    assert len(numbers) == 3000
    assert all(0 < number < 2**31 for number in numbers)


def test_in_a_group_the_question_is_answered_in_place() -> None:
    (call,) = calls(IN_CHAT, [Reply("Да")], DAY)
    about = json.loads(call.params["forward"])
    assert about == {"peer_id": FIRST_CHAT + 1, "conversation_message_ids": [3], "is_reply": True}
    assert refused(Reply("Да"), IN_CHAT) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "[id1|x]",
        "[id1|[id2|x]]",
        "[club1|a\nb]",
        "[https://bad.example|vk.com/real]",
        "@id1 (Паша)",
        "*durov",
        "Сад [[id1|x]|y]",
    ],
)
def test_names_with_vks_mention_syntax_mention_nobody(hostile: str) -> None:
    text = harmless(hostile)
    assert not MENTION.search(text)
    assert not any(text.startswith(sign) and text[1:2].isalpha() for sign in "@*")
    assert harmless("почта a@b.ru, 2 * 3, скидка [50]") == "почта a@b.ru, 2 * 3, скидка [50]"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tel:122",
        "javascript:alert(1)",
        "https://",
        "https://[",
        "https://a b.ru/",
        "https://сад.рф/",
        "https://x.ru/" + "a" * 2048,
        "https://localhost/",
        "https://x.ru:port/",
        "http://x.ru/\n",
    ],
)
def test_a_bad_link_never_spoils_a_message(url: str) -> None:
    assert not can_be_button(url)
    reply = Reply("Ответ", choices=CHOICES, links=(LinkButton("Сайт", url),))
    (call,) = calls(WRITTEN, [reply], DAY)
    assert {one["type"] for one in actions(call.params)} == {"callback"}


ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
CHOSEN = st.builds(Choice, ANYTHING, st.from_regex(r"\A[!-~]{1,64}\Z"))
LINKED = st.builds(LinkButton, ANYTHING, st.one_of(ANYTHING, st.sampled_from([link.url for link in LINKS])))
REPLIES = st.builds(
    Reply,
    st.one_of(ANYTHING, st.integers(1, 3).map(lambda times: "слово\n" * 900 * times)),
    cards=st.lists(
        st.builds(lambda name: replace(CARD, name=name, official_name=name), ANYTHING), max_size=2
    ).map(tuple),
    choices=st.lists(CHOSEN, max_size=14, unique_by=lambda choice: choice.choice).map(tuple),
    links=st.lists(LINKED, max_size=6).map(tuple),
    edits=st.booleans(),
)


@settings(max_examples=40)
@given(reply=REPLIES, said=st.sampled_from([WRITTEN, PRESSED, IN_CHAT]))
def test_whatever_is_said_vk_takes_it(reply: Reply, said: Said) -> None:
    assert refused(reply, said) == []


@given(texts=st.lists(ANYTHING, max_size=5))
def test_every_link_is_on_a_button_or_in_the_words(texts: list[str]) -> None:
    links = tuple(LinkButton(text, f"https://site.example/{at}") for at, text in enumerate(texts))
    (call,) = calls(WRITTEN, [Reply("Ответ", choices=CHOICES, links=links)], DAY)
    buttons = [one.get("link") for one in actions(call.params)]
    assert all(one.url in buttons or one.url[8:] in call.params["message"] for one in links)


def test_a_button_sends_the_point_where_the_app_has_one_and_nobody_else_would_see_it() -> None:
    (call,) = calls(WRITTEN, [POINT], DAY)
    assert actions(call.params) == [{"type": "location"}]
    assert refused(POINT, WRITTEN) == []
    for said in (IN_CHAT, replace(WRITTEN, abilities=Abilities(location=False))):
        (call,) = calls(said, [POINT], DAY)
        assert "location" not in call.params.get("keyboard", "")
    (call,) = calls(WRITTEN, [replace(POINT, session=Session(buttons=False))], DAY)
    assert actions(call.params) == []
