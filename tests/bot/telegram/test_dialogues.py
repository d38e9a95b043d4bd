"""Whole dialogues over HTTP: what people do, and what they then see in Telegram."""

import pytest
from structlog.testing import capture_logs

from bot.telegram.channel import log_bad_links
from handlers.messages import Card, LinkButton, Reply
from tests.bot.telegram.talking import PERSON, Talk
from tests.doubles.telegram import BOT
from tests.doubles.telegram_people import message, payload, presses, user, writes

BAD = Card("bad", "Школа", "Школа", "", "", "", (), (LinkButton("Дневник", "https://a b.example.ru"),))


def test_from_the_greeting_to_a_card_by_buttons(talk: Talk) -> None:
    greeting = talk.says("/start")
    assert "бот" in greeting.text
    chosen = talk.press("Администрация", greeting)
    assert "администрац" in chosen.text.lower()


def test_a_list_then_its_card_with_a_button_for_each_link(talk: Talk) -> None:
    listed = talk.says("взрослая поликлиника дзержинский")
    assert listed.method == "sendMessage"
    assert [label[:2] for label in listed.buttons][:2] == ["1.", "2."]
    card = talk.press("1.", listed)
    assert card.method == "sendMessage", "a card is no page of the list: the list stays"
    assert card.params["text"].startswith("<b>")
    assert any(link.startswith("https://") for link in card.buttons.values())
    assert card.params["link_preview_options"] == {"is_disabled": True}


def test_paging_edits_the_same_message(talk: Talk) -> None:
    many = talk.says("администрация")
    first = talk.press("Показать все", many)
    assert first.method == "editMessageText"
    second = talk.press("Ещё", first)
    assert second.method == "editMessageText"
    assert second.params["message_id"] == first.params["message_id"]
    assert second.text != first.text
    typed = talk.says("ещё")
    assert typed.method == "sendMessage", "who doesn't press gets a new message"


def test_a_button_that_leads_nowhere_is_answered(talk: Talk) -> None:
    under = message(PERSON, text="список")
    for forged in ("card:no-such", "card:", "nothing", "more#000000", "кириллица", "x" * 64):
        calls = talk.happens(presses(PERSON, forged, under))[0]
        assert [call.method for call in calls] == ["answerCallbackQuery", "sendMessage"], forged
        assert "устарел" in calls[1].text


def test_a_button_of_an_older_list_shows_the_open_one_anew(talk: Talk) -> None:
    first = talk.press("Показать все", talk.says("администрация"))
    talk.says("взрослая поликлиника дзержинский")
    calls = talk.happens(presses(PERSON, payload(first, "Ещё"), message(PERSON, number=1, text="старый")))[0]
    assert [call.method for call in calls] == ["answerCallbackQuery", "editMessageText"]
    assert "устарел" in calls[1].text
    assert "оликлиника" in calls[1].text


def test_a_hidden_link_is_judged_by_where_it_leads(talk: Talk) -> None:
    hidden = {"type": "text_link", "offset": 0, "length": 5, "url": "https://vk.com.login.example.ru/x"}
    calls = talk.happens(writes(PERSON, "смотри тут", entities=[hidden]))[0]
    assert "example точка ru" in calls[0].text
    assert "example.ru" not in calls[0].text.replace("точка", "")


def test_the_channel_of_a_forwarded_message_is_judged(talk: Talk) -> None:
    origin = {
        "type": "channel",
        "date": 1,
        "message_id": 3,
        "chat": {"id": -100500, "type": "channel", "title": "Школа", "username": "no_such_school"},
    }
    calls = talk.happens(writes(PERSON, "собрание завтра", forward_origin=origin))[0]
    assert "списке нет" in calls[0].text


def test_where_a_message_comes_from_is_judged_whatever_form_it_came_in(talk: Talk) -> None:
    false = {"id": -100500, "type": "channel", "title": "Школа", "username": "no_such_school"}
    channel = {"type": "channel", "date": 1, "message_id": 3, "chat": false}
    bot = {"type": "user", "date": 1, "sender_user": {**BOT, "id": 7, "username": "no_such_school_bot"}}
    for content in (
        {"text": "собрание завтра", "external_reply": {"origin": channel}},
        {"story": {"chat": false, "id": 1}},
        {"text": "введите код", "forward_origin": bot},
    ):
        calls = talk.happens({"message": message(PERSON, **content)})[0]
        assert "no_such_school" in calls[0].text or "списке нет" in calls[0].text, content


def test_of_people_and_of_the_bot_itself_nothing_is_asked(talk: Talk) -> None:
    for sender in (user(200), BOT):
        origin = {"type": "user", "date": 1, "sender_user": sender}
        calls = talk.happens(writes(PERSON, "поликлиника 5 волгоград", forward_origin=origin))[0]
        assert "Поликлиника № 5" in calls[0].text


def test_the_buttons_of_a_forwarded_post_are_judged(talk: Talk) -> None:
    rows = [
        [{"text": "Получить выплату", "url": "https://gosuslugi.login.example.ru/x"}],
        [{"text": "Ещё", "callback_data": "x"}],
    ]
    post = writes(PERSON, "Выплата 10 000 рублей", reply_markup={"inline_keyboard": rows})
    calls = talk.happens(post)[0]
    assert "example точка ru" in calls[0].text
    assert "Не переходите" in calls[0].text


def test_a_link_from_a_door_opens_its_card(talk: Talk) -> None:
    assert "Поликлиника № 5" in talk.says("/start vlg-poliklinika-5").text
    assert "Запись к врачу" in talk.says("/start service-doctor").text
    assert "списке больше нет" in talk.says("/start no-such-code").text
    assert "списке больше нет" not in talk.says("/start inline").text


def test_what_is_edited_is_answered_anew_but_not_a_place_that_moves(talk: Talk) -> None:
    edited = {"edited_message": message(PERSON, text="поликлиника 5", edit_date=2)}
    moving = {"edited_message": message(PERSON, location={"latitude": 48.7, "longitude": 44.5})}
    answered, left = talk.happens(edited, moving)
    assert [call.method for call in answered] == ["sendMessage"]
    assert left == []


def test_a_point_on_the_map_is_sent_by_a_button_and_answered(talk: Talk) -> None:
    asked = talk.says("ближайшая школа")
    (button,) = asked.params["reply_markup"]["keyboard"][0]
    assert button["request_location"]
    assert asked.params["reply_markup"]["one_time_keyboard"]
    towns = talk.happens({"message": message(PERSON, location={"latitude": 50.06, "longitude": 45.38})})[0][0]
    assert "1. Камышин" in towns.buttons
    assert "Школа № 18" in talk.press("Камышин", towns).text


def test_who_wants_no_buttons_gets_none_for_the_point_either(talk: Talk) -> None:
    talk.says("без кнопок")
    assert "reply_markup" not in talk.says("/near школа").params


def test_a_bad_link_of_the_register_is_logged_by_the_code_of_the_institution(talk: Talk) -> None:
    with capture_logs() as logs:
        shown = talk.says("поликлиника 5 волжский")
        assert shown.params["text"].startswith("<b>")
        assert not [one for one in logs if one["event"] == "bad_link_left_out"]
        log_bad_links(Reply("", cards=(BAD,)))
    assert [one["codes"] for one in logs if one["event"] == "bad_link_left_out"] == [["bad"]]


def test_what_is_no_words_gets_one_honest_sentence(talk: Talk) -> None:
    file = {"file_id": "a", "file_unique_id": "b"}
    for content in (
        {"voice": {**file, "duration": 9}},
        {"photo": [{**file, "width": 1, "height": 1}]},
        {
            "sticker": {
                **file,
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"contact": {"phone_number": "1", "first_name": "А"}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ):
        calls = talk.happens({"message": message(PERSON, **content)})[0]
        assert len(calls) == 1, content
        assert calls[0].text.endswith("."), content


@pytest.mark.timeout(60)
def test_twenty_long_messages_are_answered_one_after_another(talk: Talk) -> None:
    pieces = ("a-", "a+", "a.", "@a", "://", "не ", "сердце ", "1-", "«", "a@")
    answers = talk.happens(*(writes(PERSON, (piece * 4000)[:4000]) for piece in pieces * 2))
    assert [[call.method for call in calls] for calls in answers] == [["sendMessage"]] * 20
