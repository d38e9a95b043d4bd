"""What becomes of texts on the page: hostile ones stay text, telephone numbers can be pressed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from catalog.region import Contact, Purpose, Region
from handlers.context import Context
from handlers.messages import Card, Choice, Incoming, LinkButton, Reply
from handlers.texts.talk import DID_IT_HELP, HELPED, HELPED_NOT
from tests.bot.web.person import ask, exchange, wider_than_the_screen
from tests.bot.web.register import CATALOG, CONTEXT, HOSTILE
from tests.bot.web.serving import answering, talking

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def chat() -> Iterator[str]:
    with talking(CONTEXT) as url:
        yield url


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


def test_whether_it_helped_is_asked_below_the_card(page: Page) -> None:
    card = Card("dp-3", "Поликлиника", "", "Город", "", "", (), ())
    choices = (Choice("Не то", "wrong:dp-3"), Choice(HELPED, "help:yes"), Choice(HELPED_NOT, "help:no"))

    async def answer(_incoming: Incoming) -> Reply:
        return Reply(f"Вот она.\n{DID_IT_HELP}", cards=(card,), choices=choices)

    with answering(answer, CONTEXT) as url:
        page.goto(url)
        expect(page.locator(".answer > .text")).to_have_text("Вот она.")
        expect(page.locator(".card ~ .choices .head")).to_have_text(DID_IT_HELP)
        expect(page.locator(".choices .head + button")).to_have_text(HELPED)
