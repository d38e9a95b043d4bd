"""A month's work in a real browser: a sheet in, a mistake found and undone, a hacked page, a taught word."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.bootstrap import Parts
from bot.desk.questions import texts
from catalog.model import Institution, PageState, Platform
from catalog.model import Page as OwnPage
from catalog.queues.model import Missed, ReportKind
from catalog.region import day_in, load_region
from catalog.register.export import table
from catalog.register.files.escaping import escape
from catalog.statistics.usage import Count, Measure
from tests.bot.desk.serving import FORMS_LEFT_OPEN, PASSWORD, PLACE, REGISTER, served
from tests.bot.web.register import TODAY
from tests.bot.web.serving import running
from tests.bot.web.test_accessibility import violations
from tests.bot.web.test_stats import IS_DRAWN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), FORMS_LEFT_OPEN]

ROWS = 200
WORDS = "мирная шестёрка"
INSTEAD = "семёрка у пруда"
SCREENS = [{"viewport": {"width": width, "height": 800}} for width in (390, 1280)]


def _institution(number: int) -> Institution:
    page = OwnPage(Platform.VK, f"https://vk.com/garden{number}", PageState.LISTED, TODAY)
    return Institution(
        f"g-{number}", f"МДОУ «Детский сад № {number}»", kind="детский сад", place=PLACE, pages=(page,)
    )


def _sheet(folder: Path) -> Path:
    file = StringIO()
    rows = table([*REGISTER, *map(_institution, range(100, 100 + ROWS))])
    csv.writer(file).writerows([escape(cell) for cell in row] for row in rows)
    path = folder / "ноябрь.csv"
    path.write_bytes(file.getvalue().encode("utf-8-sig"))
    return path


@pytest.fixture
def address(parts: Parts) -> Iterator[str]:
    with running(served(parts)) as url:
        yield f"{url}/operator"


def sign_in(page: Page, address: str, name: str = "editor") -> None:
    page.goto(f"{address}/login")
    page.locator("#username").fill(name)
    page.locator("#password").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.locator("aside")).to_be_visible()


def press(page: Page, row: str, action: str, **filled: str) -> None:
    """A button of the row that holds those words, and the question that it asks."""
    page.locator("tr", has_text=row).locator(f'[data-sa-name="{action}"]').click()
    dialog = page.locator("#modal-action")
    for name, value in filled.items():
        dialog.locator(f'[name="{name}"]').fill(value)
    dialog.locator("#actionSubmit").click()


def test_a_month_of_work(page: Page, parts: Parts, address: str, tmp_path: Path) -> None:
    sign_in(page, address)
    page.goto(f"{address}/import")
    page.locator("#file").set_input_files(_sheet(tmp_path))
    page.locator("form[enctype] button").click()
    expect(page.get_by_text("обавится 200")).to_be_visible()
    page.locator('form[action$="/apply"] button').click()
    expect(page.locator(".alert-success")).to_be_visible()
    assert len(parts.register.versions.institutions()) == ROWS + len(REGISTER)

    page.goto(f"{address}/versions/list")
    press(page, "для тестов", "rollback")
    expect(page.locator(".alert", has_text="версия 3")).to_be_visible()
    assert len(parts.register.versions.institutions()) == len(REGISTER)

    parts.guide.refresh()
    page.goto(f"{address}/pages/list?q=school7")
    press(page, "vk.com/school7", "withdraw", why="взломана")
    expect(page.locator(".alert", has_text="school7")).to_be_visible()
    parts.guide.refresh()
    assert parts.guide.context is not None
    shown = {one.url: one.state for found in parts.guide.context.catalog.institutions for one in found.pages}
    assert shown["https://vk.com/school7"] is PageState.REVOKED

    parts.register.queues.write_misses(
        Missed(WORDS, "", "", f"v{one}", TODAY, found="s-6") for one in range(3)
    )
    page.goto(f"{address}/misses/list")
    expect(page.locator("tr", has_text=WORDS)).to_be_visible()
    while texts.PROPOSAL_LATER in page.locator("tr", has_text=WORDS).inner_text():
        page.reload()
    press(page, WORDS, "add_word")
    expect(page.locator(".alert", has_text=WORDS)).to_be_visible()
    parts.guide.refresh()
    page.goto(f"{address}/institutions/list?q={WORDS}")
    expect(page.locator("tbody tr").first).to_contain_text("s-6")

    for voice in "abc":
        parts.register.queues.write_report(ReportKind.WRONG_INSTITUTION, "s-5", INSTEAD, TODAY, voice)
    page.goto(f"{address}/reports/list")
    press(page, INSTEAD, "add_word", other="s-7")
    expect(page.locator(".alert", has_text=INSTEAD)).to_be_visible()
    page.goto(f"{address}/add")
    for name, value in (("official_name", "МОУ «Средняя школа № 88»"), ("phone", "122")):
        page.locator(f'[name="{name}"]').fill(value)
    page.locator(".card-footer button").click()
    expect(page.locator(".alert-success", has_text="88")).to_be_visible()
    expect(page.locator('[name="kind"]')).to_have_value("школа")
    parts.guide.refresh()
    for words, code in ((INSTEAD, "s-7"), ("школа 88", str(page.url).rpartition("/")[2])):
        page.goto(f"{address}/institutions/list?q={words}")
        expect(page.locator("tbody tr").first).to_contain_text(code)


def test_charts_are_drawn_from_their_tables(page: Page, parts: Parts, address: str) -> None:
    today = day_in(load_region(parts.settings.region))
    counts = {Count(Measure.DECISION, "answer"): 5, Count(Measure.DECISION, "none"): 2}
    days = [today - timedelta(days=number) for number in range(40)]
    parts.register.counts.add({(day, count): times for day in days for count, times in counts.items()})
    sign_in(page, address)
    page.goto(f"{address}/numbers")
    chart = page.locator("figure[data-table=decisions]")
    expect(chart).to_be_visible()
    assert chart.evaluate(IS_DRAWN)
    drawn = page.evaluate("Chart.getChart(document.querySelector('[data-table=decisions] canvas')).data")
    assert [dataset["data"] for dataset in drawn["datasets"]] == [[5] * 30, [0] * 30, [0] * 30, [2] * 30]
    assert len({dataset["backgroundColor"] for dataset in drawn["datasets"]}) == 4
    assert len(set(drawn["labels"])) == 30


PAGES = (
    *(
        "institutions/list",
        "institutions/detail?pk=s-5",
        "correct/s-5",
        "add",
        "pages/list",
        "reports/list",
        "misses/list",
        "kind_words/list",
        "needs/list",
        "need/snow",
        "stale_needs/list",
        "near_needs/list",
    ),
    *(
        "problems/list",
        "lapsing/list",
        "import",
        "versions/list",
        "try?text=школа",
        "audit/list",
        "numbers",
        "doors",
    ),
)


@pytest.mark.parametrize("screen", SCREENS, ids=["narrow", "wide"])
def test_axe_finds_nothing_serious(page: Page, address: str, screen: dict[str, Any]) -> None:
    assert page.viewport_size == screen["viewport"]
    page.goto(f"{address}/login")
    found = {"login": serious(page)}
    page.locator("#username").fill("editor")
    page.locator("#password").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    for path in PAGES:
        page.goto(f"{address}/{path}")
        found[path] = serious(page)
    assert {path: broken for path, broken in found.items() if broken} == {}


def serious(page: Page) -> list[str]:
    return [one for one in violations(page) if one.startswith(("serious", "critical"))]
