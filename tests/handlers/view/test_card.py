from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import unquote

import pytest

from catalog.model import Institution, Page, PageState, Place, Platform, RegisterVersion, Service, Topic
from catalog.region import Region
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from handlers.context import Context
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from handlers.view.card import card_of, link_buttons, successor_of

TODAY = date(2026, 11, 23)
SEEN = date(2026, 11, 12)
OLD = date(2023, 1, 1)

SCHOOL = Institution(
    code="school-5",
    official_name="Муниципальное общеобразовательное учреждение «Средняя школа № 5»",
    short_name="МОУ СШ № 5",
    kind="школа",
    place=Place("городской округ город Волжский", "Волжский"),
    address="ул. Мира, д. 1",
    phone="8 (8443) 11-22-33",
    pages=(
        Page(Platform.SITE, "https://school5.example.ru/", seen_on=SEEN),
        Page(Platform.TELEGRAM, "https://t.me/school5", PageState.LINKED, SEEN),
        Page(Platform.VK, "https://vk.com/school5", PageState.CONFIRMED, SEEN),
    ),
    services=(
        Service("Дневник", "https://sgo.example.ru/", Topic.DIARY),
        Service("Запись в школу", "https://gosuslugi.example.ru/1", Topic.SCHOOL),
        Service("Позвонить", "tel:+78443112233", Topic.OTHER),
    ),
    seen_on=SEEN,
)


def context(*institutions: Institution, public_url: str = "") -> Context:
    region = Region("nowhere")
    catalog = Catalog(institutions, RegionPlaces(), RegisterVersion(1, "2026-11-23T00:00:00Z", "test"))
    return Context(catalog, region, public_url=public_url)


def opened(
    institution: Institution, *others: Institution, today: date = TODAY, public_url: str = ""
) -> Reply:
    incoming = Incoming(start=institution.code, today=today)
    return respond(incoming, Session(), context(institution, *others, public_url=public_url))


def test_the_card_names_the_institution_as_people_do() -> None:
    card = opened(SCHOOL).cards[0]
    assert (card.name, card.official_name) == ("Школа № 5", SCHOOL.official_name)
    assert (card.place, card.address, card.phone) == ("Волжский", SCHOOL.address, SCHOOL.phone)


def test_a_telephone_seen_long_ago_is_not_shown() -> None:
    card = opened(replace(SCHOOL, seen_on=OLD)).cards[0]
    assert (card.phone, card.address) == ("", "")


@pytest.mark.parametrize("state", [PageState.REVOKED, PageState.BROKEN])
def test_a_page_out_of_sight_is_nowhere(state: PageState) -> None:
    gone = Page(Platform.VK, "https://vk.com/gone", state, SEEN)
    reply = opened(replace(SCHOOL, pages=(gone,)))
    assert "vk.com/gone" not in str(reply)
    assert reply.cards[0].pages == ()


def test_a_page_seen_long_ago_is_nowhere() -> None:
    reply = opened(replace(SCHOOL, pages=(Page(Platform.VK, "https://vk.com/old", seen_on=OLD),)))
    assert "vk.com/old" not in str(reply)


def test_the_page_of_the_platform_comes_first() -> None:
    telegram = card_of(SCHOOL, context(SCHOOL), TODAY, Platform.TELEGRAM)
    assert [page.platform for page in telegram.pages] == [Platform.TELEGRAM, Platform.VK, Platform.SITE]
    links = link_buttons(telegram, context(SCHOOL))
    page, service, route, site = (link.url for link in links)
    assert (page, service, site) == (
        "https://t.me/school5",
        "https://sgo.example.ru/",
        "https://school5.example.ru/",
    )
    assert unquote(route).endswith(f"Волжский, {SCHOOL.address}")


def test_the_wanted_service_comes_first() -> None:
    card = card_of(SCHOOL, context(SCHOOL), TODAY, topic=Topic.SCHOOL)
    assert [service.title for service in card.services] == ["Запись в школу", "Дневник"]


def test_a_telephone_is_text_and_never_a_link() -> None:
    reply = opened(SCHOOL)
    assert "tel:" not in str(reply.links) + str(reply.cards)
    assert "8 (8443) 11-22-33" in reply.text


def test_a_card_can_be_shared_where_the_server_has_an_address() -> None:
    assert "https://guide.example.ru/i/school-5" in [
        link.url for link in opened(SCHOOL, public_url="https://guide.example.ru/").links
    ]
    assert not any("/i/school-5" in link.url for link in opened(SCHOOL).links)


def test_a_confirmation_counts_for_as_long_as_the_setting_says() -> None:
    later = SEEN + timedelta(days=91)
    assert opened(SCHOOL).cards[0].pages[0].state is PageState.CONFIRMED
    page = opened(SCHOOL, today=later).cards[0].pages[0]
    assert (page.state, page.checked_on) == (PageState.LISTED, SEEN)


def test_a_listed_page_that_was_looked_at_has_no_mark_to_date() -> None:
    listed = replace(SCHOOL, pages=(Page(Platform.VK, "https://vk.com/s", PageState.LISTED, SEEN),))
    assert opened(listed).cards[0].pages[0].checked_on is None


def test_no_page_is_said_with_its_reason() -> None:
    bare = replace(SCHOOL, pages=())
    assert "в нашем списке нет" in opened(bare).text
    reason = replace(bare, no_page_reason="закон о связи.")
    assert "закон о связи" in opened(reason).text
    nothing = replace(bare, phone="", services=())
    assert "тоже нет" in opened(nothing).text


@pytest.mark.parametrize("said", ["office", "Отдел образования администрации", "ОТДЕЛ ОБРАЗОВАНИЯ"])
def test_without_a_page_the_one_above_is_named_and_one_press_away(said: str) -> None:
    office = Institution("office", "Отдел образования администрации", short_name="Отдел образования")
    reply = opened(replace(SCHOOL, pages=(), superior=said), office)
    assert "Отдел образования" in reply.text
    assert ("Отдел образования", "card:office") in [(one.label, one.choice) for one in reply.choices]
    with_page = opened(replace(SCHOOL, superior=said), office)
    assert "Отдел образования" not in str((with_page.text, with_page.choices))


def test_the_one_above_is_named_also_where_the_list_lacks_it_or_has_several() -> None:
    offices = [Institution(code, "Отдел образования") for code in ("one", "two")]
    for others in ([], offices):
        reply = opened(replace(SCHOOL, pages=(), superior="Отдел образования"), *others)
        assert "Отдел образования" in reply.text
        assert not [one for one in reply.choices if one.choice.startswith("card:")]


def test_a_closed_institution_leads_to_its_successor() -> None:
    closed = Institution("old", "Школа № 4", kind="школа", successor="middle")
    middle = Institution("middle", "Школа № 6", kind="школа", successor="school-5")
    reply = opened(closed, middle, SCHOOL)
    assert [card.code for card in reply.cards] == ["school-5"]
    assert "Школа № 4" in reply.text.splitlines()[0]


def test_successors_in_a_circle_are_no_successors() -> None:
    one = Institution("one", "Школа № 1", successor="two")
    two = Institution("two", "Школа № 2", successor="one")
    assert successor_of(one, context(one, two)) is None
    reply = opened(one, two)
    assert not reply.cards
    assert reply.text


def test_links_of_other_schemes_are_left_out() -> None:
    odd = replace(SCHOOL, services=(Service("Нажми", "javascript:alert(1)"),), pages=())
    assert "javascript" not in str(opened(odd))
