import json
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web import render
from bot.web.cards import Door
from catalog.model import PageState, Platform
from handlers.messages import Card, CardPage, Choice, LinkButton, Reply, Telephone
from handlers.texts.talk import DID_IT_HELP, HELPED, HELPED_NOT
from handlers.texts.words import state_words

DAY = date(2026, 11, 12)
AROUND = render.PageSurroundings("/static/1", "Область", "https://guide.example", today=DAY)
CARD = Card(
    code="dp-3",
    name="Детская поликлиника № 3",
    official_name="ГУЗ «Детская поликлиника № 3»",
    place="Город, Северный район",
    address="ул. Мира, 1",
    phone="8 (8442) 33-03-03",
    pages=(
        CardPage(Platform.VK, "https://vk.com/dp3", PageState.CONFIRMED, DAY),
        CardPage(Platform.SITE, "https://dp3.example/", PageState.LISTED, None),
    ),
    services=(LinkButton("Запись к врачу", "https://gosuslugi.example/10700"),),
)
REPLY = Reply(
    "Детская поликлиника № 3.",
    "answer",
    (CARD,),
    (Choice("Не то", "wrong:dp-3"),),
    (LinkButton("Сайт", "https://dp3.example/"),),
)


class Page(HTMLParser):
    """What a browser would make of a page: its tags, its addresses, its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str]:
        return [value or "" for name, value in self.attributes if name == "href"]


def test_the_json_is_the_contract_to_the_letter() -> None:
    assert json.loads(json.dumps(render.reply_json(REPLY))) == {
        "text": "Детская поликлиника № 3.",
        "cards": [
            {
                "code": "dp-3",
                "name": "Детская поликлиника № 3",
                "official_name": "ГУЗ «Детская поликлиника № 3»",
                "place": "Город, Северный район",
                "address": "ул. Мира, 1",
                "phone": "8 (8442) 33-03-03",
                "pages": [
                    {
                        "platform": "vk",
                        "url": "https://vk.com/dp3",
                        "state": "confirmed",
                        "checked_on": "2026-11-12",
                    },
                    {
                        "platform": "site",
                        "url": "https://dp3.example/",
                        "state": "listed",
                        "checked_on": None,
                    },
                ],
                "services": [{"title": "Запись к врачу", "url": "https://gosuslugi.example/10700"}],
            }
        ],
        "choices": [{"label": "Не то", "choice": "wrong:dp-3"}],
        "links": [{"title": "Сайт", "url": "https://dp3.example/"}],
        "phones": [],
        "decision": "answer",
    }


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("8 (8442) 33-03-03", "tel:88442330303"),
        ("+7 8442 33-03-03", "tel:+78442330303"),
        ("8 (8442) 33-03-03 доб. 12", "tel:88442330303"),
        ("33-03-03, 33-03-04", "tel:330303"),
        ("8-8442-33-03-03; 112", "tel:88442330303"),
        ("103", "tel:103"),
        ("приёмная: 33-03-03", ""),
        ("5", ""),
        ("1" * 16, ""),
        ("", ""),
    ],
)
def test_a_phone_can_be_dialled(phone: str, link: str) -> None:
    assert render.phone_link(phone) == link


@pytest.mark.parametrize(
    ("url", "clickable"),
    [
        ("https://vk.com/dp3", True),
        ("HTTP://vk.com/dp3", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
        ("tel:122", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_clickable(url: str, *, clickable: bool) -> None:
    assert render.is_link(url) is clickable


def test_a_card_page_leads_to_every_channel() -> None:
    page = Page(render.card_page(AROUND, Door(CARD, ("Заметка",), "Вымысел", CARD.code)))
    assert {
        "https://vk.com/dp3",
        "https://dp3.example/",
        "https://gosuslugi.example/10700",
        "tel:88442330303",
        "/?start=dp-3",
    } <= set(page.links())
    assert "script" not in page.tags
    assert "Официальная: отметку «Госорганизация» видели 12 ноября 2026" in page.text
    assert "Заметка" in page.text
    assert "Вымысел" in page.text


@pytest.mark.parametrize("state", [PageState.REVOKED, PageState.BROKEN, PageState.MOVED])
def test_nobody_is_led_to_a_bad_page(state: PageState) -> None:
    bad = replace(CARD, pages=(CardPage(Platform.VK, "https://vk.com/bad", state, DAY),))
    page = Page(render.card_page(AROUND, Door(bad)))
    assert "https://vk.com/bad" not in page.links()
    assert state_words(bad.pages[0], DAY) in page.text


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_outside_text_never_becomes_markup(text: str) -> None:
    def pages(said: str) -> list[str]:
        card = replace(CARD, name=said or "имя", official_name=f"!{said}", address=f"!{said}")
        reply = Reply(
            f"!{said}", cards=(card,), choices=(Choice(f"!{said}", said),), links=(LinkButton(said, said),)
        )
        return [
            *Page(render.card_page(AROUND, Door(card, (f"!{said}",), f"!{said}"))).tags,
            *Page(render.answer_page(AROUND, f"!{said}", f"!{said}", reply)).tags,
            *Page(render.notice_page(AROUND, said, said)).tags,
        ]

    assert pages(text) == pages("слово")


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_the_words_for_the_script_stay_within_their_block(text: str) -> None:
    html = render.shell(render.PageSurroundings("/static/1", public_url=text), "session")
    block = html.partition('id="words">')[2].partition("</script>")[0]
    assert json.loads(block)["publicUrl"] == text
    assert "<" not in block


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("state", PageState)
def test_the_script_says_states_in_the_same_words(platform: Platform, state: PageState) -> None:
    html = render.shell(AROUND, "session")
    words = json.loads(html.partition('id="words">')[2].partition("</script>")[0])
    forms = words["states"][platform][state]
    dated = forms["dated"].replace("{date}", f"{DAY.day} {words['months'][DAY.month - 1]} {DAY.year}")
    assert dated == state_words(CardPage(platform, "", state, DAY), DAY)
    assert forms["undated"] == state_words(CardPage(platform, "", state, None), DAY)


def test_every_page_names_the_region_where_it_is_known() -> None:
    assert "Область" in Page(render.shell(AROUND, "s")).text
    assert Page(render.shell(render.PageSurroundings("/static/1"), "s")).text


def test_without_scripts_enter_sends_the_text_and_presses_nothing() -> None:
    html = render.answer_page(AROUND, "s", "вопрос", REPLY)
    with_choices, composer = html.split("<form")[1:]
    assert 'name="choice"' in with_choices
    assert "<textarea" not in with_choices
    assert 'name="choice"' not in composer
    assert "<textarea" in composer


def test_without_scripts_whether_it_helped_is_asked_below_the_card() -> None:
    choices = (Choice("Не то", "back"), Choice(HELPED, "help:yes"), Choice(HELPED_NOT, "help:no"))
    reply = replace(REPLY, text=f"Вот она.\n{DID_IT_HELP}", cards=(CARD,), choices=choices)
    text = Page(render.answer_page(AROUND, "s", "вопрос", reply)).text
    assert text.index("Вот она.") < text.index(CARD.name) < text.index(DID_IT_HELP) < text.index(HELPED)
    assert text.count(DID_IT_HELP) == 1


def test_without_scripts_numbers_are_dialled_by_a_press() -> None:
    reply = replace(REPLY, phones=(Telephone("Скорая", "103"), Telephone("<b>", "звоните")))
    html = render.answer_page(AROUND, "s", "вопрос", reply)
    page = Page(html)
    assert "tel:103" in page.links()
    assert "Позвонить 103" in page.text
    assert html.count('class="call"') == html.count('class="calls"') == 1
    assert 'class="calls"' not in render.answer_page(AROUND, "s", "вопрос", REPLY)
