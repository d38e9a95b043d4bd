"""«Помогло?»: in few conversations, once, under a card; «не то» and reports are counted."""

from datetime import date, timedelta

import pytest

from bot.conversation import ASKED_ONE_OF, is_sampled
from catalog.statistics.usage import Help, Measure
from handlers.context import Context
from handlers.messages import Incoming, Reply
from tests.dialogs.harness import TODAY, Conversation

ASKED = "Помогло?"
CARD = "card:vlg-cgb-kamyshin"


def told(reply: Reply) -> list[str]:
    return [one.subject for one in reply.counts if one.measure is Measure.HELP]


def sampled(said: str = "", choice: str = "") -> Incoming:
    return Incoming(text=said, choice=choice, sampled=True, today=TODAY)


@pytest.fixture
def asked(starting: Context) -> Conversation:
    conversation = Conversation(starting)
    conversation.say("больница камышин")
    assert ASKED in conversation.say(sampled(choice=CARD)).text
    return conversation


def test_it_is_asked_once_under_a_card_that_was_looked_for(starting: Context) -> None:
    conversation = Conversation(starting)
    assert ASKED not in conversation.say(sampled("больница камышин")).text
    reply = conversation.say(sampled(choice=CARD))
    assert reply.text.endswith("Помогло? Напишите «да» или «нет».")
    assert [choice.choice for choice in reply.choices[-2:]] == ["help:yes", "help:no"]
    assert ASKED not in conversation.say(sampled("школа 20")).text
    conversation.say("/start")
    assert ASKED not in conversation.say(sampled("школа 20")).text


@pytest.mark.parametrize(
    "said", ["ой сердце прихватило", "спасибо", "vk.com/dp3", "запись к врачу", "абракадабра"]
)
def test_it_is_asked_in_no_emergency_and_beside_nothing_else(starting: Context, said: str) -> None:
    assert ASKED not in Conversation(starting).say(sampled(said)).text


def test_who_is_not_of_the_few_is_not_asked(starting: Context) -> None:
    assert ASKED not in Conversation(starting).say("школа 20").text
    door = Incoming(start="vlg-shkola-20", sampled=True, today=TODAY)
    assert ASKED not in Conversation(starting).say(door).text


@pytest.mark.parametrize("said", ["да", "Да, помогло", "помогло"])
def test_a_yes_is_thanked_for_and_counted_once(asked: Conversation, said: str) -> None:
    assert told(asked.say(said)) == [Help.HELPED]
    assert told(asked.say(said)) == []
    assert told(asked.say(Incoming(choice="help:yes", today=TODAY))) == []


@pytest.mark.parametrize("said", ["нет", "не помогло", "Нет, не помогло"])
def test_a_no_offers_the_others(asked: Conversation, said: str) -> None:
    reply = asked.say(said)
    assert told(reply) == [Help.HELPED_NOT, Help.WRONG]
    assert any(choice.choice.startswith("card:") for choice in reply.choices)


@pytest.mark.parametrize("choice", ["help:yes", "help:no", "help:", "help:maybe"])
def test_a_forged_answer_counts_nothing(starting: Context, choice: str) -> None:
    reply = Conversation(starting).say(Incoming(choice=choice, today=TODAY))
    assert told(reply) == []
    assert reply.text


def test_wrong_ones_and_reports_are_counted_once_for_a_card(starting: Context) -> None:
    conversation = Conversation(starting)
    conversation.say("школа 20")
    assert told(conversation.say("не то")) == [Help.WRONG]
    conversation.say("назад")
    assert told(conversation.say("не то")) == []
    conversation.say("сообщить")
    assert told(conversation.say("2")) == [Help.REPORT]
    conversation.say("сообщить")
    assert told(conversation.say("2")) == []


def test_one_person_of_twenty_is_asked_and_the_same_all_day() -> None:
    people = [f"web:{number}" for number in range(4_000)]
    chosen = {one for one in people if is_sampled(one, TODAY)}
    assert 0.7 < len(chosen) * ASKED_ONE_OF / len(people) < 1.3
    assert chosen == {one for one in people if is_sampled(one, TODAY)}
    assert chosen != {one for one in people if is_sampled(one, TODAY + timedelta(days=1))}
    assert isinstance(is_sampled("web:\udcff", date(2026, 1, 1)), bool)
