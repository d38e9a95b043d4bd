"""The chat page in a real browser, on a real server, with the real dialogue over a small register."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.bot.web.person import ask, exchange, small_targets, wider_than_the_screen
from tests.bot.web.register import CONTEXT
from tests.bot.web.serving import talking

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def chat() -> Iterator[str]:
    with talking(CONTEXT) as url:
        yield url


def test_greets_and_answers_with_a_card(page: Page, chat: str) -> None:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_contain_text("бот")
    ask(page, "детская поликлиника 3")
    card = exchange(page, 2).locator(".card")
    expect(card.get_by_role("heading", level=2)).to_contain_text("поликлиника № 3")
    expect(card.get_by_role("link", name="Страница ВКонтакте")).to_have_attribute(
        "href", "https://vk.com/dp3"
    )
    expect(card).to_contain_text("Официальная: отметку «Госорганизация» видели")
    expect(card.get_by_role("link", name="Позвонить 8 (8442) 33-03-03")).to_have_attribute(
        "href", "tel:88442330303"
    )
    for link in card.locator("a[target=_blank]").all():
        expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_a_choice_is_pressed_and_what_is_past_stays_readable(page: Page, chat: str) -> None:
    page.goto(chat)
    ask(page, "школа")
    rows = exchange(page, 2).locator(".choices button.row")
    expect(rows).to_have_count(3)
    label = rows.nth(1).inner_text()
    assert label.startswith("2. ")
    rows.nth(1).click()
    expect(exchange(page, 3).locator(".said")).to_have_text(label)
    expect(exchange(page, 3).locator(".card h2")).to_contain_text("21")
    expect(rows.nth(0)).to_be_visible()
    expect(exchange(page, 2)).to_have_class("exchange past")


def test_everything_can_be_done_by_keyboard(page: Page, chat: str) -> None:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    page.get_by_role("textbox").focus()
    page.keyboard.type("школа")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("20 21")
    expect(page.get_by_role("textbox")).to_have_value("школа\n20 21")
    page.get_by_role("textbox").fill("школа")
    page.keyboard.press("Enter")
    expect(exchange(page, 2).locator(".choices button")).not_to_have_count(0)
    expect(page.get_by_role("textbox")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.textContent").startswith("2. "):
            break
    page.keyboard.press("Enter")
    expect(exchange(page, 3).locator(".card h2")).to_contain_text("21")


def test_a_reload_keeps_the_conversation_and_a_draft(page: Page, chat: str) -> None:
    page.goto(chat)
    ask(page, "школа 21")
    expect(exchange(page, 2).locator(".card")).to_be_visible()
    page.get_by_role("textbox").fill("ещё не отпр")
    before = page.locator("#log").inner_text()
    page.reload()
    expect(exchange(page, 2).locator(".card")).to_be_visible()
    assert page.locator("#log").inner_text() == before
    expect(page.get_by_role("textbox")).to_have_value("ещё не отпр")
    expect(page.locator(".exchange")).to_have_count(2)
    ask(page, "школа 22")
    expect(exchange(page, 3).locator(".card h2")).to_contain_text("22")


def test_starting_afresh_forgets_everything(page: Page, chat: str) -> None:
    page.goto(chat)
    ask(page, "школа 21")
    expect(exchange(page, 2).locator(".card")).to_be_visible()
    session = page.evaluate("JSON.parse(sessionStorage.getItem('gospublic.conversation.2')).session")
    page.get_by_role("button", name="Заново").click()
    expect(page.locator(".exchange")).to_have_count(1)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    assert session not in page.evaluate("sessionStorage.getItem('gospublic.conversation.2')")


def test_a_door_opens_the_chat_on_its_card_once(page: Page, chat: str) -> None:
    page.goto(f"{chat}/?start=dp-3")
    expect(page.locator(".card h2")).to_contain_text("поликлиника № 3")
    page.reload()
    expect(page.locator(".card")).to_have_count(1)
    page.goto(f"{chat}/?start=%3Cscript%3E")
    expect(page.locator(".card")).to_have_count(1)


def test_a_card_can_be_shared(page: Page, window: BrowserContext, chat: str) -> None:
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{chat}/?start=dp-3")
    page.get_by_role("button", name="Поделиться").click()
    expect(page.locator(".outcome")).to_have_text("Ссылка скопирована")
    assert page.evaluate("navigator.clipboard.readText()") == f"{chat}/i/dp-3"


def test_where_copying_is_forbidden_the_address_is_shown(page: Page, chat: str) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(f"{chat}/?start=dp-3")
    page.get_by_role("button", name="Поделиться").click()
    expect(page.locator(".outcome")).to_have_text(f"{chat}/i/dp-3")


def test_what_is_typed_before_the_script_comes_is_kept(page: Page, chat: str) -> None:
    waiting: list[Route] = []
    page.route("**/chat.js", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks the function
    page.goto(chat, wait_until="commit")
    page.locator("#text").fill("поликлиника")
    waiting[0].continue_()
    expect(page.locator(".answer").first).to_be_visible()
    expect(page.locator("#text")).to_have_value("поликлиника")


@pytest.mark.parametrize("screen", [{"viewport": {"width": 320, "height": 568}}])
def test_nothing_is_wider_than_a_small_screen(page: Page, chat: str) -> None:
    for address in ("/", "/i/dp-3", "/i/markup", "/i/nobody"):
        page.goto(chat + address)
        assert wider_than_the_screen(page) == 0
    page.goto(chat)
    assert page.locator(".masthead").evaluate("head => head.offsetHeight") < 72, "the head is one line"
    expect(page.get_by_role("heading", level=1)).to_have_accessible_name("Официальные страницы учреждений")
    for question in ("детская поликлиника 3", "школа"):
        ask(page, question)
        expect(page.locator(".exchange").last.locator(".answer")).to_be_visible()
        assert wider_than_the_screen(page) == 0
    assert small_targets(page) == []


@pytest.mark.parametrize(
    "screen", [{"viewport": {"width": 390, "height": 844}, "java_script_enabled": False}]
)
def test_without_scripts_a_question_is_answered(page: Page, chat: str) -> None:
    page.goto(chat)
    page.locator("textarea").fill("школа")
    page.get_by_role("button", name="Отправить").click()
    page.get_by_role("button", name="2. ").click()
    assert "21" in page.locator(".card h2").inner_text()
    page.goto(f"{chat}/i/dp-3")
    assert page.get_by_role("link", name="vk.com/dp3").is_visible()
