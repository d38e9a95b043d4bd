"""Pictures of the web chat, to be looked at, on the starter register or at a given address.

python -m tests.bot.web.pictures FOLDER [--address URL] [--card CODE] [QUESTION …]
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page

from bot.bootstrap import assemble
from bot.web.run import create_app
from tests.bot.web.serving import running, settings
from tests.browser import chromium

QUESTIONS = ["поликлиника 5", "администрация волжского", "как записаться к врачу", "мэрия"]


@dataclass(frozen=True)
class Screen:
    width: int
    height: int
    scheme: Literal["light", "dark"]

    def file(self, folder: Path, what: str) -> Path:
        return folder / f"{what}-{self.width}-{self.scheme}.png"


SCREENS = [
    *(Screen(width, height, "light") for width, height in ((320, 568), (390, 844), (1280, 800))),
    *(Screen(width, height, "dark") for width, height in ((320, 568), (390, 844), (1280, 800))),
]


def main() -> None:
    parser = argparse.ArgumentParser(prog="pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--address", default="")
    parser.add_argument("--card", default="", help="a code whose page is pictured too")
    parser.add_argument("questions", nargs="*", default=QUESTIONS)
    given = parser.parse_intermixed_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with served(given.address) as address, chromium() as browser:
        for screen in SCREENS:
            conversation(browser, screen, address, given.questions, given.folder)
            if given.card:
                card(browser, screen, f"{address}/i/{given.card}", given.folder)


@contextmanager
def served(address: str) -> Iterator[str]:
    """The given address, or a server of our own on the starter register."""
    if address:
        yield address.rstrip("/")
        return
    with TemporaryDirectory() as folder:
        parts = assemble(settings(database_url=f"sqlite:///{folder}/register.sqlite3"))
        parts.guide.refresh()
        with running(create_app(parts.conversation, parts.guide, parts.settings)) as own:
            yield own
        parts.register.close()


def conversation(browser: Browser, screen: Screen, address: str, questions: list[str], folder: Path) -> None:
    """The greeting, and the screen after each question."""
    with opened(browser, screen) as page:
        page.goto(address)
        page.wait_for_selector(".answer")
        shoot(page, screen.file(folder, "0-greeting"))
        for number, question in enumerate(questions, start=1):
            page.fill("#text", question)
            page.keyboard.press("Enter")
            page.locator(".exchange").nth(number).locator(".answer").wait_for()
            shoot(page, screen.file(folder, f"{number}-answer"))


def card(browser: Browser, screen: Screen, address: str, folder: Path) -> None:
    with opened(browser, screen) as page:
        page.goto(address)
        shoot(page, screen.file(folder, "card"))


@contextmanager
def opened(browser: Browser, screen: Screen) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        reduced_motion="reduce",
        device_scale_factor=2,
        locale="ru-RU",
    )
    yield context.new_page()
    context.close()


def shoot(page: Page, file: Path) -> None:
    """What is seen on the screen, without scrolling."""
    page.wait_for_timeout(100)
    page.screenshot(path=file)


if __name__ == "__main__":
    main()
