"""In groups, and in any chat through the inline mode."""

from collections.abc import Iterable
from datetime import date

import pytest

from bot.telegram import inline
from catalog.model import Platform
from catalog.statistics.usage import Count, Measure
from tests.bot.telegram.talking import PERSON, Talk
from tests.doubles.telegram import BOT
from tests.doubles.telegram_people import GROUP, asks_inline, chooses, membership, message, writes

NAME = f"@{BOT['username']}"


def test_in_a_group_chatter_is_left_alone(talk: Talk) -> None:
    chatter = [
        writes(PERSON, "школа 5", where=GROUP),
        writes(PERSON, "/ban петя", where=GROUP),
        writes(PERSON, "/find@other_bot школа", where=GROUP),
        writes(PERSON, "почта ivan@guide_of_tests_bot.ru", where=GROUP),
        {"message": message(PERSON, where=GROUP, new_chat_members=[])},
    ]
    assert talk.happens(*chatter) == [[]] * len(chatter)


def test_in_a_group_commands_mentions_and_replies_are_answered_by_replies(talk: Talk) -> None:
    own = message(BOT["id"], where=GROUP, text="до этого")
    own["from"] = BOT
    for asked in (
        writes(PERSON, f"{NAME} vk.com/no_such_school", where=GROUP),
        writes(PERSON, f"это официальная? vk.com/no_such_school {NAME}", where=GROUP),
        writes(PERSON, f"/find{NAME} школа 20", where=GROUP),
        writes(PERSON, "школа 20", where=GROUP, reply_to_message=own),
    ):
        calls = talk.happens(asked)[0]
        assert len(calls) == 1, asked
        assert calls[0].params["reply_parameters"]["message_id"] == asked["message"]["message_id"]
        assert "vk точка com" in calls[0].text or "20" in calls[0].text


def test_a_mention_under_a_link_judges_the_link(talk: Talk) -> None:
    link = {"type": "url", "offset": 0, "length": 21}
    above = message(200, where=GROUP, text="vk.com/no_such_school", entities=[link])
    calls = talk.happens(writes(PERSON, f"{NAME} это официальная?", where=GROUP, reply_to_message=above))[0]
    assert "no_such_school" in calls[0].text


def test_in_a_group_everyone_has_a_conversation_of_their_own(talk: Talk) -> None:
    first, second = talk.happens(
        writes(1, f"{NAME} взрослая поликлиника дзержинский", where=GROUP),
        writes(2, f"{NAME} 2", where=GROUP),
    )
    assert "2." in first[0].text
    assert not any(url.startswith("http") for url in second[0].buttons.values())


def test_in_a_group_nobody_is_asked_to_show_where_they_are(talk: Talk) -> None:
    asked = talk.happens(writes(PERSON, f"/near{NAME} школа", where=GROUP))[0][0]
    assert "keyboard" not in asked.params.get("reply_markup", {})
    assert "увидят" in asked.text


def test_a_reply_to_the_bots_own_card_asks_what_it_says(talk: Talk) -> None:
    link = {"type": "url", "offset": 0, "length": 21}
    own = message(BOT["id"], where=GROUP, text="vk.com/no_such_school", entities=[link])
    own["from"] = BOT
    calls = talk.happens(writes(PERSON, "школа 20", where=GROUP, reply_to_message=own))[0]
    assert "Школа № 20" in calls[0].text


def test_added_to_a_group_it_says_how_to_ask_once(talk: Talk) -> None:
    added, promoted = talk.happens(
        membership(PERSON, "left", "member", where=GROUP),
        membership(PERSON, "member", "administrator", where=GROUP),
    )
    assert NAME in added[0].text
    assert promoted == []


def test_blocked_it_says_nothing_and_forgets(talk: Talk) -> None:
    talk.says("взрослая поликлиника дзержинский")
    assert talk.happens(membership(PERSON, "member", "kicked")) == [[]]
    assert not talk.says("2").params["text"].startswith("<b>")


def test_cards_can_be_sent_to_any_chat(talk: Talk) -> None:
    found = talk.happens(asks_inline(PERSON, "поликлиника 5 волгоград"))[0][0]
    assert found.method == "answerInlineQuery"
    first = found.params["results"][0]
    assert "Поликлиника № 5" in first["title"]
    assert "callback_data" not in str(first)
    assert found.params["button"]["start_parameter"]
    assert found.params["cache_time"] > 0


def test_a_card_sent_elsewhere_leads_to_its_pages_and_to_the_bot(talk: Talk) -> None:
    talk.parts.bots.names[Platform.TELEGRAM] = str(BOT["username"])
    first = talk.happens(asks_inline(PERSON, "школа 20"))[0][0].params["results"][0]
    urls = [button["url"] for row in first["reply_markup"]["inline_keyboard"] for button in row]
    assert f"https://t.me/{BOT['username']}?start={first['id']}" in urls
    assert any("oshkole" in url for url in urls)
    assert "не то" not in first["input_message_content"]["message_text"].lower()


def test_a_link_is_judged_where_it_is_talked_of(talk: Talk) -> None:
    found = talk.happens(asks_inline(PERSON, "https://vk.com.login.example.ru/x"))[0][0]
    (only,) = found.params["results"]
    said = only["input_message_content"]["message_text"]
    assert "Не переходите" in said
    assert "example.ru" not in said
    assert "callback_data" not in str(only)


def test_inline_a_telephone_number_is_judged_as_links_are(talk: Talk) -> None:
    found = talk.happens(asks_inline(PERSON, "+7 995 123-45-67 из поликлиники"))[0][0]
    (only,) = found.params["results"]
    assert only["id"] == "verdict"
    assert "4567" in only["input_message_content"]["message_text"]


def test_a_service_can_be_sent_to_any_chat(talk: Talk) -> None:
    for said, where in (("запись к врачу", ""), ("запись к врачу камышин", "Камышине")):
        (only,) = talk.happens(asks_inline(PERSON, said))[0][0].params["results"]
        assert only["id"] == "service-doctor"
        text = only["input_message_content"]["message_text"]
        assert "122" in text
        assert where in text
        assert "?" not in text, "nobody there is asked anything"
        assert "gosuslugi" in str(only["reply_markup"])


def test_a_withdrawn_page_is_kept_no_longer_than_five_seconds_allow(talk: Talk) -> None:
    for said in ("школа 20", "vk.com/no_such_school", "запись к врачу", "щщщ"):
        found = talk.happens(asks_inline(PERSON, said))[0][0]
        assert 0 < found.params["cache_time"] < 5


def test_to_words_of_emergency_the_numbers_are_seen_before_anything_is_sent(talk: Talk) -> None:
    for said, number in (("сердце прихватило", "103"), ("жить не хочу", "8 800 2000-122")):
        (only,) = talk.happens(asks_inline(PERSON, said))[0][0].params["results"]
        assert number in only["title"] + only["description"]
        assert number in only["input_message_content"]["message_text"]
        assert "reply_markup" not in only


def test_before_anything_is_typed_it_says_what_to_type(talk: Talk) -> None:
    empty, strange = talk.happens(asks_inline(PERSON, " "), asks_inline(PERSON, "щщщ"))
    assert empty[0].params["button"] != strange[0].params["button"]


def test_a_card_that_was_sent_is_counted_without_who_sent_it(talk: Talk) -> None:
    counted: list[Count] = []

    def count(counts: Iterable[Count], _day: date) -> None:
        counted.extend(counts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(talk.parts.notes, "count", count)
        calls = talk.happens(*(chooses(PERSON, name) for name in ("vlg-shkola-20", "verdict", "x" * 64)))
    assert calls == [[], [], []]
    assert counted == [Count(Measure.CARD, "vlg-shkola-20")]


def test_many_inline_results_come_in_pages(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "MOST_RESULTS", 20)
    first = talk.happens(asks_inline(PERSON, "администрация"))[0][0].params
    assert len(first["results"]) == 20
    second = talk.happens(asks_inline(PERSON, "администрация", first["next_offset"]))[0][0].params
    assert not {one["id"] for one in first["results"]} & {one["id"] for one in second["results"]}


def test_nothing_is_offered_inline_where_nothing_fits(talk: Talk) -> None:
    for said in ("", "щщщ", "школа в саратове", "х" * 256):
        found = talk.happens(asks_inline(PERSON, said, "-5"))[0][0].params
        assert found["results"] == [], said
