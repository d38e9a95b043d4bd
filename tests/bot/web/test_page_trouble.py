"""The page when the server is gone, slow or broken, or an answer gets lost: nothing lost, nothing doubled."""

import asyncio
import json
import socket
import threading
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from bot.web.run import create_app
from handlers.messages import Choice, Incoming, Reply
from tests.bot.web.person import ask, exchange
from tests.bot.web.register import CONTEXT
from tests.bot.web.serving import Answering, Guiding, answering, running, settings, talking

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


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


def test_a_phone_without_a_network_says_so_and_sends_later(page: Page, window: BrowserContext) -> None:
    with talking(CONTEXT) as url:
        page.goto(url)
        expect(exchange(page, 1).locator(".answer")).to_be_visible()
        window.set_offline(True)
        expect(page.get_by_role("status").first).to_contain_text("пропал интернет")
        ask(page, "школа 21")
        expect(exchange(page, 2).locator(".delivery")).to_have_text("Ещё не отправлено")
        window.set_offline(False)
        expect(exchange(page, 2).locator(".answer")).to_be_visible()


def test_while_the_list_is_loaded_it_says_so_and_answers_when_it_is(page: Page) -> None:
    async def answer(_incoming: Incoming) -> Reply:
        return Reply("Здравствуйте")

    guiding = Guiding()
    with running(create_app(Answering(answer), guiding, settings())) as url:
        page.goto(url)
        expect(page.get_by_role("status").first).to_contain_text("ещё загружается")
        guiding.context = CONTEXT
        expect(exchange(page, 1).locator(".answer")).to_contain_text("Здравствуйте")
        expect(page.get_by_role("button", name="Повторить сейчас")).to_be_hidden()


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

        def lose_first(route: Route) -> None:
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
    thought_over = threading.Event()

    async def answer(incoming: Incoming) -> Reply:
        if incoming.text == "медленно":
            await asyncio.to_thread(thought_over.wait, 30)
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
        thought_over.set()
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


def test_what_the_server_refuses_is_said_in_its_words(page: Page) -> None:
    kept = {"session": "a" * 300, "entries": [], "draft": ""}
    page.add_init_script(f"sessionStorage.setItem('gospublic.conversation.2', '{json.dumps(kept)}')")
    with talking(CONTEXT) as url:
        page.goto(url)
        expect(page.locator(".notice")).to_contain_text("session")
        expect(page.get_by_role("button", name="Повторить сейчас")).to_be_hidden()


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        return int(listening.getsockname()[1])
