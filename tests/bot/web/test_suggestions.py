"""Suggestions on the chat page: by keyboard, by finger, for a screen reader, and never in the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.bot.web.person import exchange
from tests.bot.web.register import CONTEXT
from tests.bot.web.serving import talking
from tests.bot.web.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def chat() -> Iterator[str]:
    with talking(CONTEXT) as url:
        yield url


@pytest.fixture
def field(page: Page, chat: str) -> Locator:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    return page.get_by_role("textbox")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def test_an_option_is_taken_by_the_keyboard(page: Page, field: Locator) -> None:
    field.press_sequentially("школа")
    expect(options(page)).to_have_count(3)
    assert field.get_attribute("aria-controls") == "suggestions"
    expect(page.locator("#hinted")).to_contain_text("Подсказок: 3")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    assert violations(page) == []
    label = options(page).nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(exchange(page, 2).locator(".said")).to_have_text(label)
    expect(exchange(page, 2).locator(".card h2")).to_contain_text("21")
    expect(field).to_have_value("")
    expect(options(page)).to_have_count(0)


def test_enter_sends_what_was_typed_where_no_option_is_marked(page: Page, field: Locator) -> None:
    field.press_sequentially("школа")
    expect(options(page)).not_to_have_count(0)
    page.keyboard.press("Enter")
    expect(exchange(page, 2).locator(".said")).to_have_text("школа")
    expect(exchange(page, 2).locator("button.row")).to_have_count(3)


def test_escape_and_leaving_the_field_put_the_list_away(page: Page, field: Locator) -> None:
    field.press_sequentially("школа")
    expect(options(page)).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(field).to_have_value("школа")
    field.press_sequentially(" 20")
    expect(options(page)).not_to_have_count(0)
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)


def test_arrows_move_the_caret_where_no_list_is_open(page: Page, field: Locator) -> None:
    field.press_sequentially("первая")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("вторая")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("!")
    assert field.input_value().splitlines()[0] == "первая!"


@pytest.mark.parametrize("screen", [{"viewport": {"width": 320, "height": 568}, "has_touch": True}])
def test_a_finger_takes_an_option_on_a_small_screen(page: Page, field: Locator) -> None:
    field.press_sequentially("школа")
    third = options(page).nth(2)
    expect(third).to_be_visible()
    assert third.bounding_box()["height"] >= 44  # type: ignore[index]
    third.tap()
    expect(exchange(page, 2).locator(".card h2")).to_contain_text("22")


def test_names_with_markup_stay_text(page: Page, field: Locator) -> None:
    field.press_sequentially("детский сад 77")
    expect(options(page).first).to_contain_text("<img")
    assert page.locator("#suggestions img").count() == 0


def test_an_older_answer_does_not_take_the_place_of_a_newer(page: Page, field: Locator) -> None:
    page.route("**/api/suggest", lambda route: slow_for_the_shorter(page, route))
    field.press_sequentially("шко")
    page.wait_for_timeout(250)
    field.press_sequentially("ла 21")
    expect(options(page).first).to_contain_text("21")
    page.wait_for_timeout(600)
    expect(options(page).first).to_contain_text("21")


def slow_for_the_shorter(page: Page, route: Route) -> None:
    if (route.request.post_data or "").endswith('\u043a\u043e"}'):
        page.wait_for_timeout(500)
    route.continue_()


def test_a_refusal_is_silent_and_asks_no_more_for_a_while(page: Page, field: Locator) -> None:
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=429, json={"error": "Слишком часто."})

    page.route("**/api/suggest", refuse)
    field.press_sequentially("школа")
    page.wait_for_timeout(400)
    field.press_sequentially(" 21")
    page.wait_for_timeout(400)
    assert len(asked) == 1
    page.keyboard.press("Enter")
    expect(exchange(page, 2).locator(".card h2")).to_contain_text("21")


def test_two_tabs_have_each_their_own(window: BrowserContext, chat: str) -> None:
    first, second = window.new_page(), window.new_page()
    for tab, said in ((first, "школа 20"), (second, "школа 22")):
        tab.goto(chat)
        expect(exchange(tab, 1).locator(".answer")).to_be_visible()
        tab.get_by_role("textbox").press_sequentially(said)
    for tab, number in ((first, "20"), (second, "22")):
        tab.bring_to_front()
        tab.get_by_role("textbox").focus()
        tab.get_by_role("textbox").press_sequentially(" ")
        expect(options(tab).first).to_contain_text(number)
        options(tab).first.click()
        expect(exchange(tab, 2).locator(".card h2")).to_contain_text(number)
        expect(exchange(tab, 3)).to_have_count(0)
