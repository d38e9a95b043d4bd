# ruff: noqa: E501 - dialogues read best a turn a line
"""Which institution serves an address, as people ask on every channel."""

from dataclasses import replace
from datetime import date

import pytest

from catalog.areas.index import AreaIndex
from catalog.areas.model import Area
from catalog.model import Institution, Place, Platform
from catalog.region import Region
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from handlers.context import Context
from tests.dialogs.harness import Answered, Conversation, Dialogue, Press, play

DISTRICT, OTHER = "Еланский муниципальный район", "Ольховский муниципальный район"
ELAN = Place(DISTRICT, "р.п. Елань")
ACT = "Постановление администрации от 22.05.2024 № 1534-п"
INSTITUTIONS = [
    *(Institution(f"S{n}", f"Средняя школа № {n} р.п. Елань", kind="школа", place=ELAN) for n in (1, 2)),
    Institution("D1", "Детский сад «Теремок»", kind="детский сад", place=ELAN, address="ул. Садовая, д. 7"),
    Institution("E", "Отдел образования Еланского района", kind="отдел образования", place=ELAN, phone="8 (84452) 5-11-11"),
    Institution("V1", "Сельский клуб", kind="дом культуры", place=Place(DISTRICT, "Берёзовка")),
    Institution("V2", "Сельский клуб", kind="дом культуры", place=Place(OTHER, "Берёзовка")),
    Institution("O", "Средняя школа р.п. Ольховка", kind="школа", place=Place(OTHER, "Ольховка")),
]  # fmt: skip


def area(
    code: str, street: str, houses: str = "", locality: str = "р.п. Елань", until: date | None = None
) -> Area:
    return Area(code, DISTRICT, locality, street, houses, "", None, until, ACT, "act.xlsx")


AREAS = [
    area("S1", "ул. Лермонтова", "1–21"), area("S2", "ул. Лермонтова", "28–50"), area("D1", "ул. Лермонтова"),
    area("S1", "ул. Вишнёвая"), area("S2", "пер. Вишнёвый"), area("S1", "ул. Мира", "1–20"),
    area("S2", "ул. Мира", "15–40"), area("S1", "ул. Чапаева", "", until=date(2020, 1, 1)),
    area("S2", "ул. Степная", "частный сектор"), area("S1", "", "", "Берёзовка"), area("S1", "ул. Садовая"),
]  # fmt: skip


def context_of(areas: list[Area]) -> Context:
    catalog = Catalog(INSTITUTIONS, RegionPlaces())
    index = AreaIndex(areas, INSTITUTIONS, RegionPlaces(), catalog.kind_of)
    return Context(catalog, Region("Область"), areas=index)


CONTEXT = context_of(AREAS)
WITH_WHOM = ("22.05.2024", "№ 1534-п", "проверьте", "Отдел образования")
DIALOGUES: dict[str, Dialogue] = {
    "one school with its act, and with whom to check": [
        ("к какой школе относится Лермонтова 33, Елань", Answered("found", cards=["S2"], says=WITH_WHOM, remembers=[])),
        ("телефон", Answered(says=["Телефона в списке нет"], choices=["card:S2"])),
    ],
    "a bare address has everyone who serves it": [
        ("лермонтова 7 елань", Answered("found", says=["Школа", "Детский сад"], choices=["card:D1", "card:S1"])),
        ("2", Answered(cards=["S1"])),
    ],
    "the town is asked, and the answer continues": [
        ("какая школа обслуживает Лермонтова 33", Answered("ask", says=["В каком городе"], choices=["section:0"])),
        ("Елань", Answered("found", cards=["S2"])),
    ],
    "street and house are asked one after the other": [
        ("к какой школе относится Елань", Answered("ask", says=["улица"])),
        ("лермонтова", Answered("ask", says=["дома"])),
        ("33", Answered("found", cards=["S2"])),
    ],
    "streets of one name are asked": [
        ("школа вишневая 5 елань", Answered("ask", choices=["address:0", "address:1"])),
        (Press("пер."), Answered("found", cards=["S2"])),
    ],
    "villages of one name are asked, unless the district is said": [
        ("к какой школе относится садовая 5 берёзовка", Answered("ask", says=["Еланский", "Ольховский"])),
        ("еланский", Answered("found", cards=["S1"])),
        ("к какой школе относится садовая 5 берёзовка еланский район", Answered("found", cards=["S1"])),
        ("к какой школе относится садовая 5 берёзовка ольховский район", Answered("no_data", cards=[])),
    ],
    "acts that overlap are both shown": [
        ("школа мира 17 елань", Answered("choose", says=["несколько", "1–20", "15–40"], choices=["card:S1", "card:S2"])),
    ],
    "no such house: who knows": [
        ("школа лермонтова 25 елань", Answered("none", cards=[], says=["Отдел образования", "5-11-11"], choices=["card:E"], remembers=[])),
    ],
    "no act for the service: who knows": [
        ("к какой поликлинике относится лермонтова 25 елань", Answered("no_data", cards=[], remembers=[])),
    ],
    "an act that expired isn't valid": [("школа чапаева 5 елань", Answered("none", cards=[]))],
    "private houses without numbers are never sure": [
        ("школа степная 5 елань", Answered("ask", cards=[], says=["частный сектор"], choices=["card:S2"])),
    ],
    "who stands at the address is found by the search": [("детский сад садовая 7 елань", Answered("answer", cards=["D1"]))],
    "what isn't about an address isn't taken for one": [
        ("школа 2 елань", Answered("answer", cards=["S2"])),
        ("школа лермонтова 33", Answered(silent_on=["В каком городе или посёлке этот адрес"])),
    ],
    "an open address gives way to another question": [
        ("какая школа обслуживает Лермонтова 33", Answered("ask")),
        ("средняя школа ольховка", Answered("answer", cards=["O"])),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", DIALOGUES)
@pytest.mark.parametrize("channel", [None, Platform.TELEGRAM, Platform.VK, Platform.MAX])
def test_dialogue(name: str, channel: Platform | None) -> None:
    play(CONTEXT, DIALOGUES[name], channel)


def test_without_acts_a_question_for_one_is_answered_honestly() -> None:
    reply = Conversation(context_of([])).say("к какой школе относится Лермонтова 33, Елань")
    assert not reply.cards
    assert "администрации" in reply.text


@pytest.mark.parametrize(
    "said", ["лермонтова 999 елань", "к какой школе относится ул. Секретная 77, Елань", "живу секретная 77"]
)
def test_an_address_is_kept_nowhere(said: str) -> None:
    conversation = Conversation(CONTEXT)
    reply = conversation.say(said)
    kept = f"{reply.remember}{reply.counts}{replace(conversation.session, query='', address='')}"
    assert "999" not in kept
    assert "екретн" not in kept


@pytest.mark.parametrize(
    "said",
    [
        "1/2/3-а к. 5 стр. 7 " * 400,
        "дом " * 2_000,
        "ул. ЖЖ 5 ленина " * 300,
        "城市 街道 5",
        "к какой школе относится \u202e5",
    ],
)
def test_anything_is_answered(said: str) -> None:
    assert Conversation(CONTEXT).say(said).text
