"""Institutions to keep: plain ones, one with everything filled, and any that hypothesis thinks of."""

from datetime import date
from string import ascii_letters, digits

from hypothesis import strategies as st

from catalog.model import Institution, Page, PageState, Place, Platform, Service, Topic

DAY = date(2026, 11, 25)
VK = "https://vk.com/school5"
PLAIN = Institution("a-1", "Школа № 5", pages=(Page(Platform.VK, VK),))
OTHER = Institution("b-2", "Детский сад № 9", place=Place("Район", "р.п. Елань"))
FULL = Institution(
    code="Full_1",
    official_name="МКОУ «Школа № 7»",
    short_name="Школа № 7",
    kind="школа",
    place=Place("городской округ", "Волгоград", "Дзержинский район"),
    address="ул. Мира, д. 1",
    phone="+7 (8442) 00-00-00",
    inn="3444059139",
    ogrn="1023400000000",
    latitude=48.70704,
    longitude=-44.5170339,
    other_names=("семёрка", "школа имени «Героя»"),
    pages=(
        Page(
            Platform.VK,
            "https://vk.com/school7",
            PageState.CONFIRMED,
            date(2026, 11, 12),
            "оператор",
            date(2026, 11, 1),
            "реестр",
            1240,
            date(2026, 11, 2),
        ),
        Page(Platform.TELEGRAM, "https://t.me/school7", PageState.LINKED, date(2026, 11, 12)),
        Page(Platform.SITE, "https://xn--7-itbkfd9b.xn--p1ai/", seen_on=date(2020, 2, 29)),
    ),
    services=(
        Service(
            "Запись в школу",
            "https://www.gosuslugi.ru/1",
            Topic.SCHOOL,
            seen_on=date(2026, 1, 1),
            source="портал",
        ),
        Service("Позвонить", "tel:122", Topic.DOCTOR),
    ),
    successor="a-1",
    no_page_reason="приказ № 1",
    source="открытый источник",
    seen_on=date(2026, 10, 9),
    followers=5,
    followers_on=date(2026, 10, 8),
    mark_as_given=" Да",
    checked_as_given="12.11.2026",
    superior="a-1",
    hours="пн–пт 8:00–17:00",
    appeal_form="https://pos.gosuslugi.ru/form/?opaId=223418",
    closed_from=date(2026, 12, 1),
    closed_until=date(2026, 12, 15),
    attested_on=date(2026, 11, 30),
)

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
FILLED = TEXTS.filter(bool)
COUNTS = st.none() | st.integers(0, 2**31 - 1)
CODES = st.text(ascii_letters + digits + "-_", min_size=1, max_size=64)


def _pages() -> st.SearchStrategy[tuple[Page, ...]]:
    page = st.builds(
        Page,
        st.sampled_from(Platform),
        FILLED,
        st.sampled_from(PageState),
        st.dates(),
        TEXTS,
        DAYS,
        TEXTS,
        COUNTS,
        DAYS,
    )
    return st.lists(page, max_size=4, unique_by=lambda page: page.url).map(tuple)


def _services() -> st.SearchStrategy[tuple[Service, ...]]:
    service = st.builds(Service, FILLED, FILLED, st.sampled_from(Topic), seen_on=DAYS, source=TEXTS)
    return st.lists(service, max_size=3, unique_by=lambda one: (one.title, one.url)).map(tuple)


ANY_TEXT = (
    *("short_name", "kind", "address", "phone", "no_page_reason", "source", "hours"),
    *("mark_as_given", "checked_as_given", "superior"),
)

INSTITUTIONS = st.lists(
    st.builds(
        Institution,
        CODES,
        FILLED,
        place=st.builds(Place, TEXTS, TEXTS, TEXTS),
        inn=st.sampled_from(["", "3444059139", "344405913900"]),
        ogrn=st.sampled_from(["", "1023400000000"]),
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
        other_names=st.lists(TEXTS, max_size=3).map(tuple),
        pages=_pages(),
        services=_services(),
        seen_on=DAYS,
        followers=COUNTS,
        followers_on=DAYS,
        closed_from=DAYS,
        closed_until=DAYS,
        attested_on=DAYS,
        **dict.fromkeys(ANY_TEXT, TEXTS),
    ),
    max_size=6,
    unique_by=lambda one: one.code,
)
