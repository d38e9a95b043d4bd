"""What MAX alone brings into a dialogue: its addresses with an INN, its page first, points on its map."""

from typing import Any

import pytest

from catalog.model import Institution, Page, PageState, Place, Platform, RegisterVersion
from catalog.region import Region
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from handlers.context import Context
from handlers.texts.words import PAGE_TITLES
from tests.bot.max.talking import talk
from tests.doubles.max import Max, Message
from tests.doubles.max_updates import dialogue, started, wrote

CHANNEL = "https://max.ru/id3444000001_gos"
PLACE = Place("городской округ Северный", "Северный")
NEAR = Institution(
    "school-1",
    "МОУ «Средняя школа № 1»",
    short_name="Школа № 1",
    kind="школа",
    place=PLACE,
    inn="3444000001",
    latitude=48.70,
    longitude=44.50,
    pages=(
        Page(Platform.VK, "https://vk.com/school1", PageState.LISTED),
        Page(Platform.MAX, CHANNEL, PageState.LISTED),
    ),
)
FAR = Institution(
    "school-2",
    "МОУ «Средняя школа № 2»",
    short_name="Школа № 2",
    kind="школа",
    place=PLACE,
    inn="3444000002",
    latitude=48.80,
    longitude=44.60,
)
CONTEXT = Context(
    Catalog((FAR, NEAR), RegionPlaces(), RegisterVersion(1, "2026-11-23T00:00:00Z", "tests")), Region("tests")
)


def said(*updates: dict[str, Any]) -> Message:
    """The last answer."""
    double = Max()
    talk(double, updates, context=CONTEXT)
    assert double.refused == []
    return double.to(dialogue(1))[-1]


def test_a_door_opens_its_card_with_the_page_in_max_first() -> None:
    card = said(started(1, "school-1"))
    links = [(button["text"], button["url"]) for button in card.buttons if button["type"] == "link"]
    assert links[0] == (PAGE_TITLES[Platform.MAX], CHANNEL)
    assert "vk.com/school1" in card.text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (CHANNEL, "Школа № 1"),
        ("max.ru/id3444000002_gos", "ИНН в её адресе — как у учреждения из списка"),
        ("max.ru/id3444999999_gos", "Этой страницы в списке нет"),
    ],
)
def test_an_address_with_an_inn_is_held_against_the_register(address: str, words: str) -> None:
    assert words in said(wrote(1, f"{address} это официальная?")).text


def test_a_point_on_the_map_is_answered_with_the_nearest() -> None:
    point = [{"type": "location", "latitude": 48.701, "longitude": 44.501}]
    answer = said(wrote(1, "школа"), wrote(1, None, attachments=point))
    lines = answer.text.splitlines()
    assert next(line for line in lines if line.startswith("1. ")).startswith("1. Школа № 1")
