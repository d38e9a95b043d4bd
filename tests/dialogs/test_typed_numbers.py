"""Numbers that are typed: of a line, of an institution, of an emergency, or of nothing."""

import pytest

from handlers.context import Context
from tests.dialogs.harness import Answered, Conversation, play

DOCTOR = "здраствуйте мне бы к врачу терапевту записатся в камышине"


@pytest.mark.parametrize(("said", "number"), [(DOCTOR, "2"), ("врач волгоград", "40")])
def test_a_number_stays_among_those_that_give_the_service(synthetic: Context, said: str, number: str) -> None:
    conversation = Conversation(synthetic)
    before = conversation.say(said)
    reply = conversation.say(number)
    assert not reply.cards
    assert reply.decision != "choose"
    assert reply.session.query == before.session.query


def test_a_number_does_not_answer_where(synthetic: Context) -> None:
    play(
        synthetic,
        [
            ("/start", Answered()),
            ("1", Answered(decision="service", says=["в каком"])),
            ("1", Answered(cards=[], says=["в каком"])),
            ("камышин", Answered(decision="service", says=["Запись к врачу", "Камышин"])),
        ],
    )


@pytest.mark.parametrize("dialogue", [("другой район", "1"), ("5",)])
def test_a_number_alone_is_asked_back(synthetic: Context, dialogue: tuple[str, ...]) -> None:
    conversation = Conversation(synthetic)
    for said in dialogue:
        conversation.say(said)
    assert "?" in conversation.reply.text
    assert not conversation.reply.cards
    assert not any(choice.choice.startswith("card:") for choice in conversation.reply.choices)


def test_after_a_widened_list_numbers_mean_the_question(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("школа волгоград")
    assert "искал везде" in conversation.say("20").text
    (card,) = conversation.say("112").cards
    assert "112" in card.name
    assert "Волгоград" in card.place


@pytest.mark.parametrize("number", ["112", "103", "101"])
def test_an_emergency_number_is_to_be_called(synthetic: Context, number: str) -> None:
    play(synthetic, [(number, Answered(says=[number, "позвоните"], cards=[], remembers=[]))])


def test_numbers_of_a_menu_are_its_lines_on_any_page(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("садик волжский")
    conversation.say("/browse")
    page = conversation.say("57")
    assert not page.cards
    line = next(line for line in page.text.splitlines() if line.startswith("57."))
    assert line.split()[1][:4].lower() in conversation.say("57").text.lower()
    assert conversation.say("/browse").choices
    assert not conversation.say("9999").cards


def test_a_line_can_be_named_where_its_number_is_another_institutions(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    listed = [choice.choice.removeprefix("card:") for choice in conversation.say("врач волгоград").choices]
    own = conversation.say("5")
    assert "строка 5" in own.text
    assert own.cards[0].code != listed[4]
    assert [card.code for card in conversation.say("строка 5").cards] == [listed[4]]
    assert [card.code for card in conversation.say("пятая").cards] == [listed[4]]


@pytest.mark.parametrize("number", ["05", "7"])
def test_a_number_after_a_number_is_asked_about_anew(synthetic: Context, number: str) -> None:
    play(
        synthetic,
        [("113", Answered(decision="answer")), (number, Answered(says=[number.lstrip("0")], remembers=[]))],
    )
