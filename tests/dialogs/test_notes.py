"""What is written down of a conversation, and what isn't."""

import pytest

from handlers.context import Context
from handlers.messages import Incoming
from tests.dialogs.harness import TODAY, Answered, Conversation, play


def notes(conversation: Conversation) -> str:
    return " ".join(note.text for note in conversation.reply.remember)


def test_personal_data_is_cut_out_of_a_report(starting: Context) -> None:
    conversation = Conversation(starting)
    for said in ("школа 20", "сообщить об ошибке", "4"):
        conversation.say(said)
    conversation.say(
        "меня зовут Иванова Мария, тел 8 (927) 123-45-67, a.b@mail.ru, снилс 112-233-445 95, врач груб"
    )
    assert "врач груб" in notes(conversation)
    assert not any(secret in notes(conversation) for secret in ("Иванова", "Мария", "123", "mail", "445"))


@pytest.mark.parametrize("said", ["8 8442 33-03-03", "+7 927 123 45 67 позвоните", "89271234567"])
def test_personal_data_is_cut_out_of_a_miss(starting: Context, said: str) -> None:
    conversation = Conversation(starting)
    conversation.say(said)
    assert not any(sign.isdigit() for sign in notes(conversation))


def test_an_address_in_a_report_stays_whole(starting: Context) -> None:
    conversation = Conversation(starting)
    for said in ("школа 20", "сообщить об ошибке", "4", "правильная vk.com/club123456789"):
        conversation.say(said)
    assert "vk.com/club123456789" in notes(conversation)


def test_what_is_found_next_is_noted_beside_what_was_not(starting: Context) -> None:
    conversation = Conversation(starting)
    assert [note.kind for note in conversation.say("хосписс").remember] == ["not_found"]
    conversation.say("спасибо")
    found = conversation.say("поликлиника 28 волгоград").remember
    assert [(note.kind, note.text, getattr(note, "found", "")) for note in found] == [
        ("found_later", "хосписс", "vlg-poliklinika-28")
    ]
    assert conversation.say("поликлиника 30 дзержинский").remember == ()


def test_a_card_that_was_offered_tells_nothing(starting: Context) -> None:
    play(
        starting,
        [
            ("фап в рябовском", Answered()),
            ("алексеевский", Answered()),
            ("1", Answered(cards=["vlg-crb-alekseevskiy"], remembers=[])),
        ],
    )


def test_a_link_is_asked_for_until_there_is_one(starting: Context) -> None:
    play(
        starting,
        [
            ("фап в рябовском", Answered()),
            ("сообщить", Answered(choices=["missing:exists", "missing:page"])),
            ("2", Answered(remembers=[])),
            ("школа 18", Answered(remembers=[], says=["ссылк"])),
            ("vk.com/fap_ryabovsky", Answered(remembers=["missing_page"])),
        ],
    )


def test_the_village_is_named_in_what_was_written_down(starting: Context) -> None:
    play(
        starting,
        [
            ("фап в рябовском", Answered()),
            ("нет в списке", Answered()),
            ("1", Answered(remembers=["missing_institution"], says=["ФАП", "Рябовск"])),
        ],
    )


@pytest.mark.parametrize("said", ["vk. com/volggmu", "почта school20@volganet.ru", "ⓥⓚ.com/volggmu"])
def test_a_broken_link_is_not_searched_by_its_letters(starting: Context, said: str) -> None:
    conversation = Conversation(starting)
    conversation.say("школа волгоград")
    reply = conversation.say(said)
    assert not reply.cards
    assert not reply.remember
    assert "целиком" in reply.text or "спис" in reply.text


def test_a_command_calls_a_report_off(starting: Context) -> None:
    play(
        starting,
        [
            ("школа 20", Answered()),
            ("сообщить об ошибке", Answered()),
            ("4", Answered()),
            ("/help", Answered(remembers=[])),
            ("поликлиника 28", Answered(cards=["vlg-poliklinika-28"], remembers=[])),
        ],
    )


@pytest.mark.parametrize("choice", ["card:nothing", "all:", "at:nowhere", "wrong:foo"])
def test_a_press_is_no_miss(synthetic: Context, choice: str) -> None:
    conversation = Conversation(synthetic)
    before = conversation.say("станция скорой помощи волжский").session.misses
    reply = conversation.say(Incoming(choice=choice, today=TODAY))
    assert reply.remember == ()
    assert reply.session.misses == before


def test_words_with_an_address_are_a_report_while_its_menu_is_open(synthetic: Context) -> None:
    said = "страница сменилась, правильная vk.com/evil_page"
    play(
        synthetic,
        [
            ("школа 3 камышин", Answered(cards=["ORG-000525"])),
            ("сообщить об ошибке", Answered()),
            ("vk.com/evil_page", Answered(says=["подтвердить"], remembers=[])),
            ("сообщить об ошибке", Answered()),
            (said, Answered(remembers=["error"], silent_on=["evil_page"])),
            ("сообщить об ошибке", Answered(says=["уже сообщали"], remembers=[])),
        ],
    )
