"""Three dialogues as a screen reader tells them: the accessibility tree of the page, in its own order."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from handlers.context import Context
from tests.bot.web.person import ask, exchange
from tests.bot.web.serving import talking
from tests.dialogs import contexts

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def context() -> Context:
    return contexts.starting()


@pytest.fixture(scope="module")
def chat(context: Context) -> Iterator[str]:
    with talking(context) as url:
        yield url


def transcript(page: Page) -> str:
    """What the conversation is to somebody who hears it, a line for each thing with its role and name."""
    return page.get_by_role("log", name="Разговор").aria_snapshot()


def tells(page: Page, *pieces: str) -> None:
    """That these are heard in this order."""
    heard = transcript(page)
    at = 0
    for piece in pieces:
        found = heard.find(piece, at)
        assert found >= 0, f"«{piece}» isn't heard behind {heard[:at][-200:]!r} in\n{heard}"
        at = found + len(piece)


def test_a_pensioner_finds_her_hospital(page: Page, chat: str) -> None:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    ask(page, "больница камышин")
    expect(exchange(page, 2).locator("button.row")).to_have_count(3)
    ask(page, "1")
    expect(exchange(page, 3).locator(".card")).to_be_visible()
    tells(
        page,
        "Бот:", "Здравствуйте! Я бот", 'button "1. Врач"', 'button "6. Проверить ссылку или номер"',
        "Вы:", "больница камышин",
        "Бот:", "Нашлось больниц в Камышине: 3", 'button "1. Центральная городская больница"',
        "Вы:", "1",
        "Бот:", 'heading "Центральная городская больница" [level=2]', "Камышин",
        'link "Позвонить 8 (8442) 33-03-03', 'link "Запись к врачу на Госуслугах',
        'button "Не то"', 'button "Сообщить об ошибке"',
    )  # fmt: skip


def test_danger_is_heard_as_a_word_and_numbers_as_links(page: Page, chat: str) -> None:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    ask(page, "ой сердце прихватило чтото")
    expect(exchange(page, 2).get_by_role("link").first).to_be_visible()
    word = exchange(page, 2).locator(".verdict-word").inner_text()
    tells(page, "Вы:", "ой сердце прихватило", "Бот:", word, "103", 'link "Позвонить 1')
    assert exchange(page, 2).get_by_role("button").count() == 0


def test_a_bad_link_is_heard_with_what_to_do(page: Page, chat: str) -> None:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    ask(page, "https://gosuslugi.ru-detsad.info/enter")
    expect(exchange(page, 2).get_by_role("button", name="Я уже ввёл данные")).to_be_visible()
    exchange(page, 2).get_by_role("button", name="Я уже ввёл данные").click()
    expect(exchange(page, 3).locator(".answer")).to_be_visible()
    tells(
        page,
        "Вы:", "Бот:", "Осторожно", "Не переходите", "точка", 'button "Я уже ввёл данные"',
        "Вы:", "Я уже ввёл данные", "Бот:", "смените пароль",
    )  # fmt: skip
    assert exchange(page, 2).get_by_role("link").count() == 0


def test_what_is_new_is_read_aloud_and_what_is_restored_is_not(page: Page, chat: str) -> None:
    page.goto(chat)
    log = page.get_by_role("log", name="Разговор")
    expect(log).to_have_attribute("aria-live", "polite")
    ask(page, "школа 20")
    expect(exchange(page, 2).locator(".card")).to_be_visible()
    page.reload()
    expect(log).to_have_attribute("aria-live", "off")
    expect(log).to_have_attribute("aria-live", "polite")


def test_what_rows_are_is_heard_right_before_them(page: Page, chat: str) -> None:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    ask(page, "техникум волжский")
    expect(exchange(page, 2).locator("button.row")).to_have_count(5)
    tells(
        page,
        "Не нашёл", 'button "1. Администрация Волжского"',
        "Похоже по названию", 'button "2. ',
        "Это можно узнать", 'button "5. Поступление в колледж"',
    )  # fmt: skip


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 844)])
def test_a_phone_shows_its_head_in_one_line_and_choices(
    page: Page, chat: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(chat)
    choice = page.get_by_role("button", name="1. Врач")
    expect(choice).to_be_in_viewport()
    expect(page.get_by_role("textbox")).to_be_in_viewport()
    head, label = (page.locator(part).bounding_box() for part in (".masthead", ".masthead .short"))
    assert head is not None
    assert label is not None
    assert head["height"] < 3 * label["height"] + 24
    assert page.evaluate("document.documentElement.scrollWidth") <= width
