"""The whole way: the starter register in a database, the real dialogue, a real server, a real browser."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from bot.bootstrap import Parts, assemble
from bot.deep_links import Bots
from bot.web.run import create_app
from catalog.model import Platform
from tests.bot.web.person import wider_than_the_screen
from tests.bot.web.serving import running, settings

pytestmark = pytest.mark.xdist_group("browser")

QUESTIONS = ["поликлиника 5", "администрация волжского", "как записаться к врачу", "мэрия"]
KEYS = {"text", "cards", "choices", "links", "phones", "decision"}
CARD_KEYS = {"code", "name", "official_name", "place", "address", "phone", "pages", "services"}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    folder: Path = tmp_path_factory.mktemp("register")
    parts = assemble(settings(database_url=f"sqlite:///{folder}/register.sqlite3"))
    parts.guide.refresh()
    yield parts
    parts.register.close()


@pytest.fixture(scope="module")
def chat(parts: Parts) -> Iterator[str]:
    with running(create_app(parts.conversation, parts.guide, parts.settings)) as url:
        yield url


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_by_the_contract(chat: str, question: str) -> None:
    response = httpx.post(f"{chat}/api/messages", json={"session": question, "text": question})
    assert response.status_code == 200
    answer = response.json()
    assert set(answer) == KEYS
    assert answer["text"]
    assert all(set(card) == CARD_KEYS for card in answer["cards"])
    assert answer["cards"] or answer["choices"] or answer["links"]


def test_every_institution_has_its_door(chat: str, parts: Parts) -> None:
    assert parts.guide.context
    institutions = parts.guide.context.catalog.institutions
    assert len(institutions) >= 170
    with httpx.Client(base_url=chat) as client:
        for institution in institutions:
            response = client.get(f"/i/{institution.code}")
            assert response.status_code == 200
            assert "<script>" not in response.text
            assert f'/?start={institution.code}"' in response.text


def test_a_door_leads_to_every_channel(parts: Parts) -> None:
    bots = Bots({Platform.TELEGRAM: "guide_bot", Platform.VK: "club77", Platform.MAX: "guide"})
    app = create_app(parts.conversation, parts.guide, parts.settings, bots=bots)
    with running(app) as url:
        for code in ("vlg-poliklinika-5", "service-doctor"):
            page = httpx.get(f"{url}/i/{code}").text
            assert f"https://t.me/guide_bot?start={code}" in page
            assert f"https://vk.me/club77?ref={code}" in page
            assert f"https://max.ru/guide?start={code}" in page
            assert f'/?start={code}"' in page


def test_a_service_that_is_none_has_no_door(chat: str) -> None:
    assert httpx.get(f"{chat}/i/service-nothing").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("screen", [{"viewport": {"width": 320, "height": 568}}])
def test_every_list_leads_to_a_card(page: Page, chat: str) -> None:
    page.goto(chat)
    for number, question in enumerate(QUESTIONS, start=1):
        page.get_by_role("textbox").fill(question)
        page.keyboard.press("Enter")
        expect(page.locator(".exchange").nth(number).locator(".answer")).to_be_visible()
        assert wider_than_the_screen(page) == 0
    page.get_by_role("textbox").fill("поликлиника 5")
    page.keyboard.press("Enter")
    last = page.locator(".exchange").last
    expect(last.locator(".answer")).to_be_visible()
    if not last.locator(".card").count():
        last.locator(".choices button").first.click()
    expect(page.locator(".exchange").last.locator(".card h2")).to_be_visible()


@pytest.mark.timeout(30)
@pytest.mark.parametrize("text", ["a-" * 30_000, "a+" * 10_000], ids=["a-", "a+"])
def test_a_text_that_froze_the_process_is_answered_like_any_other(chat: str, text: str) -> None:
    response = httpx.post(f"{chat}/api/messages", json={"session": text[:2], "text": text}, timeout=20)
    assert response.json()["text"]
    assert httpx.get(f"{chat}/healthz", timeout=5).status_code == 200
