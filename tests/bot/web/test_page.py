"""The chat page in a real browser, on a real server, with the real dialogue over a small register."""

import asyncio
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.conversation import Conversation
from bot.pace import Pace
from bot.sessions import MemorySessions
from bot.web.run import create_app
from catalog.region import Contact, Purpose, Region
from handlers.context import Context
from handlers.messages import Choice, Incoming, LinkButton, Reply
from tests.bot.web.register import CATALOG, CONTEXT, HOSTILE
from tests.bot.web.serving import Answering, Guiding, answering, running, settings

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


class NoNotebook:
    """Nothing is reported in these tests."""

    def write_report(self, kind: str, code: str, text: str, on: date) -> int:
        raise AssertionError((kind, code, text, on))


@pytest.fixture(scope="module")
def chat() -> Iterator[str]:
    conversation = Conversation(Guiding(CONTEXT), MemorySessions(), Pace(), NoNotebook())
    with running(create_app(conversation, Guiding(CONTEXT), settings())) as url:
        yield url


def ask(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


def exchange(page: Page, number: int) -> Any:
    """The number-th exchange, the greeting being the first."""
    return page.locator(".exchange").nth(number - 1)


def test_greets_and_answers_with_a_card(page: Page, chat: str) -> None:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_contain_text("бот")
    ask(page, "детская поликлиника 3")
    card = exchange(page, 2).locator(".card")
    expect(card.get_by_role("heading", level=2)).to_contain_text("поликлиника № 3")
    expect(card.get_by_role("link", name="ВКонтакте: vk.com/dp3")).to_have_attribute(
        "href", "https://vk.com/dp3"
    )
    expect(card).to_contain_text("официальная: отметку «Госорганизация» видели")
    expect(card.get_by_role("link", name="8 (8442) 33-03-03")).to_have_attribute("href", "tel:88442330303")
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
    session = page.evaluate("JSON.parse(sessionStorage.getItem('gospublic.conversation.1')).session")
    page.get_by_role("button", name="Начать заново").click()
    expect(page.locator(".exchange")).to_have_count(1)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    assert session not in page.evaluate("sessionStorage.getItem('gospublic.conversation.1')")


def test_a_door_opens_the_chat_on_its_card_once(page: Page, chat: str) -> None:
    page.goto(f"{chat}/?start=dp-3")
    expect(page.locator(".card h2")).to_contain_text("поликлиника № 3")
    page.reload()
    expect(page.locator(".card")).to_have_count(1)
    page.goto(f"{chat}/?start=%3Cscript%3E")
    expect(page.locator(".card")).to_have_count(1)


@pytest.mark.parametrize(
    "text",
    [HOSTILE, "<b>&amp;</b><script>alert(1)</script>", "\u202eксат\u202c", "👵🏽🏥", "a" * 3_000, "שלום"],
)
def test_hostile_text_stays_text(page: Page, chat: str, text: str) -> None:
    page.goto(chat)
    title = page.title()
    ask(page, text)
    expect(exchange(page, 2).locator(".answer")).to_be_visible()
    assert exchange(page, 2).locator(".said").text_content() == text
    page.reload()
    assert exchange(page, 2).locator(".said").text_content() == text
    assert page.title() == title
    assert page.locator("#log img, #log script, #log b").count() == 0
    assert wider_than_the_screen(page) == 0


def test_a_hostile_answer_stays_text(page: Page) -> None:
    async def answer(_incoming: Incoming) -> Reply:
        link = LinkButton("Сюда", "javascript:document.title='взломано'")
        return Reply(
            HOSTILE, choices=(Choice(HOSTILE, "x"),), links=(link, LinkButton(HOSTILE, "https://a.example"))
        )

    with answering(answer, CONTEXT) as url:
        page.goto(url)
        expect(page.locator(".text")).to_have_text(HOSTILE)
        assert page.locator("#log img").count() == 0
        assert page.locator("a[href^=javascript]").count() == 0
        expect(page.locator(".links a")).to_have_text(HOSTILE)


def test_numbers_to_be_called_can_be_pressed(page: Page) -> None:
    lines = [
        "Плохо сейчас — звоните 103 или 112.",
        "Школа № 112, ул. Мира, 103.",
        "Линия: 8 800 100-70-10.",
        "Запись к врачу: 103.",
    ]

    async def answer(_incoming: Incoming) -> Reply:
        return Reply("\n".join(lines))

    numbers = ("103", "112", "8 800 100-70-10")
    contacts = tuple(Contact(Purpose.EMERGENCY, "", number, "") for number in numbers)
    with answering(answer, Context(CATALOG, Region("tests", contacts=contacts))) as url:
        page.goto(url)
        expect(page.locator(".text")).to_have_text("".join(lines))
        links = [link.get_attribute("href") for link in page.locator(".text a").all()]
    assert links == ["tel:103", "tel:112", "tel:88001007010", "tel:103"]


def test_a_server_that_is_gone_loses_nothing(page: Page) -> None:
    heard: list[str] = []

    async def answer(incoming: Incoming) -> Reply:
        heard.append(incoming.text)
        return Reply(f"Вы сказали: {incoming.text}")

    app = create_app(Answering(answer), Guiding(CONTEXT), settings())
    port = free_port()
    with running(app, port) as url:
        page.goto(url)
        expect(exchange(page, 1).locator(".answer")).to_be_visible()
    ask(page, "первое")
    expect(page.get_by_role("status").first).to_contain_text("Нет связи")
    expect(exchange(page, 2).locator(".delivery")).to_have_text("Ещё не отправлено")
    ask(page, "второе")
    expect(exchange(page, 3).locator(".delivery")).to_have_text("Ещё не отправлено")
    expect(page.locator("#typing")).to_be_hidden()
    with running(app, port):
        page.get_by_role("button", name="Повторить сейчас").click()
        expect(exchange(page, 3).locator(".answer")).to_contain_text("второе")
        expect(exchange(page, 2).locator(".answer")).to_contain_text("первое")
        expect(page.get_by_role("button", name="Повторить сейчас")).to_be_hidden()
        expect(exchange(page, 2).locator(".delivery")).to_have_text("")
    assert heard == ["/start", "первое", "второе"]


def test_a_phone_without_a_network_says_so_and_sends_later(
    page: Page, window: BrowserContext, chat: str
) -> None:
    page.goto(chat)
    expect(exchange(page, 1).locator(".answer")).to_be_visible()
    window.set_offline(True)
    expect(page.get_by_role("status").first).to_contain_text("пропал интернет")
    ask(page, "школа 21")
    expect(exchange(page, 2).locator(".delivery")).to_have_text("Ещё не отправлено")
    window.set_offline(False)
    expect(exchange(page, 2).locator(".answer")).to_be_visible()


def test_an_unsent_message_outlives_a_reload_and_goes_by_itself(page: Page) -> None:
    attempts = 0

    async def answer(incoming: Incoming) -> Reply:
        nonlocal attempts
        attempts += incoming.text == "важное"
        return Reply(f"Вы сказали: {incoming.text}")

    with answering(answer, CONTEXT) as url:
        page.goto(url)
        expect(exchange(page, 1).locator(".answer")).to_be_visible()
        page.route("**/api/messages", lambda route: route.abort())
        ask(page, "важное")
        expect(page.get_by_role("status").first).to_contain_text("Нет связи")
        page.reload()
        expect(exchange(page, 2).locator(".said")).to_have_text("важное")
        page.unroute("**/api/messages")
        expect(exchange(page, 2).locator(".answer")).to_contain_text("важное")
    assert attempts == 1


def test_an_answer_that_got_lost_is_asked_for_again_but_counted_once(page: Page) -> None:
    heard: list[str] = []

    async def answer(incoming: Incoming) -> Reply:
        heard.append(incoming.text)
        return Reply(f"Ответ {len(heard)}")

    with answering(answer, CONTEXT) as url:
        page.goto(url)
        expect(exchange(page, 1).locator(".answer")).to_have_text("Бот: Ответ 1")
        lost: list[int] = []

        def lose_first(route: Any) -> None:
            response = route.fetch()
            lost.append(response.status)
            if len(lost) > 1:
                route.fulfill(response=response)
            else:
                route.abort()

        page.route("**/api/messages", lose_first)
        ask(page, "ещё")
        expect(exchange(page, 2).locator(".answer")).to_have_text("Бот: Ответ 2")
    assert heard == ["/start", "ещё"]
    assert lost == [200, 200]


def test_slow_answers_keep_their_order_and_are_announced_as_typing(page: Page) -> None:
    async def answer(incoming: Incoming) -> Reply:
        await asyncio.sleep(0.8 if incoming.text == "медленно" else 0)
        return Reply(f"Вы сказали: {incoming.text}", choices=(Choice("Ещё", "more"),))

    with answering(answer, CONTEXT) as url:
        page.goto(url)
        more = exchange(page, 1).get_by_role("button", name="Ещё")
        expect(more).to_be_visible()
        expect(page.locator("#typing")).to_be_hidden()
        ask(page, "медленно")
        more.dblclick()
        ask(page, "быстро")
        expect(page.locator("#typing")).to_be_visible()
        expect(exchange(page, 4).locator(".answer")).to_contain_text("быстро")
        expect(page.locator("#typing")).to_be_hidden()
        expect(page.locator(".exchange")).to_have_count(4)
        assert page.locator(".said").all_inner_texts() == ["медленно", "Ещё", "быстро"]


def test_what_the_server_stumbles_over_is_said_and_holds_up_nothing(page: Page) -> None:
    async def answer(incoming: Incoming) -> Reply:
        if incoming.text == "сломайся":
            raise RuntimeError
        return Reply("Хорошо")

    with answering(answer, CONTEXT) as url:
        page.goto(url)
        ask(page, "сломайся")
        ask(page, "дальше")
        expect(exchange(page, 2).locator(".notice")).to_contain_text("сломалось")
        expect(exchange(page, 2).locator(".delivery")).to_have_text("Осталось без ответа")
        expect(exchange(page, 3).locator(".answer")).to_contain_text("Хорошо")


def test_what_the_server_refuses_is_said_in_its_words(page: Page, chat: str) -> None:
    kept = {"session": "a" * 300, "entries": [], "draft": ""}
    page.add_init_script(f"sessionStorage.setItem('gospublic.conversation.1', '{json.dumps(kept)}')")
    page.goto(chat)
    expect(page.locator(".notice")).to_contain_text("session")
    expect(page.get_by_role("button", name="Повторить сейчас")).to_be_hidden()


@pytest.mark.parametrize("screen", [{"viewport": {"width": 320, "height": 568}}])
def test_nothing_is_wider_than_a_small_screen(page: Page, chat: str) -> None:
    for address in ("/", "/i/dp-3", "/i/markup", "/i/nobody"):
        page.goto(chat + address)
        assert wider_than_the_screen(page) == 0
    page.goto(chat)
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


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        return int(listening.getsockname()[1])


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
