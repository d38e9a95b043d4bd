"""What a person does on the chat page, and what can be measured on it."""

from playwright.sync_api import Locator, Page


def ask(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


def exchange(page: Page, number: int) -> Locator:
    """The number-th exchange, the greeting being the first."""
    return page.locator(".exchange").nth(number - 1)


def wider_than_the_screen(page: Page) -> int:
    """By how many pixels the page would scroll sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def small_targets(page: Page) -> list[str]:
    """What is pressed with a finger and is lower than 44 px."""
    return list(
        page.evaluate(
            """[...document.querySelectorAll('button, a, textarea')]
            .filter((node) => node.offsetHeight && node.getBoundingClientRect().height < 44)
            .map((node) => node.textContent)"""
        )
    )
