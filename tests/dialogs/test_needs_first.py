"""A need that begins like a correction, and words that add nothing to a need."""

import pytest

from handlers.context import Context
from handlers.messages import Tone
from tests.dialogs.harness import Conversation


@pytest.mark.parametrize("before", ["", "поменять паспорт"])
def test_what_is_missing_takes_nothing_back(starting: Context, before: str) -> None:
    conversation = Conversation(starting)
    if before:
        conversation.say(before)
    assert "воды" in conversation.say("нет воды").text.partition("\n")[0]


def test_an_unknown_word_does_not_repeat_a_need(starting: Context) -> None:
    conversation = Conversation(starting)
    told = conversation.say("нахамили в поликлинике 5 куда писать")
    assert conversation.say("абракадабра").text.partition("\n")[0] != told.text.partition("\n")[0]


def test_an_emergency_has_its_numbers_to_be_pressed(starting: Context) -> None:
    reply = Conversation(starting).say("ребенок выпил таблетки")
    assert reply.tone is Tone.URGENT
    assert {"103", "112"} <= {phone.phone for phone in reply.phones}
    assert all(phone.phone in reply.text for phone in reply.phones)


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("сменить адрес прописки", "прописка"),
        ("график отключения воды", "Нет воды"),
        ("украли телефон", "полиция"),
    ],
)
def test_a_need_is_no_question_about_the_card(starting: Context, said: str, answered: str) -> None:
    conversation = Conversation(starting)
    conversation.say("поликлиника 5 волгоград")
    assert conversation.session.shown
    assert answered in conversation.say(said).text


def test_who_despairs_has_people_and_help_to_be_pressed(starting: Context) -> None:
    reply = Conversation(starting).say("не хочу жить")
    assert "112" in {phone.phone for phone in reply.phones}
    assert len(reply.phones) > 1
    assert all(phone.phone in reply.text for phone in reply.phones)
