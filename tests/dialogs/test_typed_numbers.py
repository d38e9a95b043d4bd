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


def test_a_line_comes_before_the_number_that_another_bears_and_names_it(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    listed = [choice.choice.removeprefix("card:") for choice in conversation.say("врач волгоград").choices]
    line = conversation.say("5")
    assert [card.code for card in line.cards] == [listed[4]]
    assert "№ 5" in line.text
    assert "№ 5" in conversation.say("№ 5").cards[0].name
    assert [card.code for card in conversation.say("строка 5").cards] == [listed[4]]
    assert [card.code for card in conversation.say("пятая").cards] == [listed[4]]


@pytest.mark.parametrize("said", ["№ 2", "№2", "n 2", "поликлиника 2"])
def test_a_number_with_its_sign_is_an_institutions_own(synthetic: Context, said: str) -> None:
    play(
        synthetic,
        [
            ("поликлиника дзержинский район волгоград", Answered(decision="choose")),
            ("2", Answered(cards=["ORG-003344"], says=["строка 2", "«№ 2»"])),
            (said, Answered(cards=["ORG-003341"])),
        ],
    )


def test_a_number_that_no_line_has_gets_the_list_once_more(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("поликлиника дзержинский район волгоград")
    reply = conversation.say("99")
    assert "Такого номера в этом списке нет" in reply.text
    assert reply.choices


@pytest.mark.parametrize("number", ["05", "7"])
def test_a_number_after_a_number_is_asked_about_anew(synthetic: Context, number: str) -> None:
    play(
        synthetic,
        [("113", Answered(decision="answer")), (number, Answered(says=[number.lstrip("0")], remembers=[]))],
    )
