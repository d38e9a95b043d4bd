"""Ways on from all that can stand on the screen: «не то», «назад», «сообщить», a place more, a word."""

import re

import pytest

from handlers.context import Context
from tests.dialogs.harness import Answered, Conversation, Dialogue, Press, play

CARD = ["vlg-cgb-kamyshin"]
OPENED = [("больница камышин", Answered(decision="choose")), ("1", Answered(cards=CARD))]
REPORTS = [f"report:{code}" for code in ("vlg-cgb-kamyshin", "vlg-detskaya-bolnica-kamyshin")]
LISTED = ["card:vlg-cgb-kamyshin", "card:vlg-detskaya-bolnica-kamyshin", "card:vlg-gb-1-kamyshin"]
FIRST_WORDS = [
    *(
        "hello",
        "salom",
        "salam",
        "ni hao",
        "help",
        "i dont speak russian",
        "\u4f60\u597d",
        "\u0633\u0644\u0627\u0645",
    ),
    *("здравствуй я плохо русский", "привет", "я ребенок"),
]
CHANGE_OR_CALL = re.compile("смените пароль|102")
BAD = "https://gosuslugi.ru-detsad.info/enter"


@pytest.mark.parametrize(
    "aside", ["не то", "телефон", "часы работы", "сообщить", "спасибо", "ыва пук", "инструкция"]
)
def test_back_gives_back_the_card_and_then_its_list(starting: Context, aside: str) -> None:
    play(
        starting,
        [
            *OPENED,
            (aside, Answered(cards=[])),
            ("назад", Answered(cards=CARD)),
            ("назад", Answered(cards=[], choices=LISTED)),
            ("назад", Answered(says=["Это начало"], choices=["section:0"])),
        ],
    )


def test_not_this_one_offers_the_others_and_the_way_back(starting: Context) -> None:
    play(
        starting,
        [
            *OPENED,
            ("не то", Answered(cards=[], choices=[*LISTED[1:], "back"], says=["1. Детская", "2. Городская"])),
            (Press("Назад"), Answered(cards=CARD)),
        ],
    )


@pytest.mark.parametrize("said", ["сообщить", "сообщить об ошибке", "тут ошибка"])
def test_reporting_is_about_what_stands_on_the_screen(starting: Context, said: str) -> None:
    play(starting, [*OPENED, (said, Answered(says=["Центральная городская больница. Что сообщить"]))])
    play(
        starting,
        [
            ("школа 999 камышин", Answered(decision="none")),
            (said, Answered(choices=["missing:exists", "missing:page"])),
            ("2", Answered(says=["Пришлите ссылку"])),
            ("назад", Answered(decision="none", says=["школа № 999"])),
        ],
    )
    play(starting, [(said, Answered(says=["О чём сообщить"], choices=["section:0"]))])


def test_of_a_list_it_is_asked_whom_a_report_is_about(starting: Context) -> None:
    play(
        starting,
        [
            OPENED[0],
            ("сообщить", Answered(says=["О каком учреждении"], choices=[*REPORTS, "missing"])),
            ("2", Answered(says=["Детская городская больница. Что сообщить"])),
        ],
    )
    play(starting, [OPENED[0], ("сообщить", Answered()), ("4", Answered(choices=["missing:exists"]))])


@pytest.mark.parametrize(
    "said", ["я уже ввела", "уже вводила карту", "ввела уже", "уже ввел", "а я уже все ввела", "ввели"]
)
def test_who_has_entered_data_is_told_what_to_do(starting: Context, said: str) -> None:
    play(starting, [(BAD, Answered(choices=["deceived"])), (said, Answered(says=["смените пароль"]))])


@pytest.mark.parametrize(
    ("said", "which", "wanted"),
    [
        ("телефон сельсовета шуруповка", "дубовский район", "Шуруповка, Дубовский район"),
        ("библиотека цаца", "новоаннинский", "Цаца, Новоаннинский район"),
    ],
)
def test_a_place_tells_which_of_one_name_is_meant(
    synthetic: Context, said: str, which: str, wanted: str
) -> None:
    conversation = Conversation(synthetic)
    conversation.say(said)
    (card,) = conversation.say(which).cards
    assert card.place == wanted


def test_all_of_several_places_of_one_name_are_shown(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("школа советский волгоград")
    reply = conversation.say("показать все")
    assert "Нашлось школ в Советском: 9" in reply.text


def test_words_that_fit_nothing_do_not_pile_up(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("садик волжский")
    for word in ("чувырла", "мумурка", "тыдыщ"):
        assert word in conversation.say(word).text
        assert conversation.session.query == "садик"


@pytest.mark.parametrize("said", FIRST_WORDS)
def test_first_words_get_one_sentence_and_single_words(starting: Context, said: str) -> None:
    reply = Conversation(starting).say(said)
    head, *rows = reply.text.splitlines()
    assert head.count(".") <= 2
    assert [row.partition(". ")[2] for row in rows] == ["Врач", "Школа", "Садик", "Документы", "Полиция"]


def test_a_plain_word_leads_on(starting: Context) -> None:
    play(starting, [("salom", Answered()), ("1", Answered(decision="service", says=["122"]))])
    play(starting, [("salom", Answered()), ("5", Answered(says=["102"], no_choices=True))])
    play(starting, [("salom maktab kerak bolaga", Answered(decision="choose", says=["школ"]))])


def test_a_detail_asked_of_a_list_is_asked_of_whom(synthetic: Context) -> None:
    dialogue: Dialogue = [
        ("библиотека в поселке цаца", Answered(decision="choose")),
        ("часы работы", Answered(says=["О ком из списка"], check=lambda reply: len(reply.choices) == 3)),
        ("2", Answered(says=["Цацинская"], check=lambda reply: len(reply.cards) == 1)),
    ]
    play(synthetic, dialogue)


@pytest.mark.parametrize("said", ["не она", "не то", "нет"])
def test_none_of_a_list_has_ways_on(starting: Context, said: str) -> None:
    dialogue: Dialogue = [
        ("больница михайловка", Answered(decision="choose")),
        (said, Answered(choices=["place", "missing"])),
    ]
    play(starting, dialogue)


def test_a_need_with_a_word_like_a_place_keeps_its_question_where(starting: Context) -> None:
    dialogue: Dialogue = [
        ("поставить на воинский учет сына 17 лет", Answered(decision="service", says=["Воинский учёт"])),
        ("волжский", Answered(decision="service", says=["Воинский учёт", "в Волжском"])),
    ]
    play(starting, dialogue)


@pytest.mark.parametrize(
    "said", ["ой я туда пароль написала", "код из смс сказала", "я им паспорт назвал уже"]
)
def test_what_was_given_away_is_heard_in_any_order(starting: Context, said: str) -> None:
    dialogue: Dialogue = [
        (BAD, Answered(says=["Не переходите"])),
        (said, Answered(check=lambda reply: bool(CHANGE_OR_CALL.search(reply.text)))),
    ]
    play(starting, dialogue)


@pytest.mark.parametrize("said", ["ты кто вообще такой", "а вы кто", "кто ты такой есть"])
def test_who_it_is_is_asked_in_any_words(starting: Context, said: str) -> None:
    play(starting, [(said, Answered(says=["Я бот, не человек"]))])


def test_a_report_without_a_card_is_asked_of_whom(starting: Context) -> None:
    play(starting, [("как сообщить что ссылка не та", Answered(says=["О чём сообщить"]))])


def test_no_and_a_comma_correct_what_was_said(synthetic: Context) -> None:
    play(synthetic, [("школа 5 волжский, не, волгоград", Answered(says=["Волгоград", "поправку"]))])
