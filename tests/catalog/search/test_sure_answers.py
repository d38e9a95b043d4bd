"""An answer is sure only if the institution bears all that was said, or the rest is known to say nothing."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.model import Institution, Place
from catalog.search import Catalog, Decision
from catalog.search.places.region_places import RegionPlaces, load_places
from catalog.search.vocabulary.vocabulary import load_vocabulary
from tests.catalog.registers import of

TOWNS = ("Ржев", "Торжок", "Бежецк", "Кашин")
KINDS = {"школа": "Средняя школа", "поликлиника": "Поликлиника", "садик": "Детский сад"}
PATRONS = ("Гагарина", "Пушкина", "Титова", "Чкалова")
STREETS = ("Советская", "Полевая", "Мира")
FILLER = ("подскажите", "пожалуйста", "официальная группа", "вк", "где")
STRANGE = ("абырвалг", "хрюндель", "частная", "кузнечика")
FOREIGN = (
    "квартира 9",
    "сыну 9",
    "уже 3 года",
    "4 класс",
    "в 15:30",
    "кабинет 12",
    "на 2 этаже",
    "автобус 7",
)


@st.composite
def institutions(draw: st.DrawFn) -> tuple[Institution, ...]:
    """A register of a few institutions, no two of one kind, number and town."""
    chosen = draw(
        st.lists(
            st.tuples(
                st.sampled_from(sorted(KINDS)),
                st.integers(1, 12),
                st.sampled_from(TOWNS),
                st.sampled_from(("", *PATRONS)),
                st.sampled_from(STREETS),
                st.integers(1, 40),
            ),
            min_size=1,
            max_size=8,
            unique_by=lambda one: one[:3],
        )
    )
    return tuple(
        Institution(
            f"i-{at}",
            f"{KINDS[kind]} № {number}{f' имени {patron}' if patron else ''}",
            kind={"садик": "детский сад"}.get(kind, kind),
            place=Place(f"городской округ город {town}", f"г. {town}"),
            address=f"г. {town}, ул. {street}, д. {house}",
        )
        for at, (kind, number, town, patron, street, house) in enumerate(chosen)
    )


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A question, what an institution has to bear of it, and the words that nobody bears."""
    borne = [
        draw(st.sampled_from(sorted(KINDS))),
        *draw(st.lists(st.integers(1, 12).map(str), max_size=1)),
        *draw(st.lists(st.sampled_from(TOWNS), max_size=1)),
        *draw(st.lists(st.sampled_from(PATRONS), max_size=1)),
    ]
    strange = draw(st.lists(st.sampled_from(STRANGE), max_size=1))
    kind, rest = borne[0], [*borne[1:], *strange, *draw(st.lists(st.sampled_from(FILLER), max_size=2))]
    return " ".join([kind, *draw(st.permutations(rest))]), tuple(borne), tuple(strange)


def bears(institution: Institution, said: str) -> bool:
    written = f"{institution.official_name} {institution.place.locality}"
    return said in KINDS or re.search(rf"(?<!\w){said}(?!\w)", written) is not None


@given(institutions(), questions())
@settings(max_examples=60, deadline=None)
def test_who_is_answered_surely_bears_every_word_number_and_place(
    register: tuple[Institution, ...], question: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    text, said, strange = question
    result = Catalog(register, RegionPlaces()).search(text)
    if result.decision is Decision.ANSWER:
        meant = result.matches[0].institution
        assert not strange
        assert all(bears(meant, word) for word in said)


@given(institutions(), st.sampled_from(sorted(KINDS)), st.sampled_from(TOWNS), st.sampled_from(FOREIGN))
@settings(max_examples=40, deadline=None)
def test_a_number_of_something_else_is_no_institutions(
    register: tuple[Institution, ...], kind: str, town: str, foreign: str
) -> None:
    catalog = Catalog(register, RegionPlaces())
    plain, beside = catalog.search(f"{kind} {town}"), catalog.search(f"{kind} {town} {foreign}")
    assert beside.clues.numbers == ()
    is_for_others = beside.clues.audience != plain.clues.audience  # of a son: the children's polyclinic
    assert is_for_others or set(beside.fitting) == set(plain.fitting)
    assert not any(missing.said.startswith("№") for missing in beside.missing)


@pytest.mark.parametrize("street", STREETS)
@pytest.mark.parametrize("house", [4, 11])
def test_a_number_behind_a_street_is_the_house(street: str, house: int) -> None:
    """«Детский сад Советская 4» isn't the kindergarten № 4."""
    numbered = Institution(
        "n", f"Детский сад № {house}", kind="детский сад", address="г. Ржев, ул. Садовая, д. 1"
    )
    there = Institution(
        "t", "Детский сад № 9", kind="детский сад", address=f"г. Ржев, ул. {street}, д. {house}"
    )
    result = Catalog((numbered, there), RegionPlaces()).search(f"детский сад {street} {house}")
    assert result.decision is Decision.ANSWER
    assert result.fitting == ("t",)


VOLGOGRAD = Place("городской округ город-герой Волгоград", "г. Волгоград")
OBLAST = Place("Волгоградская область", "г. Волгоград")
BODIES = {key: kind.words[0] for key, kind in load_vocabulary().kinds.items() if kind.of_place}
SCHOOLS = tuple(
    Institution(town, f"Школа № 1 г. {town}", place=Place(f"городской округ город {town}", f"г. {town}"))
    for town in ("Волгоград", "Волжский", "Камышин")
)


def bodies(whose: str, place: Place) -> tuple[Institution, ...]:
    """One of each kind that every place has its own of."""
    return tuple(
        Institution(f"{key} {whose}", f"{said.capitalize()} {whose}", kind=said, place=place)
        for key, said in BODIES.items()
    )


@cache
def register_of(place: Place, *, with_towns: bool) -> Catalog:
    """The region's bodies, sitting in the town; perhaps beside the town's own."""
    own = bodies("города Волгограда", VOLGOGRAD) if with_towns else ()
    return of(*bodies("Волгоградской области", place), *own, *SCHOOLS, places=load_places("volgograd"))


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("place", [OBLAST, VOLGOGRAD], ids=["by the column", "by the name"])
def test_the_regions_own_body_is_not_that_of_the_town_where_it_sits(kind: str, place: Place) -> None:
    """«Дума Волгограда» isn't the oblast's, whether the column or the name tells whose that is."""
    regional, said = f"{kind} Волгоградской области", f"{BODIES[kind]} города Волгограда"
    alone = register_of(place, with_towns=False)
    found = alone.search(said)
    assert found.decision is Decision.NONE
    assert found.similar[0].institution.code == regional
    assert not any(missing.elsewhere for missing in found.missing)  # not «in another place: Волгоград»
    assert alone.search(f"{BODIES[kind]} Волгоградской области").fitting == (regional,)
    own = register_of(place, with_towns=True).search(said)
    assert (own.decision, own.fitting) == (Decision.ANSWER, (f"{kind} города Волгограда",))


@pytest.mark.parametrize("kind", BODIES)
def test_the_body_of_one_town_is_not_that_of_another(kind: str) -> None:
    asked = f"{BODIES[kind]} Камышина"
    assert register_of(VOLGOGRAD, with_towns=True).search(asked).decision is Decision.NONE


WITHIN = ("участок 77", "группа 88", "номер очереди 99", "дом 55", "дело 2-345")
OWNERS = ("доктора Пака", "стоматолога Чикина", "доктора Хрюнделя")


@given(institutions(), st.sampled_from(WITHIN))
@settings(max_examples=30, deadline=None)
def test_a_number_within_an_institution_is_not_its_own(
    register: tuple[Institution, ...], within: str
) -> None:
    """«Поликлиника 5 участок 77», «школа 17 дом 55»."""
    catalog, meant = Catalog(register, RegionPlaces()), register[0]
    asked = f"{meant.kind} {meant.official_name.split()[-1]} {meant.place.locality.removeprefix('г. ')}"
    if meant.official_name.split()[-1].isdigit():
        assert catalog.search(asked).fitting == (meant.code,)
        assert catalog.search(f"{asked} {within}").fitting == (meant.code,)


@given(institutions(), st.sampled_from(sorted(KINDS)), st.sampled_from(OWNERS))
@settings(max_examples=30, deadline=None)
def test_somebodys_own_is_none_of_the_state(register: tuple[Institution, ...], kind: str, owner: str) -> None:
    """Nobody here is called so, whoever else is of that kind or bears the surname."""
    assert Catalog(register, RegionPlaces()).search(f"{kind} {owner}").decision is Decision.NONE


@pytest.mark.parametrize("said", ["администрация города Дубовка", "дума г. Дубовка", "глава города Дубовки"])
def test_a_towns_own_power_is_not_that_of_the_district_around(said: str) -> None:
    district = Place("Дубовский муниципальный район")
    both = bodies("Дубовского муниципального района", district)
    found = of(*both, places=load_places("volgograd")).search(said)
    assert found.decision is Decision.NONE
    without = said.replace("города ", "").replace("г. ", "")
    assert of(*both, places=load_places("volgograd")).search(without).decision is Decision.ANSWER


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        ("глазная больница", Decision.NONE),
        ("больница ФСБ", Decision.NONE),
        ("клуб знакомств", Decision.NONE),
        ("Дружба народов", Decision.CHOOSE),
        ("больница № 5 для водителей", Decision.CHOOSE),
        ("дом культуры Дружба", Decision.ANSWER),
        ("роддом четвёрка", Decision.ANSWER),
        ("больница 5 роддом 4", Decision.CHOOSE),
        ("омбудсмен по детям", Decision.ANSWER),
    ],
)
def test_words_that_nobody_bears_are_never_surely_answered(said: str, decision: Decision) -> None:
    found = of(
        Institution("b", "Больница № 5"),
        Institution("r", "Родильный дом № 4", short_name="Роддом № 4"),
        Institution("d", "Дом культуры «Дружба»"),
        Institution("o", "Уполномоченный по правам человека", other_names=("омбудсмен",)),
        Institution("c", "Уполномоченный по правам ребёнка", other_names=("детский омбудсмен",)),
    ).search(said)
    assert found.decision is decision
