"""Who did what, where it is answered, and what isn't."""

import json
from typing import Any

import pytest

from bot.max.message_parts import Bot
from bot.max.receive import FORGED, Left, Received, delivery, receive
from catalog.model import Platform
from handlers.messages import Attachment, Incoming, Link
from tests.doubles.max_updates import (
    BOT,
    BOT_NAME,
    dialogue,
    forwarded,
    left,
    person,
    pressed,
    started,
    wrote,
    wrote_in_group,
)

ME = Bot(BOT, BOT_NAME)
GROUP = -500


def received(update: dict[str, Any]) -> Received:
    found = receive(update, ME)
    assert isinstance(found, Received)
    return found


def test_a_message_is_answered_in_its_dialogue() -> None:
    found = received(wrote(1, "школа 5"))
    assert found.incoming.text == "школа 5"
    assert found.incoming.channel is Platform.MAX
    assert (found.where.chat, found.where.quoted, found.where.callback) == (dialogue(1), "", "")


@pytest.mark.parametrize("payload", ["dp-3", None, "x" * 128])
def test_a_start_carries_its_code(payload: str | None) -> None:
    assert received(started(1, payload)).incoming.start == (payload or "")


def test_a_press_carries_its_choice_and_has_to_be_answered() -> None:
    update = pressed(1, "card:dp-3")
    found = received(update)
    assert found.incoming.choice == "card:dp-3"
    assert found.where.callback == update["callback"]["callback_id"]
    assert received(pressed(1, "")).incoming.choice == FORGED


def test_people_in_a_group_have_conversations_of_their_own() -> None:
    one, other = (received(pressed(user, "more", chat=GROUP)) for user in (1, 2))
    assert len({one.person, other.person, received(wrote(1, "a")).person}) == 3
    assert one.where.chat == GROUP


def test_in_a_group_only_who_was_answered_may_have_the_message_edited() -> None:
    own, other = pressed(1, "more", chat=GROUP), pressed(2, "more", chat=GROUP)
    for update in (own, other):
        update["message"]["link"] = {
            "type": "reply",
            "sender": person(1),
            "message": {"mid": "m", "text": "?"},
        }
    assert [received(update).where.edits for update in (own, other, pressed(2, "more"))] == [
        True,
        False,
        True,
    ]


def test_a_press_without_a_number_edits_nothing() -> None:
    nameless = pressed(1, "more")
    nameless["callback"]["callback_id"] = None
    assert not received(nameless).where.edits


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("contact", Attachment.CONTACT),
        ("audio", Attachment.VOICE),
        ("image", Attachment.PICTURE),
        ("sticker", Attachment.STICKER),
        ("file", Attachment.OTHER),
    ],
)
def test_what_comes_instead_of_words_is_named(kind: str, meant: Attachment) -> None:
    update = wrote(1, None, attachments=[{"type": kind, "payload": {"vcf_info": "BEGIN:VCARD TEL:+7900"}}])
    assert received(update).incoming == Incoming(
        attachment=meant, channel=Platform.MAX, today=received(update).incoming.today
    )


def test_a_voice_that_max_wrote_down_is_read() -> None:
    update = wrote(1, None, attachments=[{"type": "audio", "payload": {}, "transcription": "школа пять"}])
    assert received(update).incoming.transcript == "школа пять"


def test_a_place_on_the_map_is_read_where_it_is_one() -> None:
    def place(latitude: object, longitude: object) -> tuple[float, float] | None:
        attached = {"type": "location", "latitude": latitude, "longitude": longitude}
        return received(wrote(1, None, attachments=[attached])).incoming.location

    assert place(48.7, 44) == (48.7, 44.0)
    assert [place(91, 0), place("48", 44), place(float("nan"), 1), place(10**400, 1), place(None, True)] == [
        None
    ] * 5


def test_links_are_judged_by_where_they_lead() -> None:
    text = "😀 смотри сюда"
    marked = {"type": "link", "from": 3, "length": 6, "url": "https://bad.example"}
    shared = {"type": "share", "payload": {"url": "https://other.example"}}
    found = received(wrote(1, text, markup=[marked], attachments=[shared])).incoming
    assert found.links == (Link("смотри", "https://bad.example"), Link("", "https://other.example"))


def test_a_preview_of_what_is_written_is_no_second_link() -> None:
    shared = {"type": "share", "payload": {"url": "https://vk.com/dp3"}}
    assert received(wrote(1, "https://vk.com/dp3", attachments=[shared])).incoming.links == ()


def test_what_is_forwarded_counts_as_said_with_its_links() -> None:
    marked = {"type": "link", "from": 0, "length": 4, "url": "https://bad.example"}
    found = received(forwarded(1, "Сюда идите", markup=[marked])).incoming
    assert found.text == "Сюда идите"
    assert found.links == (Link("Сюда", "https://bad.example"),)


def test_a_group_is_answered_only_where_it_speaks_to_the_bot() -> None:
    mention = {"type": "user_mention", "from": 0, "length": 8, "user_id": BOT}
    to_bot = {"type": "reply", "sender": person(BOT, is_bot=True), "message": {"mid": "m", "text": "…"}}
    to_other = {**to_bot, "sender": person(3)}
    chatter = [
        wrote_in_group(1, GROUP, "школа 5 хорошая"),
        wrote_in_group(1, GROUP, "@another_bot школа"),
        wrote_in_group(1, GROUP, "/find@another_bot школа"),
        wrote_in_group(1, GROUP, "да", link=to_other),
    ]
    spoken = {
        "школа 5": wrote_in_group(1, GROUP, "@Guide_Bot школа 5"),
        "школа 6": wrote_in_group(1, GROUP, "Помощник школа 6", markup=[{**mention, "length": 8}]),
        "/find школа": wrote_in_group(1, GROUP, "/find@guide_bot школа"),
        "/help": wrote_in_group(1, GROUP, "/help"),
        "2": wrote_in_group(1, GROUP, "2", link=to_bot),
    }
    assert [receive(update, ME) for update in chatter] == [None] * len(chatter)
    for said, update in spoken.items():
        found = received(update)
        assert " ".join(found.incoming.text.split()) == said
        assert found.where.quoted == update["message"]["body"]["mid"]


def test_in_a_group_the_links_of_what_is_replied_to_are_asked_about() -> None:
    about = {"type": "reply", "sender": person(3), "message": {"mid": "m", "text": "вот vk.com/dp3, школа 7"}}
    found = received(wrote_in_group(1, GROUP, "@guide_bot это официальная?", link=about)).incoming
    assert found.links == (Link("", "vk.com/dp3"),)
    assert "школа 7" not in found.text


def test_bots_and_channels_are_not_answered() -> None:
    robot, post, nobody = wrote(1, "школа"), wrote(1, "школа"), wrote(1, "школа")
    robot["message"]["sender"]["is_bot"] = True
    post["message"]["recipient"]["chat_type"] = "channel"
    del nobody["message"]["sender"]
    assert [receive(update, ME) for update in (robot, post, nobody)] == [None] * 3


def test_who_leaves_is_forgotten() -> None:
    for kind in ("bot_stopped", "dialog_cleared", "dialog_removed"):
        assert receive(left(1, kind), ME) == Left(received(wrote(1, "школа")).person)
    assert receive(left(1, "bot_removed"), ME) is not None


def test_the_same_update_has_the_same_name_and_another_has_another() -> None:
    message = wrote(1, "школа")
    updates = [message, wrote(1, "школа"), pressed(1, "more"), pressed(1, "more"), started(1), started(1)]
    again = [json.loads(json.dumps(update)) for update in updates]
    first, second = (
        [found.key for one in them if (found := delivery(one, "a bot"))] for them in (updates, again)
    )
    assert first == second
    assert len(set(first)) == len(updates)


def test_a_dialogue_is_one_conversation_whatever_is_done_in_it() -> None:
    done = [delivery(one, "a bot") for one in (wrote(1, "школа"), pressed(1, "more"), started(1))]
    assert len({one.conversation for one in done if one}) == 1


@pytest.mark.parametrize(
    "update", [None, [], "x", {}, {"update_type": ["message_created"]}, {"update_type": "user_added"}]
)
def test_what_needs_no_answer_is_not_kept(update: object) -> None:
    assert delivery(update, "a bot") is None
