"""VK's events → what was done. What isn't readable isn't there, and nothing raises."""

import json
from typing import Any

import pytest

from bot.vk.receive import delivery, received
from bot.vk.received import FIRST_CHAT, Said
from catalog.model import Platform
from handlers.messages import Attachment, Incoming, Link
from tests.bot.vk.events import event, message, opening, press

CHAT = FIRST_CHAT + 5


def said(raw: dict[str, Any]) -> Said:
    found = received(raw, 1)
    assert found
    return found


def only(raw: dict[str, Any]) -> Incoming:
    (incoming,) = said(raw).incomings
    assert incoming.channel is Platform.VK
    return incoming


def attached(kind: str, content: dict[str, Any], text: str = "") -> Incoming:
    return only(message(text, attachments=[{"type": kind, kind: content}]))


def test_words_come_as_they_were_written() -> None:
    found = said(message("садик 5 тзр", user=9, conversation_message_id=4))
    assert (found.peer, found.user, found.message, found.person) == (9, 9, 4, "vk:9")
    assert only(message("садик 5 тзр")).text == "садик 5 тзр"


def test_the_start_button_opens_a_conversation() -> None:
    assert only(opening()).start == ""
    assert only(opening(ref="vlg-shkola-20")).start == "vlg-shkola-20"
    assert only(opening(ref="not a code!")).start == ""


def test_a_link_with_a_code_opens_its_card_whatever_is_written_first() -> None:
    assert only(message("Начать", ref="vlg-shkola-20", ref_source="door")).start == "vlg-shkola-20"
    assert only(message("", ref_source="vlg-shkola-20")).start == "vlg-shkola-20"
    card, asked = said(message("до скольки работает?", ref="vlg-shkola-20")).incomings
    assert (card.start, asked.start, asked.text) == ("vlg-shkola-20", None, "до скольки работает?")


@pytest.mark.parametrize(
    ("payload", "choice"),
    [
        ('{"choice": "card:vlg-shkola-20"}', "card:vlg-shkola-20"),
        ({"choice": "more"}, "more"),
        ("{", "unknown"),
        ("[1]", "unknown"),
        ("null", "unknown"),
        (None, "unknown"),
        (7, "unknown"),
        ('{"choice": 5}', "unknown"),
        ('{"choice": "выбор"}', "unknown"),
        (json.dumps({"choice": "x" * 65}), "unknown"),
        ('{"version": 0, "button": "card"}', "unknown"),
        ("[" * 100_000, "unknown"),
        ('{"a":' + "9" * 5000 + "}", "unknown"),
    ],
)
def test_a_pressed_button_is_what_its_payload_says_or_a_stale_one(payload: object, choice: str) -> None:
    found = said(press(payload, message_number=3))
    assert found.press
    assert found.press.message == 3
    assert [one.choice for one in found.incomings] == [choice]


def test_a_message_without_a_number_is_not_edited() -> None:
    for number in (-1, 0, None, "5", 2**63):
        found = said(press({"choice": "more"}, message_number=number))  # type: ignore[arg-type]
        assert found.press
        assert found.press.message == 0


def test_a_button_of_the_regular_keyboard_is_a_message_with_a_payload() -> None:
    assert only(message("1. Врач", payload='{"choice": "section:0"}')).choice == "section:0"
    assert only(message("1. Врач", payload="forged")).text == "1. Врач"


def test_a_shared_post_is_judged_by_whose_it_is_and_where_it_leads() -> None:
    post = {
        "id": 4,
        "owner_id": -77,
        "text": "Подробности: vk.com/elsewhere",
        "attachments": [{"type": "link", "link": {"url": "https://bad.example/", "title": "vk.com/real"}}],
        "copy_history": [{"id": 9, "owner_id": -88, "text": ""}],
    }
    incoming = attached("wall", post)
    assert incoming.links == (
        Link("", "https://vk.com/wall-77_4"),
        Link("", "vk.com/elsewhere"),
        Link("vk.com/real", "https://bad.example/"),
        Link("", "https://vk.com/wall-88_9"),
    )
    assert incoming.attachment is None


def test_a_forwarded_message_is_what_was_written_and_beside_own_words_its_links_are() -> None:
    forwarded = {"from_id": 5, "text": "Подтвердите прикрепление http://vk.com.dp3-vlg.ru/login"}
    assert only(message("", fwd_messages=[forwarded])).text == forwarded["text"]
    beside = only(message("это официальная?", fwd_messages=[forwarded]))
    assert beside.text == "это официальная?"
    assert [link.target for link in beside.links] == ["http://vk.com.dp3-vlg.ru/login"]


def test_a_message_that_is_answered_is_judged_unless_the_bot_wrote_it() -> None:
    answered = {"from_id": 5, "text": "vk.com/elsewhere"}
    assert only(message("это официальная?", reply_message=answered)).links
    assert not only(message("это официальная?", reply_message={**answered, "from_id": -1})).links


def test_a_voice_brings_its_transcript_where_vk_made_one() -> None:
    heard = attached("audio_message", {"duration": 9, "transcript": "какие часы работы"})
    assert (heard.attachment, heard.transcript) == (Attachment.VOICE, "какие часы работы")
    assert attached("audio_message", {"duration": 9}).transcript == ""


@pytest.mark.parametrize(
    ("kind", "attachment"),
    [
        ("photo", Attachment.PICTURE),
        ("sticker", Attachment.STICKER),
        ("graffiti", Attachment.PICTURE),
        ("video", Attachment.OTHER),
        ("poll", Attachment.OTHER),
        ("of_tomorrow", Attachment.OTHER),
    ],
)
def test_other_attachments_are_named(kind: str, attachment: Attachment) -> None:
    assert attached(kind, {}).attachment is attachment


def test_a_place_on_the_map() -> None:
    def located(latitude: object, longitude: object) -> Incoming:
        place = {"type": "point", "coordinates": {"latitude": latitude, "longitude": longitude}}
        return only(message("", geo=place))

    assert located(48.7, 44.5).location == (48.7, 44.5)
    for latitude, longitude in ((91, 0), (float("nan"), 0), ("48", "44"), (True, 0), (10**400, 0), (None, 1)):
        assert located(latitude, longitude).location is None


def test_in_a_group_only_its_own_mention_is_heard() -> None:
    def in_chat(text: str, **more: Any) -> Said | None:
        return received(message(text, user=9, peer_id=CHAT, **more), 1)

    assert in_chat("школа 5") is None
    assert in_chat("[club2|@other] школа 5") is None
    assert in_chat("[club12|@other] школа 5") is None
    for text in (
        "[club1|@guide], школа 5",
        "@club1 школа 5",
        "*public1 (Гид) школа 5",
        "школа 5 [club1|Гид]",
    ):
        found = in_chat(text)
        assert found
        assert [one.text for one in found.incomings] == ["школа 5"]
        assert (found.peer, found.person) == (CHAT, f"vk:{CHAT}:9")


@pytest.mark.parametrize(
    "raw",
    [
        event("message_reply", {"text": "x"}),
        event("message_allow", {"user_id": 7, "key": ""}),
        event("wall_post_new", {"id": 1}),
        message("своё", out=1),
        message("от сообщества", from_id=-1),
        {**message("чужое"), "group_id": 2},
        {},
        {"type": []},
    ],
)
def test_what_is_not_meant_for_it_is_left_alone(raw: dict[str, Any]) -> None:
    assert received(raw, 1) is None
    assert delivery(raw, 1) is None


def test_who_denies_messages_is_forgotten() -> None:
    found = said(event("message_deny", {"user_id": 7}))
    assert (found.forget, found.incomings, found.person) == (True, (), "vk:7")


def test_a_delivery_is_named_by_the_event_and_keeps_no_secret() -> None:
    raw = {**message("школа", user=7), "secret": "s3cret"}
    kept = delivery(raw, 1)
    assert kept
    assert (kept.key, kept.conversation) == (f"vk:1:{raw['event_id']}", "vk:7")
    assert "s3cret" not in json.dumps(kept.payload)
    without = {name: value for name, value in raw.items() if name != "event_id"}
    again, other = delivery(without, 1), delivery({**without, "v": "5.200"}, 1)
    assert again
    assert other
    assert again.key == getattr(delivery(dict(without), 1), "key", "") != other.key


def test_a_message_of_an_older_version_is_read() -> None:
    inner = message("школа")["object"]["message"]
    assert only(event("message_new", inner)).text == "школа"
