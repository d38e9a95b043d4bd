"""The dialogues on 5,600 invented institutions: long lists, confirmed pages, a place that holds."""

import pytest

from catalog.model import Platform
from handlers.context import Context
from handlers.messages import Reply
from handlers.texts.greeting import DEMONSTRATION, REAL_NUMBERS
from handlers.texts.names import own_number
from tests.dialogs.harness import Answered, Conversation, Dialogue, Press, keeps_the_rules, play


def codes(reply: Reply) -> list[str]:
    return [choice.choice for choice in reply.choices if choice.choice.startswith("card:")]


def test_a_mother_in_the_tractor_works_district(synthetic: Context) -> None:
    conversation = Conversation(synthetic, channel=Platform.TELEGRAM)
    many = conversation.say("садик тзр")
    assert many.decision == "choose"
    assert not codes(many), "more than five: how many, and a question"
    assert "Тракторозаводск" in many.text
    first = conversation.say(Press("Показать все"))
    assert len(codes(first)) == 5
    card = conversation.say("1")
    assert card.cards[0].code == codes(first)[0].removeprefix("card:")
    assert "Тракторозаводский" in card.cards[0].place
    dancing = conversation.say("а танцы для девочки 6 лет?")
    assert dancing.decision == "service"
    assert "Тракторозаводск" in dancing.text
    assert "вы его называли" in dancing.text
    assert codes(dancing)
    assert dancing.choices[-1].choice == "place"
    anew = conversation.say(Press("Другой район"))
    assert "где" in anew.text.lower() or "каком" in anew.text.lower()
    elsewhere = conversation.say("кировский")
    assert "Кировск" in elsewhere.text
    assert "Тракторозаводск" not in elsewhere.text


def test_the_place_holds_until_another_is_said(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("садик 9 красноармейский район волгограда")
    held = conversation.say("музыкальная школа")
    assert "Красноармейск" in held.text
    assert "вы его называли" in held.text
    named = conversation.say("музыкальная школа в палласовке")
    assert "Палласовк" in named.text + "".join(card.place for card in named.cards)
    assert "вы его называли" not in named.text
    kept = conversation.say("библиотека")
    assert "Палласов" in kept.text


def test_a_place_that_has_nothing_is_left_visibly(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("школа 4 котовский район")
    reply = conversation.say("планетарий")
    assert reply.decision == "answer"
    assert "искал везде" in reply.text


def test_a_word_more_narrows_the_question(synthetic: Context) -> None:
    dialogue: Dialogue = [
        ("дет сад №7", Answered(decision="choose", cards=[])),
        ("камышин", Answered(check=lambda reply: "Камышин" in reply.text)),
        ("в волжском", Answered(check=lambda reply: "Волжск" in reply.text and "Камышин" not in reply.text)),
    ]
    play(synthetic, dialogue)


def test_a_new_question_replaces_the_open_one(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("дет сад №7")
    reply = conversation.say("театр кукол")
    assert "сад" not in " ".join(card.name for card in reply.cards).lower()


def test_paging_by_words_and_buttons(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("поликлиника волгоград")
    first = conversation.say("показать все")
    second = conversation.say("ещё")
    assert len(codes(first)) == len(codes(second)) == 5
    assert not set(codes(first)) & set(codes(second))
    assert second.choices[0].label.startswith("6. ")
    back = conversation.say("назад")
    assert codes(back) == codes(first)
    assert codes(conversation.say(Press("Ещё"))) == codes(second)
    card = conversation.say("7")
    assert card.cards
    assert codes(conversation.say("назад")) == codes(second), "back from a card to its list"


def test_browsing_by_kind_and_place(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("/browse")
    conversation.say("ещё")
    kind = conversation.say(Press("Музыкальные школы"))
    assert kind.decision == "choose"
    listed = conversation.say(Press("Выбрать место"))
    assert [choice.choice[:3] for choice in listed.choices[:5]] == ["at:"] * 5
    more = conversation.say("ещё")
    assert more.choices[0].label.startswith("6. ")
    place = more.choices[0].label.removeprefix("6. ")
    found = conversation.say("6")
    assert found.decision in ("answer", "choose")
    assert place.split()[0][:6] in found.text


def test_the_end_of_a_list_is_said(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    reply = conversation.say("поликлиника волгоград")
    reply = conversation.say("все")
    for _ in range(10):
        reply = conversation.say("ещё")
        keeps_the_rules(reply)
    assert "Больше" in reply.text
    assert not codes(reply)


def test_a_number_that_is_no_line_is_an_institutions_own(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("поликлиника волгоград")
    listed = conversation.say("показать все")
    for choice in codes(listed):
        institution = synthetic.catalog.get(choice.removeprefix("card:"))
        assert institution is not None
        number = own_number(institution)
        assert number is not None
        reply = conversation.say(str(number))
        by_line = number <= len(codes(listed))
        assert by_line or reply.cards[0].code == institution.code
        assert by_line or f"Взял № {number}" in reply.text


def test_a_number_narrows_where_no_list_is_shown(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("школа котовский район")
    reply = conversation.say("4")
    assert any("№ 4" in name for name in [*(c.name for c in reply.cards), reply.text])


def test_a_street_narrows_as_well(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    conversation.say("садик тзр")
    listed = conversation.say("показать все")
    wanted = synthetic.catalog.get(codes(listed)[1].removeprefix("card:"))
    assert wanted is not None
    street = wanted.address.removeprefix("ул. ").partition(",")[0]
    conversation.say("назад")
    reply = conversation.say(f"на улице {street}")
    assert reply.decision in ("answer", "choose")
    found = [card.code for card in reply.cards] or [choice.removeprefix("card:") for choice in codes(reply)]
    assert found
    for code in found:
        institution = synthetic.catalog.get(code)
        assert institution is not None
        assert street in institution.address
        assert institution.kind == "детский сад"


def test_not_that_one_looks_in_other_places_too(synthetic: Context) -> None:
    conversation = Conversation(synthetic)
    refused = conversation.say("садик 9 волжский").cards[0].code
    reply = conversation.say(Press("Не то"))
    assert codes(reply)
    assert f"card:{refused}" not in codes(reply)


def test_a_card_shows_states_in_words(synthetic: Context) -> None:
    conversation = Conversation(synthetic, channel=Platform.VK)
    reply = conversation.say("спортивная школа в палласовке")
    assert reply.decision == "answer"
    card = reply.cards[0]
    assert card.pages[0].platform is Platform.VK
    assert "vk.com" in reply.links[0].url
    assert reply.choices[0].choice == f"wrong:{card.code}"


def test_a_confirmation_lapses(synthetic: Context) -> None:
    now = Conversation(synthetic).say("спортивная школа в палласовке").cards[0].pages[0]
    later = Conversation(synthetic, today=now.checked_on.replace(year=2027)) if now.checked_on else None
    assert later is not None
    page = later.say("спортивная школа в палласовке").cards[0].pages[0]
    assert (now.state, page.state) == ("confirmed", "listed")
    assert page.checked_on == now.checked_on


@pytest.mark.parametrize(
    "said", ["/start", "школа", "погода завтра", "садик 9", "/help", "🙂", "пожар", "ещё"]
)
def test_every_answer_calls_itself_a_demonstration(synthetic: Context, said: str) -> None:
    assert "демонстрация" in Conversation(synthetic).say(said).text


@pytest.mark.parametrize("said", ["у нас пожар", "меня обманули, списали деньги"])
def test_the_regions_own_numbers_are_real_in_a_demonstration_too(synthetic: Context, said: str) -> None:
    reply = Conversation(synthetic).say(said)
    assert REAL_NUMBERS in reply.text
    assert DEMONSTRATION not in reply.text


def test_after_a_card_its_pages_can_be_asked_about(synthetic: Context) -> None:
    talk = Conversation(synthetic)
    card = talk.say("музей машкова").cards[0]
    for said in ("канал в телеграме есть?", "а вк?"):
        reply = talk.say(said)
        assert [choice.choice for choice in reply.choices] == [f"card:{card.code}"]


@pytest.mark.parametrize(
    "said",
    [
        "школа 999 волгоград",
        "поликлиника 77 волжский",
        "мэрия москвы",
        "школа 5 саратов",
        "школа в кукуево",
    ],
)
def test_what_is_not_in_the_list_is_not_made_up(synthetic: Context, said: str) -> None:
    reply = Conversation(synthetic).say(said)
    assert reply.decision == "none"
    assert not reply.cards
    assert all("vk.com" not in link.url for link in reply.links)


def test_labels_say_what_differs(synthetic: Context) -> None:
    for said in (
        "садик 25",
        "лицей 2",
        "собес урюпинск",
        "загс фролово",
        "дши урюпинск",
        "районный суд фролово",
    ):
        reply = Conversation(synthetic).say(said)
        keeps_the_rules(reply)
        labels = [choice.label.split(". ", 1)[1] for choice in reply.choices if choice.label[0].isdigit()]
        assert len(set(labels)) == len(labels), labels
