"""Nobody is left without somebody to turn to: a number, a link, a choice or a named institution."""

import os
import random
import re

import pytest

from catalog.needs.load import load_needs
from handlers.context import Context
from handlers.messages import Attachment, Incoming, Session
from handlers.router import respond
from tests.dialogs.harness import TODAY, Conversation, leaves_alone

MESSAGES = int(os.environ.get("GOSPUBLIC_MESSAGES", "1000"))
NOISE = tuple(
    "фыва блин короче 5 № улица мира волжский камышин школа поликлиника хутор где а не ну vk ёж".split()  # noqa: SIM905
)


def words() -> list[str]:
    """Words of needs, cut off anywhere, among words of anything."""
    said = " ".join(" ".join(lines) for lines in load_needs("volgograd").says.values())
    return sorted(set(re.findall("[а-я]{3,}", said)))


def test_whoever_writes_whatever_has_somebody_to_turn_to(starting: Context) -> None:
    chance, known = random.Random(18), words()  # noqa: S311 - no secret
    left = []
    for _ in range(MESSAGES):
        length = chance.randint(1, 6)
        said = " ".join(chance.choice(NOISE if chance.random() < 0.4 else known) for _ in range(length))
        incoming = Incoming(text=said, today=TODAY)
        reply = respond(incoming, Session(), starting)
        if leaves_alone(incoming, reply):
            left.append((said, reply.text))
    assert not left[:20]


@pytest.mark.parametrize("attachment", [Attachment.VOICE, Attachment.PICTURE, Attachment.STICKER])
def test_what_is_not_read_gets_three_choices(starting: Context, attachment: Attachment) -> None:
    reply = Conversation(starting).say(Incoming(attachment=attachment, today=TODAY))
    assert len(reply.choices) == 3


@pytest.mark.parametrize("said", ["оператор", "соедините с человеком", "Живой человек!"])
def test_who_wants_a_human_is_told_who_answers(starting: Context, said: str) -> None:
    reply = Conversation(starting).say(said)
    assert "людей здесь нет" in reply.text
    assert "8 800 100-70-10" in reply.text
    assert reply.links


@pytest.mark.parametrize(("said", "done"), [("загс", "need:birth"), ("загс волжский", "need:marriage")])
def test_a_body_that_the_list_lacks_has_what_it_does(starting: Context, said: str, done: str) -> None:
    reply = Conversation(starting).say(said)
    assert reply.decision == "none"
    assert done in [choice.choice for choice in reply.choices]


def test_a_card_of_a_name_alone_leads_on(starting: Context) -> None:
    talk = Conversation(starting)
    reply = talk.say("мфц")
    assert "только название" in reply.text
    assert any(choice.choice.startswith("need:") for choice in reply.choices)


def test_where_nobody_can_be_named_the_sections_stand(starting: Context) -> None:
    reply = Conversation(starting).say("аптека")
    assert {"section:0", "missing"} <= {choice.choice for choice in reply.choices}
