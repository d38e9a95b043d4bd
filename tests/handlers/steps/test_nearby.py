"""A point on the map: the nearest of what was asked about, the distance in words, nothing kept."""

from dataclasses import asdict, replace

import pytest

from catalog.model import Platform
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces, load_places
from handlers.context import Context
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from handlers.texts.nearby import distance
from tests.dialogs.harness import Answered, Press, Said, play

HERE = (48.7071, 44.5170)
FAR_AWAY = (55.75, 37.62)
IN_KAMYSHIN = Incoming(location=(50.06, 45.38), channel=Platform.TELEGRAM)
AT = {"vlg-poliklinika-28": (48.7200, 44.5300), "vlg-poliklinika-30": (48.7080, 44.5180)}


@pytest.fixture(scope="module")
def placed(starting: Context) -> Context:
    """Two institutions of the starter register with coordinates, which it doesn't hold itself."""
    known = [
        replace(one, latitude=AT[one.code][0], longitude=AT[one.code][1]) if one.code in AT else one
        for one in starting.catalog.institutions
    ]
    assert sum(one.latitude is not None for one in known) == len(AT)
    return replace(starting, catalog=Catalog(known, load_places("volgograd"), starting.catalog.version))


def at(context: Context, query: str = "", point: tuple[float, float] = HERE) -> Reply:
    return respond(Incoming(location=point), Session(query=query), context)


def at_choices(reply: Reply) -> list[str]:
    return [choice.choice for choice in reply.choices if choice.choice.startswith("at:")]


def codes(reply: Reply) -> list[str]:
    return [choice.choice.removeprefix("card:") for choice in reply.choices]


def test_the_nearest_comes_first_with_its_distance(placed: Context) -> None:
    reply = at(placed, "поликлиника")
    assert codes(reply) == ["vlg-poliklinika-30", "vlg-poliklinika-28"]
    assert "около 100 метров" in reply.text
    assert "километра" in reply.text


def test_it_is_chosen_by_its_number(placed: Context) -> None:
    listed = at(placed, "поликлиника")
    assert respond(Incoming(text="1"), listed.session, placed).cards[0].code == "vlg-poliklinika-30"


def test_where_only_some_have_coordinates_it_says_that_another_may_be_nearer(placed: Context) -> None:
    count = len(placed.catalog.browse("polyclinic"))
    assert f"{len(AT)} из {count}" in at(placed, "поликлиника").text
    those = [one for one in placed.catalog.institutions if one.code in AT]
    all_known = replace(placed, catalog=Catalog(those, load_places("volgograd"), placed.catalog.version))
    assert "2 из 2" not in at(all_known, "поликлиника").text


def test_where_no_coordinates_are_known_the_towns_near_are_offered(placed: Context) -> None:
    reply = at(placed, "школа")
    offered = at_choices(reply)
    assert offered[0] == "at:volgograd"
    assert "at:volzhsky" in offered, "the point doesn't tell which"
    assert "километр" in reply.text


def test_far_from_every_town_or_where_none_is_known_it_says_so_plainly(starting: Context) -> None:
    nowhere = replace(
        starting, catalog=Catalog(starting.catalog.institutions, RegionPlaces(), starting.catalog.version)
    )
    for reply in (at(starting, "школа", FAR_AWAY), at(nowhere, "школа"), at(nowhere)):
        assert not at_choices(reply)
        assert "координат" in reply.text


def test_the_town_that_is_chosen_is_looked_through(starting: Context) -> None:
    asked = Answered(decision="choose", check=lambda reply: reply.asks_point)
    towns = Answered(choices=["at:kamyshin"], says=["Камышин — около"])
    found = Answered(decision="none", says=["Камышине", "Центральная городская больница"])
    chosen: tuple[Said, ...] = (Press("Камышин"), "1")
    for said in chosen:
        play(
            starting,
            [("ближайшая поликлиника", asked), (IN_KAMYSHIN, towns), (said, found)],
            Platform.TELEGRAM,
        )
    lists = Answered(decision="answer", cards=["vlg-shkola-18-kamyshin"])
    play(starting, [("школа рядом", asked), (IN_KAMYSHIN, towns), (Press("Камышин"), lists)], Platform.MAX)


def test_without_a_question_the_chosen_town_asks_who_is_needed_and_holds(starting: Context) -> None:
    held = Answered(decision="answer", cards=["vlg-shkola-18-kamyshin"])
    who = Answered(says=["Камышине", "Кто нужен"], choices=["section:0"])
    play(starting, [(IN_KAMYSHIN, Answered(choices=["at:kamyshin"])), ("1", who), ("школа", held)])


@pytest.mark.parametrize(
    "said",
    [
        "ближайшая поликлиника",
        "где ближайшая школа?",
        "поликлиника рядом",
        "школа рядом со мной",
        "Школа поблизости.",
        "поликлиника возле дома",
        "поликлиника недалеко от меня",
    ],
)
def test_who_wants_the_nearest_is_asked_where_they_are(starting: Context, said: str) -> None:
    reply = respond(Incoming(text=said, channel=Platform.VK), Session(), starting)
    assert reply.asks_point
    assert [count.subject for count in reply.counts] == ["choose"]
    assert at_choices(respond(replace(IN_KAMYSHIN, channel=Platform.VK), reply.session, starting))
    assert "Волгоград" in respond(Incoming(text="волгоград"), reply.session, starting).text


@pytest.mark.parametrize(
    "said",
    [
        "школа рядом с вокзалом",
        "ближайшая школа в Волжском",
        "поликлиника 5 рядом",
        "ближайшая поликлиника на улице Мира",
        "спасибо, всё рядом",
        "поликлиника",
    ],
)
def test_who_names_a_place_or_no_kind_is_answered_by_the_words(starting: Context, said: str) -> None:
    assert not respond(Incoming(text=said, channel=Platform.VK), Session(), starting).asks_point


def test_no_point_is_asked_for_where_none_can_be_sent_or_others_would_see_it(starting: Context) -> None:
    for said in ("/near школа", "рядом", "ближайшая школа"):
        for incoming in (Incoming(text=said), Incoming(text=said, channel=Platform.TELEGRAM, aloud=True)):
            reply = respond(incoming, Session(), starting)
            assert not reply.asks_point
            assert "район" in reply.text


def test_without_a_question_all_are_near_and_the_kind_is_asked_for(placed: Context) -> None:
    reply = at(placed)
    assert len(codes(reply)) == len(AT)
    assert "кто нужен" in reply.text


def test_far_away_it_says_that_nothing_is_near(placed: Context) -> None:
    assert at(placed, "поликлиника", FAR_AWAY).text.startswith("Рядом в списке ничего нет")


def test_a_point_that_is_nowhere_is_no_point(placed: Context) -> None:
    for point in ((91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (0.0, float("inf"))):
        assert not at_choices(at(placed, "поликлиника", point))


def test_the_point_is_kept_nowhere(placed: Context) -> None:
    reply = at(placed, "поликлиника")
    kept = str(asdict(reply.session)) + str(reply.remember)
    assert not any(str(part) in kept for part in HERE)


def test_near_asks_for_the_point_of_what_is_named(placed: Context) -> None:
    asked = respond(Incoming(text="/near поликлиника", channel=Platform.TELEGRAM), Session(), placed)
    assert asked.asks_point
    assert "Точку я не сохраняю" in asked.text
    assert codes(respond(Incoming(location=HERE), asked.session, placed)) == list(reversed(AT))


@pytest.mark.parametrize(
    ("kilometres", "words"),
    [
        (0.02, "совсем рядом"),
        (0.12, "около 100 метров"),
        (0.97, "около 950 метров"),
        (0.99, "около 1 километра"),
        (1.5, "около 1,5 километра"),
        (2.1, "около 2 километров"),
        (21.4, "около 21 километра"),
        (1500, "около 1 500 километров"),
    ],
)
def test_distances_in_words(kilometres: float, words: str) -> None:
    assert distance(kilometres).replace("\u00a0", " ") == words
