"""A point on the map: the nearest of what was asked about, the distance in words, nothing kept."""

from dataclasses import asdict, replace

import pytest

from catalog.index import Catalog
from catalog.places import load_places
from handlers.context import Context
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from handlers.texts.nearby import distance

HERE = (48.7071, 44.5170)
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


def test_where_no_coordinates_are_known_it_says_so_plainly(placed: Context, starting: Context) -> None:
    for reply in (at(placed, "школа"), at(starting), at(starting, "школа")):
        assert not reply.choices
        assert "координат" in reply.text


def test_without_a_question_all_are_near_and_the_kind_is_asked_for(placed: Context) -> None:
    reply = at(placed)
    assert len(codes(reply)) == len(AT)
    assert "кто нужен" in reply.text


def test_far_away_it_says_that_nothing_is_near(placed: Context) -> None:
    assert at(placed, "поликлиника", (55.75, 37.62)).text.startswith("Рядом в списке ничего нет")


def test_a_point_that_is_nowhere_is_no_point(placed: Context) -> None:
    for point in ((91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (0.0, float("inf"))):
        assert not at(placed, "поликлиника", point).choices


def test_the_point_is_kept_nowhere(placed: Context) -> None:
    reply = at(placed, "поликлиника")
    kept = str(asdict(reply.session)) + str(reply.remember)
    assert not any(str(part) in kept for part in HERE)


def test_near_asks_for_the_point_of_what_is_named(placed: Context) -> None:
    asked = respond(Incoming(text="/near поликлиника"), Session(), placed)
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
