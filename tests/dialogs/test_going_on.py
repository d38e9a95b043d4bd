"""What a message means behind an open question: a place, a correction, a name, or a question of its own."""

import pytest

from handlers.context import Context
from tests.dialogs.harness import Answered, Conversation, Dialogue, play


def places_of(conversation: Conversation) -> str:
    return conversation.reply.text + "".join(card.place for card in conversation.reply.cards)


@pytest.mark.parametrize(
    ("said", "corrected", "wanted", "denied"),
    [
        ("школа 1 волгоград", "не волгоград, а волжский", "Волжск", "Волгоград"),
        ("школа 1 волгоград", "волжский, а не волгоград", "Волжск", "Волгоград"),
        ("врач", "не в дзержинском, в кировском", "Кировск", "Дзержинск"),
        ("школа волгоград", "нет, в камышине", "Камышин", "Волгоград"),
    ],
)
def test_the_place_that_is_denied_is_left(
    synthetic: Context, said: str, corrected: str, wanted: str, denied: str
) -> None:
    conversation = Conversation(synthetic)
    conversation.say(said)
    conversation.say(corrected)
    assert wanted in places_of(conversation)
    assert denied not in places_of(conversation)


def test_the_kind_that_is_denied_is_left(synthetic: Context) -> None:
    play(
        synthetic,
        [("садик волжский", Answered()), ("не школа а садик", Answered(says=["детских садов", "Волжск"]))],
    )


@pytest.mark.parametrize("said", ["не могу записаться к врачу, поликлиника 5 волжский", "не школа"])
def test_a_story_is_no_correction(synthetic: Context, said: str) -> None:
    conversation = Conversation(synthetic)
    assert conversation.say(said).text


def test_another_number_takes_the_stead_of_the_first(synthetic: Context) -> None:
    play(
        synthetic,
        [
            ("школа 5 волжский", Answered(cards=["ORG-000429"])),
            ("точнее 1", Answered(says=["Школа № 1"], silent_on=["сад"])),
        ],
    )


def test_a_place_after_a_place_is_heard(synthetic: Context) -> None:
    play(
        synthetic,
        [
            ("волжский", Answered(says=["Волжск"])),
            ("камышин", Answered(decision="answer", says=["Камышин"], silent_on=["Волжск"])),
            ("калач", Answered(decision="answer", silent_on=["Волжск", "Камышин"])),
        ],
    )


def test_a_place_between_two_words_can_be_left(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("стоматология волжский детская")
    conversation.say("в волгограде")
    assert "Волжск" not in places_of(conversation)


def test_the_whole_region_is_no_place_to_hold(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("администрация области")
    assert conversation.session.place == ""


def test_a_name_of_its_own_leaves_the_open_question(starting: Context) -> None:
    play(
        starting,
        [
            ("администрация области", Answered(decision="answer")),
            ("клиника семейной медицины", Answered(cards=["vlg-klinika-semeynoy-mediciny"])),
        ],
    )


def test_a_name_is_looked_for_beyond_the_place_that_lacks_it(starting: Context) -> None:
    conversation = Conversation(starting)
    conversation.say("школа камышин")
    conversation.say("волггму")
    assert [card.code for card in conversation.reply.cards] == ["vlg-volggmu"]
    assert "искал везде" in conversation.reply.text


@pytest.mark.parametrize("said", ["газовая служба", "автобус до волгограда", "льготы ветеранам труда"])
def test_another_subject_is_not_glued_to_the_question_before(synthetic: Context, said: str) -> None:
    conversation = Conversation(synthetic)
    conversation.say("станция скорой помощи волгоград")
    reply = conversation.say(said)
    assert reply.decision != "answer"
    assert not reply.cards
    assert "скорой" not in reply.text


def test_what_fits_nothing_is_said_before_the_others_are_offered(synthetic: Context) -> None:
    dialogue: Dialogue = [
        ("детский сад огонек", Answered(says=["огонек", "не нашёл"])),
        ("садик тзр", Answered(decision="choose", silent_on=["не нашёл"])),
        ("на ополченской", Answered(choices=["all"], says=["ополченской", "не нашёл", "Тракторозаводск"])),
    ]
    play(synthetic, dialogue)


def test_back_leads_to_the_wider_question(synthetic: Context) -> None:
    wide = Conversation(synthetic).say("садик волжский")
    play(
        synthetic,
        [
            ("садик волжский", Answered()),
            ("улица мира", Answered(decision="choose")),
            ("назад", Answered(check=lambda reply: reply.text == wide.text)),
        ],
    )


def test_everywhere_drops_the_place(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("поликлиника камышин")
    reply = conversation.say("везде")
    assert reply.decision == "choose"
    assert conversation.session.place == ""


def test_a_street_narrows_the_question_and_asks_no_other(starting: Context) -> None:
    conversation = Conversation(starting)
    conversation.say("садик тзр")
    reply = conversation.say("на ополченской")
    assert not reply.cards, "a hospital of that street is no kindergarten"
    assert "ополченской" in reply.text


def test_a_place_that_is_only_denied_is_asked_for(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("школа волгоград")
    assert "?" in conversation.say("не в волгограде").text
    assert conversation.session.place == ""
    assert "Камышин" in conversation.say("камышин").text
