"""A small register of the tests' own: every state of a page, a closed institution, hostile names."""

from catalog.model import Institution, Page, PageState, Place, Platform, RegisterVersion, Service, Topic
from catalog.region import Region, day_where
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from handlers.context import Context

TODAY = day_where("volgograd")  # states lapse by the day on which the tests run
HOSTILE = "<img src=x onerror=\"document.title='взломано'\">"

CLINIC = Institution(
    code="dp-3",
    official_name="Государственное учреждение здравоохранения «Детская поликлиника № 3»",
    short_name="Детская поликлиника № 3",
    kind="детская поликлиника",
    place=Place("городской округ Северный", "Северный", "Заречный район"),
    address="ул. Мира, 1",
    phone="8 (8442) 33-03-03, доб. 2",
    pages=(
        Page(Platform.VK, "https://vk.com/dp3", PageState.CONFIRMED, TODAY),
        Page(Platform.OK, "https://ok.ru/group/5312345678901234", PageState.LISTED),
        Page(Platform.TELEGRAM, "https://t.me/dp3", PageState.LINKED, TODAY),
        Page(Platform.SITE, "https://dp3.example/", PageState.LISTED),
    ),
    services=(Service("Запись к врачу: Госуслуги", "https://www.gosuslugi.ru/10700", Topic.DOCTOR),),
)
CLOSED = Institution("dp-1", "ГУЗ «Детская поликлиника № 1»", kind="детская поликлиника", successor="dp-3")
GONE = Institution("dp-2", "ГУЗ «Детская поликлиника № 2»", kind="детская поликлиника", successor="unknown")
MARKUP = Institution(
    "markup", f"Детский сад № 77 {HOSTILE}", kind="детский сад", address=HOSTILE, phone=HOSTILE
)
SCHOOLS = tuple(
    Institution(
        f"school-{number}",
        f"МОУ «Средняя школа № {number}»",
        short_name=f"Школа № {number}",
        kind="школа",
        place=Place("городской округ Северный", "Северный", "Заречный район"),
        address=f"ул. Садовая, {number}",
    )
    for number in (20, 21, 22)
)

REGION = Region("tests", title="Тридесятая область")
CATALOG = Catalog(
    (CLINIC, CLOSED, GONE, MARKUP, *SCHOOLS),
    RegionPlaces(),
    RegisterVersion(1, "2026-11-23T00:00:00Z", "tests"),
)
CONTEXT = Context(CATALOG, REGION)
