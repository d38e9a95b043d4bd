"""What is written down and what isn't; small talk; doors that lead nowhere; questions about the card."""

import pytest

from handlers.context import Context
from handlers.messages import Attachment, Incoming
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


@pytest.mark.parametrize(
    "said", ["да", "нет", "ок", "понятно", "не надо", "не знаю", "начать заново", "сообщить"]
)
def test_small_talk_is_no_miss(starting: Context, said: str) -> None:
    conversation = Conversation(starting)
    reply = conversation.say(said)
    assert reply.text
    assert reply.remember == ()
    assert reply.session.misses == 0


def test_no_behind_a_card_is_not_that_one(starting: Context) -> None:
    play(starting, [("школа 20", Answered()), ("нет", Answered(remembers=["wrong_institution"]))])


@pytest.mark.parametrize(
    "said", ["меня обманули, списали деньги", "взломали госуслуги", "мне звонят мошенники"]
)
def test_the_deceived_are_told_what_to_do_now(starting: Context, said: str) -> None:
    play(starting, [(said, Answered(says=["пароль", "банк"], remembers=[]))])


def test_a_dead_door_is_said_to_be_one(synthetic: Context) -> None:
    reply = Conversation(synthetic).say(Incoming(start="vlg-no-such", today=TODAY))
    assert reply.text.startswith("Этого учреждения в списке больше нет")
    assert reply.choices


@pytest.mark.parametrize(
    "said", ["/find школа 20", "/find@a_bot школа 20", "[club123|@bot] школа 20", "@a_bot школа 20"]
)
def test_the_bots_own_name_and_command_are_no_part_of_the_question(starting: Context, said: str) -> None:
    play(starting, [(said, Answered(cards=["vlg-shkola-20"]))])


def test_latin_look_alikes_in_a_command(starting: Context) -> None:
    play(starting, [("школа 20", Answered()), ("Oтмeна", Answered(says=["Кто нужен"], remembers=[]))])


def test_pages_are_answered_first(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("школа 5 волжский")
    assert conversation.say("телеграм есть?").text.startswith("Телеграм: такой страницы")
    assert "видели" in conversation.say("это официальная?").text.splitlines()[0]
    assert conversation.say("а сайт?").text.startswith("Сайт:")


@pytest.mark.parametrize(
    ("said", "link"), [("прикрепиться к поликлинике", "600360"), ("диспансеризация", "647521")]
)
def test_the_wanted_service_comes_first(starting: Context, said: str, link: str) -> None:
    reply = Conversation(starting).say(said)
    assert link in reply.links[0].url
    assert said[:6].lower() in reply.text.lower()


def test_an_emergency_by_voice_is_not_called_invented(synthetic: Context) -> None:
    voice = Incoming(attachment=Attachment.VOICE, transcript="пожар в подъезде", today=TODAY)
    text = Conversation(synthetic).say(voice).text
    assert text.count("Это демонстрация") == 1
    assert "настоящие" in text
