"""The page of figures: charts that are drawn from tables, read without seeing, and asked of nobody else."""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from bot.web.assets import FOLDER
from catalog.model import STARTER, Institution, PageState, Place, Platform
from catalog.model import Page as InstitutionPage
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from handlers.context import Context
from handlers.messages import Incoming, Reply
from handlers.texts.page import STARTER as STARTER_LABEL
from tests.bot.web.person import small_targets, wider_than_the_screen
from tests.bot.web.register import HOSTILE, REGION, TODAY
from tests.bot.web.serving import answering
from tests.bot.web.test_accessibility import SCREENS, violations

KINDS = ("школа", "детский сад", "библиотека", "больница")
COUNTED = date(2026, 11, 1)
CHART_LABEL = re.compile("в таблице ниже")
IS_DRAWN = """figure => {
  const canvas = figure.querySelector("canvas");
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels.some((value) => value > 0);
}"""


def _institution(number: int) -> Institution:
    page = InstitutionPage(
        Platform.VK,
        f"https://vk.com/page{number}",
        PageState.CONFIRMED,
        TODAY,
        followers=100 * number,
        followers_on=COUNTED,
        source=HOSTILE,
    )
    place = Place(f"{HOSTILE if number == 3 else 'Очень длинное название'} муниципального района № {number}")
    return Institution(
        f"i-{number}", f"Учреждение № {number}", kind=KINDS[number % 4], place=place, pages=(page,)
    )


CATALOG = Catalog([_institution(number) for number in range(1, 31)], RegionPlaces())
CONTEXT = Context(CATALOG, REGION, label=STARTER)


async def _silent(_incoming: Incoming) -> Reply:
    return Reply("")


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with answering(_silent, CONTEXT) as url:
        yield url


def test_the_page_says_what_it_counts_and_when(served: str) -> None:
    answer = httpx.get(f"{served}/stats")
    assert answer.status_code == 200
    assert "не жители" in answer.text
    assert "1 ноября 2026" in answer.text
    assert STARTER_LABEL in answer.text
    assert HOSTILE not in answer.text


def test_the_tables_can_be_taken_along(served: str) -> None:
    answer = httpx.get(f"{served}/stats.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.decode("utf-8-sig").count("\n") > 100


def test_before_the_list_is_loaded_there_are_no_figures() -> None:
    with answering(_silent, None) as url:
        assert [httpx.get(f"{url}{path}").status_code for path in ("/stats", "/stats.csv")] == [503, 503]


def test_the_library_is_the_one_that_was_published() -> None:
    said = (FOLDER / "vendor" / "README.md").read_text(encoding="utf-8")
    assert sha256((FOLDER / "vendor" / "chart.umd.min.js").read_bytes()).hexdigest() in said


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
class TestInABrowser:
    def test_every_chart_is_drawn_and_has_its_table(self, page: Page, served: str) -> None:
        page.goto(f"{served}/stats")
        charts = page.locator("figure[data-table]")
        expect(charts.first.locator("canvas")).to_be_visible()
        for chart in charts.all():
            table = page.locator(f"table#{chart.get_attribute('data-table')}")
            expect(chart).to_be_visible()
            expect(chart.get_by_role("img")).to_have_attribute("aria-label", CHART_LABEL)
            expect(table.locator("thead th[scope=col]")).not_to_have_count(0)
            assert chart.evaluate(IS_DRAWN)

    def test_a_long_table_is_drawn_by_its_largest_rows(self, page: Page, served: str) -> None:
        page.goto(f"{served}/stats")
        expect(page.locator("figure[data-table=municipalities]").first).to_be_visible()
        drawn = page.evaluate(
            "Chart.getChart(document.querySelectorAll('[data-table=municipalities] canvas')[1]).data"
        )
        assert drawn["datasets"][0]["data"] == [100 * number for number in range(30, 15, -1)]
        assert len(drawn["labels"]) == 15

    def test_charts_follow_the_colours_of_the_system(self, page: Page, served: str) -> None:
        page.goto(f"{served}/stats")
        colour = "Chart.getChart(document.querySelector('canvas')).options.scales.y.ticks.color"
        page.emulate_media(color_scheme="light")
        light = page.evaluate(colour)
        page.emulate_media(color_scheme="dark")
        expect(page.locator("canvas").first).to_be_visible()
        assert page.evaluate(colour) != light

    @pytest.mark.parametrize(
        "screen", SCREENS, ids=lambda screen: f"{screen['viewport']['width']}-{screen['color_scheme']}"
    )
    def test_axe_finds_nothing_and_nothing_sticks_out(
        self, page: Page, served: str, screen: dict[str, Any]
    ) -> None:
        page.goto(f"{served}/stats")
        expect(page.locator("canvas").first).to_be_visible()
        for details in page.locator("details").all():
            details.locator("summary").click()
        assert violations(page) == []
        assert wider_than_the_screen(page) == 0, screen
        assert small_targets(page) == []

    @pytest.mark.parametrize(
        "screen", [{"viewport": {"width": 390, "height": 844}, "java_script_enabled": False}]
    )
    def test_without_scripts_the_tables_are_all_there_is(self, page: Page, served: str) -> None:
        page.goto(f"{served}/stats")
        assert not page.locator("canvas").first.is_visible()
        assert page.locator("table#platforms").is_visible()
