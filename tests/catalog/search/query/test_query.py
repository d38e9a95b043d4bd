"""A question is read once: where its pieces stand, and what is left when some are taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search import Query, Slot
from tests.catalog.registers import volgograd

SAID = st.lists(
    st.sampled_from(
        [
            "школа",
            "№",
            "5",
            "садик",
            "в",
            "Волжском",
            "районе",
            "Волгоград",
            "дзержинском",
            "ул.",
            "Мира",
            "12",
            "им.",
            "А.",
            "С.",
            "Пушкина",
            "д/с",
            "п-ка",
            "shkola",
            "ghbdtn",
            "№7",
            "девятая",
            "ТЗР",
            "не",
            "вконтакте",
            "записаться",
            "к",
            "врачу",
            "детский,",
            "хутор",
            "с.",
            "Ёлка",
            "админ-ция",
        ]
    ),
    max_size=9,
).map(" ".join)


def parsed(text: str) -> Query:
    return volgograd().parse(text)


def pieces(text: str, slot: Slot) -> list[str]:
    return [text[filled.start : filled.end] for filled in parsed(text).slots if filled.slot is slot]


@pytest.mark.parametrize(
    ("text", "slot", "stands"),
    [
        ("Детская поликлиника №5  в Дзержинском районе", Slot.KIND, ["Детская поликлиника"]),
        ("Детская поликлиника №5  в Дзержинском районе", Slot.NUMBER, ["№5"]),
        ("Детская поликлиника №5  в Дзержинском районе", Slot.PLACE, ["в Дзержинском районе"]),
        ("shkola nomer 5 volgograd", Slot.PLACE, ["volgograd"]),
        ("садикволжский", Slot.PLACE, ["волжский"]),
        ("школа двести двадцать шестая", Slot.NUMBER, ["двести двадцать шестая"]),
        ("школа на ул. Чапаева, д. 65", Slot.HOUSE, ["65"]),
        ("школа на ул. Чапаева, д. 65", Slot.STREET, ["Чапаева"]),
        ("как записаться к врачу в Камышине", Slot.PLACE, ["в Камышине"]),
        ("поликлиника 5 вк", Slot.CHANNEL, ["вк"]),
        ("поликлиника 5 абырвалг", Slot.UNKNOWN, ["абырвалг"]),
        ("школа в г. Саратов", Slot.UNKNOWN_PLACE, ["в г. Саратов"]),
        ("карточка ORG-000595 пожалуйста", Slot.CODE, ["ORG-000595"]),
    ],
)
def test_where_a_piece_stands(text: str, slot: Slot, stands: list[str]) -> None:
    assert pieces(text, slot) == stands


@pytest.mark.parametrize(
    ("text", "slots", "left"),
    [
        ("школа 5 в Волжском", [Slot.PLACE], "школа 5"),
        ("школа 5 в Волжском", [Slot.NUMBER], "школа в Волжском"),
        ("школа 5 в Волжском", [Slot.NUMBER, Slot.PLACE], "школа"),
        ("Волгоград, Дзержинский район, школа 5", [Slot.PLACE], "школа 5"),
        ("а в дзержинском районе", [Slot.PLACE], ""),
        ("школа 5", [Slot.PLACE], "школа 5"),
        ("", [Slot.PLACE], ""),
    ],
)
def test_what_is_left_without_some_slots(text: str, slots: list[Slot], left: str) -> None:
    assert parsed(text).without(*slots).text == left


def test_a_place_or_number_takes_the_stead_of_the_earlier_one() -> None:
    query = parsed("школа 5 в Камышине")
    assert query.with_place("Волжский").clues == parsed("школа 5 Волжский").clues
    assert query.with_number(7).clues.numbers == (7,)
    assert query.with_words("детский сад").text == "школа 5 в Камышине детский сад"


@given(SAID | st.text())
def test_every_piece_stands_in_the_text_in_order(text: str) -> None:
    query = parsed(text)
    spans = [(filled.start, filled.end) for filled in query.slots]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(SAID)
def test_a_question_without_its_places_names_none_that_stood_there(text: str) -> None:
    query = parsed(text)
    rest = query.without(Slot.PLACE)
    assert len(rest.text) <= len(text)
    assert rest is query or len(rest.clues.places) <= len(query.clues.places)


@given(SAID | st.text())
def test_a_question_parsed_is_found_as_the_same_text_searched(text: str) -> None:
    catalog = volgograd()
    query = catalog.parse(text)
    first, again, searched = catalog.find(query), catalog.find(query), catalog.search(text)
    assert first.fitting == again.fitting == searched.fitting
    assert first.clues == again.clues == searched.clues
    assert first.decision is again.decision is searched.decision
