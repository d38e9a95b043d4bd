"""In groups, and in any chat through the inline mode."""

import pytest

from bot.telegram import inline
from tests.bot.telegram.talking import PERSON, Talk
from tests.doubles.telegram import BOT
from tests.doubles.telegram_people import GROUP, asks_inline, membership, message, writes

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


def test_many_inline_results_come_in_pages(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "MOST_RESULTS", 20)
    first = talk.happens(asks_inline(PERSON, "администрация"))[0][0].params
    assert len(first["results"]) == 20
    second = talk.happens(asks_inline(PERSON, "администрация", first["next_offset"]))[0][0].params
    assert not {one["id"] for one in first["results"]} & {one["id"] for one in second["results"]}


def test_nothing_is_offered_inline_where_nothing_fits(talk: Talk) -> None:
    for said in ("", "щщщ", "школа в саратове", "жить не хочу", "х" * 256):
        found = talk.happens(asks_inline(PERSON, said, "-5"))[0][0].params
        assert found["results"] == [], said
