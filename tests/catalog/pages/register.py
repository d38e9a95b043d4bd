"""A small register with a page in every state."""

from datetime import date

from catalog.model import Institution, Page, PageState, Place, Platform
from catalog.pages.check import check
from catalog.pages.finding import Finding
from catalog.pages.judge import Judge
from catalog.pages.links import Pasted
from catalog.pages.listing import Listing
from catalog.pages.page_index import PageBook

TODAY = date(2026, 11, 23)
SEEN = date(2026, 11, 12)


def _page(
    url: str, state: PageState = PageState.LISTED, checked: date | None = None, seen: date | None = None
) -> Page:
    hosts = {"vk.com": Platform.VK, "ok.ru": Platform.OK, "t.me": Platform.TELEGRAM, "max.ru": Platform.MAX}
    return Page(
        hosts.get(url.partition("/")[0], Platform.SITE), f"https://{url}", state, checked, seen_on=seen
    )


CLINIC = Institution(
    code="clinic-3",
    official_name="ГУЗ «Детская поликлиника № 3»",
    short_name="Детская поликлиника № 3",
    kind="детская поликлиника",
    place=Place("городской округ город-герой Волгоград", "Волгоград", "Тракторозаводский район"),
    inn="3430030612",
    pages=(
        _page("vk.com/detpol3_volgograd", PageState.CONFIRMED, SEEN),
        _page("t.me/detpol3_volgograd", PageState.LINKED, SEEN),
        _page("ok.ru/group/54321"),
        _page("detpol3.ru/"),
        _page("oshkole.ru/orgs/65/"),
    ),
)
KINDERGARTEN = Institution(
    code="garden-9",
    official_name="МДОУ «Детский сад № 9»",
    pages=(
        _page("vk.com/club77", PageState.CONFIRMED, date(2026, 8, 1)),
        _page("vk.com/detsad_solnyshko9", PageState.REVOKED, SEEN),
        _page("vk.com/solnyshko_old", PageState.MOVED, SEEN),
        _page("max.ru/solnyshko9", PageState.BROKEN, SEEN),
        _page("vk.com/region_34", seen=date(2018, 3, 17)),
    ),
)
ADMINISTRATION = Institution(
    "adm",
    "Администрация",
    pages=(_page("volgograd.ru/"), _page("vk.com/volgograd.adm"), _page("admvolga.ru/")),
)
INSTITUTIONS = (CLINIC, KINDERGARTEN, ADMINISTRATION)
STATE_HOSTS = ("obraz.volgograd.ru",)


def judge(today: date = TODAY) -> Judge:
    return Judge(PageBook(Listing(INSTITUTIONS), STATE_HOSTS), today)


def judged(text: str, *, hidden: tuple[Pasted, ...] = (), channel: Platform | None = None) -> Finding:
    """The worst finding of that text."""
    return check(text, judge(), hidden, channel)[0]
