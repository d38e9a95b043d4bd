"""Dialogues about needs on the starter register: who does it, by which service, which number, and where."""

import pytest

from catalog.model import Institution, Place
from catalog.region import load_region
from catalog.search import Catalog
from catalog.search.needs.reader import reader_of
from catalog.search.places.region_places import load_places
from handlers.context import Context
from handlers.texts import finding as texts
from tests.dialogs.harness import Answered, Conversation, Dialogue, Press, play

POS = "pos.gosuslugi.ru/landing"


def test_a_tenant_without_heating(starting: Context) -> None:
    dialogue: Dialogue = [
        (
            "3 день батареи ледяные калинина 7 кв 12",
            Answered(decision="service", says=["Нет отопления", "квитанции", "город"], silent_on=["333-134"]),
        ),
        ("волжский", Answered(says=["в Волжском", "Администрация Волжского"], silent_on=["333-134"])),
        ("волгоград", Answered(says=["333-134"])),
    ]
    play(starting, dialogue)


def test_a_complaint_about_a_clinic_has_its_card_beside(starting: Context) -> None:
    reply = Conversation(starting).say("нахамили в поликлинике 5 волжский куда писать")
    assert "Жалоба на больницу" in reply.text
    assert "card:vlg-poliklinika-5-volzhskiy" in [choice.choice for choice in reply.choices]
    assert [POS in link.url for link in reply.links] == [True]


@pytest.mark.parametrize(
    ("said", "need"), [("техникум волжский", "college_apply"), ("колледж медицинский", "college_apply")]
)
def test_a_kind_is_looked_for_and_what_it_does_is_a_choice(starting: Context, said: str, need: str) -> None:
    dialogue: Dialogue = [
        (said, Answered(decision="none", says=["Не нашёл", "колледж"], choices=[f"need:{need}"])),
        (Press("колледж"), Answered(check=lambda reply: "олледж" in reply.cards[0].name)),
    ]
    play(starting, dialogue)


def test_two_needs_are_chosen_from_and_the_place_follows(starting: Context) -> None:
    dialogue: Dialogue = [
        (
            "украли кошелек там паспорт и права",
            Answered(decision="choose", choices=["need:lost_passport", "need:licence_replace"]),
        ),
        (Press("прав"), Answered(decision="service", says=["водительских прав"])),
        ("камышин", Answered(says=["водительских прав", "в Камышине"])),
    ]
    play(starting, dialogue)


def test_a_body_stands_where_the_register_has_nobody(starting: Context) -> None:
    dialogue: Dialogue = [
        (
            "зарплату не платят волжский",
            Answered(decision="service", says=["инспекция труда"], links=["онлайнинспекция.рф"]),
        ),
    ]
    play(starting, dialogue)


@pytest.mark.parametrize("said", ["абырвалг", "фывапролд", "хочу странного"])
def test_who_is_not_understood_has_sections_to_turn_to(starting: Context, said: str) -> None:
    dialogue: Dialogue = [
        (said, Answered(decision="none", choices=["section:0"], says=["Не понял"])),
        (Press("Садик"), Answered(choices=["ask:1-0"])),
    ]
    play(starting, dialogue)


def test_who_is_not_understood_is_offered_who_is_called_alike_as_another(starting: Context) -> None:
    """By letters alone nobody is found: it stands among choices, said to be another institution."""
    talk = Conversation(starting)
    reply = talk.say("дружбинка")
    assert reply.decision == "none"
    assert not reply.cards
    assert texts.SIMILAR in reply.text
    assert reply.text.index(texts.SIMILAR) < reply.text.index("«Дружба»") < reply.text.index(texts.NEAREST)
    assert "«Дружба»" in talk.say("1").cards[0].name


def test_what_is_low_in_confidence_is_understood_and_not_shown(starting: Context) -> None:
    reply = Conversation(starting).say("потерял паспорт")
    assert "Паспорт потерян" in reply.text
    assert not any("uterya" in link.url for link in reply.links)
    assert reply.links


def test_a_complaint_goes_by_the_institutions_own_form_before_the_general_one() -> None:
    form = "https://pos.gosuslugi.ru/form/?opaId=223418"
    clinic = Institution(
        "p-5", "Поликлиника № 5", kind="поликлиника", place=Place("Волжский", "Волжский"), appeal_form=form
    )
    catalog = Catalog([clinic], load_places("volgograd"), needs=reader_of("volgograd"))
    talk = Conversation(Context(catalog, load_region("volgograd")))
    reply = talk.say("нахамили в поликлинике 5 волжский куда писать")
    assert [link.url for link in reply.links] == [form, "https://pos.gosuslugi.ru/landing/"]
    assert "Обращение: Поликлиника № 5" in reply.text
    assert form in [service.url for card in talk.say("поликлиника 5").cards for service in card.services]
