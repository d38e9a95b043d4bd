"""Small talk, doors that lead nowhere, questions about the card, and services by their own names."""

import pytest

from handlers.context import Context
from handlers.messages import Attachment, Incoming
from tests.dialogs.harness import TODAY, Answered, Conversation, play


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
    play(starting, [(said, Answered(says=["банк", "госуслуг"], remembers=[]))])


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


@pytest.mark.parametrize(
    ("said", "has_mark"), [("vk.com/klmn", True), ("t.me/klmn", False), ("max.ru/klmn", False)]
)
def test_a_strangers_page_is_told_by_what_its_platform_has(
    starting: Context, said: str, has_mark: bool
) -> None:
    text = Conversation(starting).say(said).text
    assert "подтвердить её не могу" in text
    assert ("отметки «Госорганизация» нет" in text) is not has_mark
