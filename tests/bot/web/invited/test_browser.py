"""The page of a link in a real browser: by keyboard alone, on a small phone and a desk's screen, with axe."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.bootstrap import Parts
from bot.invited import texts
from catalog.invitations.model import AnswerKind
from tests.bot.desk.serving import PUBLIC, SCHOOLS, opened, served
from tests.bot.web.invited.serving import answers, link_of
from tests.bot.web.serving import running
from tests.bot.web.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCREENS = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for width, scheme in ((360, "light"), (1440, "dark"))
]
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "сельскохозяйственноживотноводческо" * 3


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    folder: Path = tmp_path_factory.mktemp("invited")
    with opened(folder, public_url=PUBLIC) as parts:
        parts.register.versions.update([replace(SCHOOLS[4], address=LONG, hours="пн–пт 8:00–17:00")], note="")
        parts.guide.refresh()
        yield parts


@pytest.fixture(scope="module")
def url(parts: Parts) -> Iterator[str]:
    with running(served(parts)) as url:
        yield url


@pytest.mark.parametrize("screen", SCREENS, ids=["phone", "desk"])
def test_each_state_of_the_page_is_usable(page: Page, parts: Parts, url: str, screen: dict[str, Any]) -> None:
    found = {}

    def look(state: str) -> None:
        found[state] = (violations(page), max(0, page.evaluate(WIDER)))

    assert page.viewport_size == screen["viewport"]
    page.goto(url + link_of(parts))
    look("opened")
    page.locator(".change summary").click()
    page.fill("#vk", "https://vk.com/school6")
    page.click("button[value=look]")
    expect(page.locator("#vk")).to_have_attribute("aria-invalid", "true")
    look("faults")
    page.fill("#vk", "https://vk.com/novaya_shkola_pyat")
    page.click("button[value=look]")
    expect(page.get_by_text(texts.VERDICT)).to_be_visible()
    look("review")
    page.click("button[value=send]")
    expect(page.locator("#answers")).to_contain_text("novaya_shkola")
    look("sent")
    page.goto(f"{url}/confirm/nobody")
    look("nobody")
    assert found == dict.fromkeys(found, ([], 0))


def test_by_keyboard_alone_it_is_two_keys(page: Page, parts: Parts, url: str) -> None:
    page.goto(url + link_of(parts, "s-7"))
    button = page.get_by_role("button", name=texts.ALL_RIGHT)
    for _ in range(20):
        page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(texts.RECEIVED)
    assert [one.told.kind for one in answers(parts, "s-7")] == [AnswerKind.CONFIRMATION]
    page.reload()
    page.go_back()
    assert len(answers(parts, "s-7")) == 1
