"""The desk on a small phone: no page of the menu moves sideways, however long what stands in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Window

from bot.bootstrap import Parts
from bot.desk.loading.uploading import Uploading
from catalog.model import Page, PageState, Platform
from catalog.pages.page_checks import PageProblem, ProblemKind
from catalog.queues.model import Missed, ReportKind
from catalog.region import day_in, load_region
from catalog.store.versions.verification import Verified
from tests.bot.desk.serving import FORMS_LEFT_OPEN, PASSWORD, REGISTER, SCHOOLS, opened, served
from tests.bot.web.register import TODAY
from tests.bot.web.serving import running

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), FORMS_LEFT_OPEN]

WIDTH = 360
LONG = "сельскохозяйственноживотноводческо" * 3
URL = "https://vk.com/" + "school_of_the_region_" * 4
LONG_CODE = "vlg-administraciya-basakinskogo-poseleniya"
PHONES = "8 (84456) 5-12-34, 8 (84456) 5-12-35"
WIDER = """Math.ceil(Math.max(
  document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ...[...document.querySelectorAll('.card-table td')].map(cell => cell.scrollWidth - cell.clientWidth),
))"""
"""The page, or a cell of a row that is cut off at its edge."""

RUNS_OUT = """Math.max(...[document.documentElement, ...document.querySelectorAll('.table-responsive')].map(
  part => part.scrollWidth - part.clientWidth
))"""
"""The page, or a table in its frame."""

MENU = "[...document.querySelectorAll('aside a[href*=\"/operator/\"]')].map(link => link.href)"
BESIDE_THE_MENU = (
    "institutions/detail?pk=s-5",
    "correct/s-5",
    "try?text=школа",
    "institutions/list?q=школа",
    "need/snow",
    *("history/s-5", "history/version/1", "close/s-5", "pages/list?state=lapsed"),
)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """Something in every list, with words and addresses that no line can hold."""
    seen = TODAY - timedelta(days=80)
    page = Page(Platform.VK, URL, PageState.CONFIRMED, seen, LONG, seen, LONG)
    long = replace(SCHOOLS[4], official_name=f"МОУ «{LONG}»", short_name=LONG, address=LONG, pages=(page,))
    institutions = tuple(long if one.code == long.code else one for one in REGISTER)
    with opened(tmp_path_factory.mktemp("phone"), institutions) as parts:
        fill(parts)
        yield parts


def fill(parts: Parts) -> None:
    register, today = parts.register, day_in(load_region(parts.settings.region))
    problem = PageProblem("s-5", URL, ProblemKind.MOVED, today, today, LONG, f"{URL}new")
    version = register.versions.all()[0].number
    register.verification.follow(Verified(today, (), (problem,), set(), ()), note=LONG, expected=version)
    register.kind_words.add("общеобразовалка", "school", LONG)
    register.queues.write_misses(Missed(LONG, "", "", f"v{one}", TODAY, found="s-5") for one in range(3))
    for voice in "abc":
        register.queues.write_report(ReportKind.WRONG_INSTITUTION, "s-5", f"{LONG} {URL}", TODAY, voice)
    for cells in (f"s-5,{LONG},8 (8442) 55-55-55,{URL}", f"s-5,{LONG},{LONG},https://{LONG}.example/"):
        sheet = f"Код,Полное наименование,Телефон,ВКонтакте\n{cells}\n".encode()
        Uploading(parts).check(register.uploads.add("editor", f"{LONG}.csv", sheet, updating=True))
    parts.guide.refresh()


@pytest.fixture(scope="module")
def desk(parts: Parts) -> Iterator[str]:
    with running(served(parts)) as url:
        yield f"{url}/operator"


@pytest.fixture(scope="module")
def phone(browser: Browser, desk: str) -> Iterator[Window]:
    """Signed in once for all pages."""
    context = browser.new_context(locale="ru-RU", viewport={"width": WIDTH, "height": 740})
    page = context.new_page()
    page.goto(f"{desk}/login")
    assert page.evaluate(WIDER) <= 0
    page.locator("#username").fill("approver")
    page.locator("#password").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.locator("aside")).to_be_visible()
    yield page
    context.close()


def test_no_page_moves_sideways(phone: Window, parts: Parts, desk: str) -> None:
    menu: list[str] = phone.evaluate(MENU)
    assert len(set(menu)) > 12
    uploads = [f"import/{one.key}" for one in parts.register.uploads.all()]
    addresses = [*dict.fromkeys(menu), *(f"{desk}/{path}" for path in (*BESIDE_THE_MENU, *uploads))]
    wider = {}
    for address in addresses:
        phone.goto(address)
        wider[address] = phone.evaluate(WIDER)
    assert {address: by for address, by in wider.items() if by > 0} == {}


def test_lists_with_long_codes_fit_a_desk(phone: Window, parts: Parts, desk: str) -> None:
    page = Page(Platform.VK, f"{URL}7", PageState.CONFIRMED, TODAY)
    school = replace(SCHOOLS[0], code=LONG_CODE, pages=(page,), phone=PHONES)
    parts.register.versions.update([school], note="long")
    wider = {}
    with viewport(phone, 1440):
        for path in ("institutions/list", "pages/list"):
            phone.goto(f"{desk}/{path}")
            wider[path] = phone.evaluate(RUNS_OUT)
    assert {path: by for path, by in wider.items() if by > 0} == {}


@contextmanager
def viewport(window: Window, width: int) -> Iterator[None]:
    """While the window is that wide."""
    window.set_viewport_size({"width": width, "height": 900})
    yield
    window.set_viewport_size({"width": WIDTH, "height": 740})
