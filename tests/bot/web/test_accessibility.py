"""axe-core on every page, light and dark: nothing serious."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from handlers.messages import Incoming, Reply
from handlers.view.card import card_choices, card_of, link_buttons
from tests.bot.web.register import CLINIC, CONTEXT, TODAY
from tests.bot.web.serving import answering

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCREENS = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "reduced_motion": "reduce"}
    for width in (320, 1280)
    for scheme in ("light", "dark")
]


async def card(_incoming: Incoming) -> Reply:
    shown = card_of(CLINIC, CONTEXT, TODAY)
    return Reply("Вот она.", "answer", (shown,), card_choices(CLINIC.code), link_buttons(shown, CONTEXT))


@pytest.fixture(scope="module")
def chat() -> Iterator[str]:
    with answering(card, CONTEXT) as url:
        yield url


@pytest.mark.parametrize(
    "screen", SCREENS, ids=lambda screen: f"{screen['viewport']['width']}-{screen['color_scheme']}"
)
@pytest.mark.parametrize("path", ["/", "/i/dp-3", "/i/dp-2", "/i/nobody"])
def test_axe_finds_nothing(page: Page, chat: str, path: str, screen: dict[str, Any]) -> None:
    page.goto(chat + path)
    if path == "/":
        page.get_by_role("textbox").fill("ещё")
        page.keyboard.press("Enter")
        expect(page.locator(".card")).to_have_count(2)
    assert violations(page) == []
    assert screen["color_scheme"] == page.evaluate(
        "matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'"
    )


def violations(page: Page) -> list[str]:
    """Every rule that is broken, and where."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['impact']} {rule['id']}: {rule['nodes'][0]['html']}" for rule in found]
