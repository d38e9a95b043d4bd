"""A browser for the tests of the page, and a page that lets nothing pass unnoticed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser import chromium, chromium_path
from tests.services import need

PATIENCE_MS = 20_000  # other tests share the processor
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module at a time: while Playwright runs, this process can start no other event loop."""
    need("Chromium", available=chromium_path() is not None)
    with chromium() as browser:
        yield browser


@pytest.fixture
def screen() -> dict[str, Any]:
    """How the page is seen; a test may ask for another one by its own parameters."""
    return {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def window(browser: Browser, screen: dict[str, Any]) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="ru-RU", **screen)
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails, no policy is broken, and no other host is asked."""
    page = window.new_page()
    page.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []
    hosts: set[str | None] = set()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.extend(complaint(message)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    yield page
    assert complaints == []
    assert hosts <= {"127.0.0.1", "localhost"}


def complaint(message: ConsoleMessage) -> list[str]:
    """Errors and warnings, but for a server that can't be reached: that is what some tests are about."""
    unreachable = "Failed to load resource" in message.text
    return [message.text] if message.type in ("error", "warning") and not unreachable else []
