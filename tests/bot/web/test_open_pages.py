"""What search engines, newsreaders and other sites take: markup, lists, site map, feed, badge, frame."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.web.crawl import sitemap
from bot.web.crawl.badge import badge
from bot.web.crawl.linked_data import types
from catalog.model import CONFIRMATION_DAYS
from catalog.search.vocabulary.vocabulary import load_vocabulary
from handlers.view.card import card_of
from tests.bot.web.api.serving import serving
from tests.bot.web.register import CATALOG, CLINIC, CONTEXT, HOSTILE, SCHOOLS, TODAY
from tests.bot.web.serving import running
from tests.bot.web.test_accessibility import violations

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PUBLIC = "https://guide.example"
OPENED = """
- dialog "Справочник учреждений":
  - link "В новой вкладке"
  - button "Закрыть чат"
  - iframe
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("register")
    with serving(folder, public_url=PUBLIC, frame_sites="http://localhost:*, nonsense") as (url, _, _):
        yield url


def parsed(written: str | bytes) -> ET.Element:
    return ET.fromstring(written)  # noqa: S314 - our own


class Head(HTMLParser):
    """Reads a page as a crawler does: its markup of data, and where it says that it stands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.data: list[dict[str, object]] = []
        self.canonical = ""
        self.links: list[str] = []
        self._is_data = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self._is_data = held.get("type") == "application/ld+json"
        if held.get("rel") == "canonical":
            self.canonical = held.get("href") or ""
        if tag == "a":
            self.links.append(held.get("href") or "")

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data.append(json.loads(data))
            self._is_data = False


def test_a_card_tells_crawlers_what_it_is_and_vouches_for_confirmed_pages_alone(url: str) -> None:
    head = Head(httpx.get(f"{url}/i/{CLINIC.code}").text)
    assert head.canonical == f"{PUBLIC}/i/{CLINIC.code}"
    (found,) = head.data
    assert (found["@type"], found["legalName"]) == ("MedicalClinic", CLINIC.official_name)
    assert found["sameAs"] == ["https://vk.com/dp3"]
    assert found["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "RU",
        "addressRegion": "Тридесятая область",
        "addressLocality": "Северный",
        "streetAddress": "ул. Мира, 1",
    }


def test_no_name_breaks_out_of_the_markup(url: str) -> None:
    page = httpx.get(f"{url}/i/markup").text
    assert HOSTILE not in page
    assert HOSTILE in str(Head(page).data[0]["legalName"])


def test_each_kind_has_a_type_and_no_type_a_kind_that_is_none() -> None:
    named = [kind for kinds in types().types.values() for kind in kinds]
    assert len(named) == len(set(named))
    assert set(named) <= set(load_vocabulary().kinds)


def test_the_map_leads_to_every_card(url: str) -> None:
    assert f"Sitemap: {PUBLIC}/sitemap.xml" in httpx.get(f"{url}/robots.txt").text
    index = parsed(httpx.get(f"{url}/sitemap.xml").content)
    parts = [part.text or "" for part in index.iter(f"{MAP}loc")]
    listed: list[str] = []
    for part in parts:
        tree = parsed(httpx.get(part.replace(PUBLIC, url)).content)
        listed += [place.text or "" for place in tree.iter(f"{MAP}loc")]
    assert {f"{PUBLIC}/i/{one.code}" for one in CATALOG.institutions} <= set(listed)
    assert all(httpx.get(address.replace(PUBLIC, url)).is_success for address in listed)
    assert httpx.get(f"{url}/sitemap-2.xml").status_code == 404


def test_a_part_of_the_map_is_never_held_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(sitemap.part(PUBLIC, CATALOG, {}, 1))
    monkeypatch.setattr(sitemap, "AT_ONCE", 2)
    pieces = list(sitemap.part(PUBLIC, CATALOG, {}, 1))
    assert len(pieces) > len(CATALOG.institutions) / 2
    assert max(piece.count(b"<loc>") for piece in pieces) == 2
    assert b"".join(pieces) == b"".join(whole)


def test_lists_lead_from_the_first_page_to_every_card(url: str) -> None:
    lists = [link for link in Head(httpx.get(f"{url}/browse").text).links if "/browse/kind/" in link]
    found = {link for one in lists for link in Head(httpx.get(url + one).text).links}
    assert {f"/i/{one.code}" for one in SCHOOLS} <= found
    for path in (
        "kind/unheard-of",
        "place/unheard-of",
        "colour/red",
        "kind/school?page=2",
        "kind/school?page=x",
    ):
        assert httpx.get(f"{url}/browse/{path}").status_code == 404


def test_the_feed_tells_of_changes_by_kind_and_place(url: str) -> None:
    def titles(query: str) -> list[str]:
        tree = parsed(httpx.get(f"{url}/changes.atom{query}").content)
        return [title.text or "" for title in tree.iter(f"{ATOM}title")][1:]

    assert len(titles("")) == len(CATALOG.institutions)
    assert len(titles("?kind=школа&place=Северный")) == len(SCHOOLS)
    assert titles("?kind=<unheard>&place=<of>") == []


def test_a_badge_names_its_page_and_turns_grey_when_its_confirmation_lapses(url: str) -> None:
    picture = httpx.get(f"{url}/badge/{CLINIC.code}.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert f"vk.com/dp3: отметку видели {TODAY:%d.%m.%Y}" in picture.text
    lapsed = badge(card_of(CLINIC, CONTEXT, TODAY + timedelta(days=CONFIRMATION_DAYS + 1))).decode()
    assert "отметку видели" not in lapsed
    assert "официальн" not in picture.text + lapsed
    unknown = httpx.get(f"{url}/badge/unheard-of.svg").text
    parsed(unknown)
    assert "нет" in unknown


def test_who_keeps_what_and_how_to_tell_of_a_weakness(url: str) -> None:
    told = httpx.get(f"{url}/.well-known/security.txt").text
    assert re.search(r"^Contact: (https|mailto):", told, re.MULTILINE)
    assert re.search(r"^Expires: \d{4}-", told, re.MULTILINE)


def test_pages_are_usable_by_everybody(url: str, page: Page) -> None:
    for path in ("/privacy", "/accessibility", "/browse", "/browse/kind/school", f"/i/{CLINIC.code}"):
        page.goto(url + path)
        assert violations(page) == []


def test_a_listed_site_shows_the_chat_in_a_frame_and_no_other(url: str, page: Page) -> None:
    policy = httpx.get(f"{url}/embed").headers["content-security-policy"]
    assert "frame-ancestors http://localhost:*" in policy
    assert "frame-ancestors 'none'" in httpx.get(f"{url}/").headers["content-security-policy"]
    with foreign_site(url) as other:
        page.goto(other.replace("127.0.0.1", "localhost"))
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="О школе")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Спросить об учреждении")).to_be_focused()
        page.keyboard.press("Enter")
        chat = page.frame_locator("iframe")
        expect(chat.get_by_role("textbox")).to_be_visible()
        expect(page.get_by_role("dialog")).to_match_aria_snapshot(OPENED)
        expect(page.get_by_role("button", name="Закрыть чат")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.shadowRoot.activeElement.tagName") == "IFRAME"
        page.keyboard.press("Shift+Tab")
        page.get_by_role("button", name="Закрыть чат").press("Escape")
        expect(page.get_by_role("button", name="Спросить об учреждении")).to_be_focused()
        assert page.context.cookies() == []


def test_a_site_that_is_not_listed_shows_the_way_to_the_chat_alone(url: str, window: BrowserContext) -> None:
    page = window.new_page()
    with foreign_site(url) as other:
        page.goto(other)
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.get_by_role("button", name="Спросить об учреждении").click()
        expect(page.get_by_role("link", name="В новой вкладке")).to_have_attribute("href", f"{url}/")
        expect(page.frame_locator("iframe").get_by_role("textbox")).to_have_count(0)


@contextmanager
def foreign_site(url: str) -> Iterator[str]:
    """A school's page with the widget, at an origin of its own."""
    shown = (
        '<!doctype html><html lang="ru"><title>Школа</title><body><h1>Школа № 20</h1>'
        f'<a href="#about">О школе</a><script src="{url}/widget.js"></script>'
    )

    async def school(_request: Request) -> HTMLResponse:
        return HTMLResponse(shown)

    with running(Starlette(routes=[Route("/", school)])) as other:
        yield other


def test_in_a_frame_a_plain_form_is_answered_in_the_frame(url: str) -> None:
    asked = httpx.get(f"{url}/embed").text
    assert 'action="/embed"' in asked
    assert 'action="/"' not in asked
    answer = httpx.post(f"{url}/embed", data={"session": "s", "text": "школа"})
    assert "frame-ancestors http://localhost:*" in answer.headers["content-security-policy"]
    assert 'action="/embed"' in answer.text


def test_without_the_setting_nobody_frames_the_chat(tmp_path: Path) -> None:
    with serving(tmp_path) as (url, _, _):
        assert httpx.get(f"{url}/embed").status_code == 404
        assert httpx.post(f"{url}/embed", data={"session": "s", "text": "a"}).status_code == 404
