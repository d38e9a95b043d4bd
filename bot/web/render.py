"""Reply → the JSON of the contract; pages of HTML. Pure: values in, text out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.feedback.table_formats import shown
from bot.web.cards import Door
from catalog.model import PageState, Platform
from handlers.messages import Card, CardPage, Reply
from handlers.texts import open_pages, statistics
from handlers.texts import page as texts
from handlers.texts.greeting import DEMONSTRATION
from handlers.texts.words import MONTHS, PAGE_TITLES, PLATFORMS, bare, day, state_words
from handlers.view.card import FOLLOWABLE
from handlers.view.route import route_to
from handlers.view.statistics_tables import Table

MOST_DRAWN = 15
"""Bars of a chart; a longer table is drawn by its largest rows."""

MOST_OPEN = 10
"""Rows of a table that stands open; a longer one is unfolded."""

NOTHING = Reply("")
LINK_SCHEMES = frozenset({"http", "https"})

_PHONE = re.compile(r"\s{0,9}(\+?)(\d[\d\s()\u2011\u2013-]{0,60})")
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class PageSurroundings:
    """What every page shows around its own content."""

    static: str  # the address of the style and the scripts
    region: str = ""
    public_url: str = ""  # how residents reach this server; empty: as they reached it now
    phones: tuple[str, ...] = ()  # the region's numbers: where an answer names one, it can be pressed
    today: date = field(default_factory=date.today)
    label: str = ""  # what is said of a list that isn't the operator's own
    home: str = "/"  # where questions are sent by a plain form


def reply_json(reply: Reply) -> dict[str, Any]:
    """Exactly the keys of the contract: text, cards, choices, links, phones, decision."""
    return {
        "text": reply.text,
        "cards": [card_json(card) for card in reply.cards],
        "choices": [asdict(choice) for choice in reply.choices],
        "links": [asdict(link) for link in reply.links],
        "phones": [asdict(phone) for phone in reply.phones],
        "decision": reply.decision,
    }


def card_json(card: Card) -> dict[str, Any]:
    """A card with its dates in ISO 8601, or null."""
    fields = asdict(card)
    for page in fields["pages"]:
        page["checked_on"] = page["checked_on"] and page["checked_on"].isoformat()
    return fields


def main_page(card: Card) -> CardPage | None:
    """The page to go to: the first that may be followed, a social one before a site."""
    followed = [page for page in card.pages if page.state in FOLLOWABLE]
    social = [page for page in followed if page.platform is not Platform.SITE]
    return next(iter((*social, *followed)), None)


def is_link(url: str) -> bool:
    """Whether an address may be made clickable: anything but http(s) is shown as text."""
    try:
        return urlsplit(url).scheme in LINK_SCHEMES
    except ValueError:
        return False


def phone_link(phone: str) -> str:
    """`tel:` of the first number, or nothing: «8 (8442) 33-03-03 доб. 2» → `tel:88442330303`."""
    number = _PHONE.match(phone)
    digits = re.sub(r"\D", "", number[2]) if number else ""
    if number is None or not 2 <= len(digits) <= 15:  # noqa: PLR2004 - the shortest («03») and the longest of E.164
        return ""
    return f"tel:{number[1]}{digits}"


def shell(around: PageSurroundings, session: str, code: str = "", greeting: Reply = NOTHING) -> str:
    """The chat page. Without scripts it says the greeting, and leads to the card of `code` where given."""
    words = _script_words(around)
    return fill("chat.html", around, session=session, code=code, greeting=greeting, script_words=words)


def answer_page(around: PageSurroundings, session: str, said: str, reply: Reply) -> str:
    """One question and its answer, where scripts are off."""
    shown = {page.url for card in reply.cards for page in card.pages}
    shown |= {service.url for card in reply.cards for service in card.services}
    links = [link for link in reply.links if link.url not in shown]
    return fill("answer.html", around, session=session, said=said, reply=reply, links=links)


def card_page(
    around: PageSurroundings, door: Door, base: str = "", data: Mapping[str, object] | None = None
) -> str:
    """The card behind a door, leading to every channel that the institution has.

    `base`: what absolute addresses begin with. `data`: the card in JSON-LD.
    """
    return fill(
        "card.html",
        around,
        door=door,
        base=base,
        data=data,
        open_texts=open_pages,
    )


def notice_page(around: PageSurroundings, title: str, sentence: str) -> str:
    """A page that says one thing and leads to the chat."""
    return fill("notice.html", around, title=title, sentence=sentence)


def stats_page(around: PageSurroundings, tables: Sequence[Table], label: str) -> str:
    """The figures with their charts. `label`: what is said of a list that isn't the operator's own."""
    return fill(
        "stats.html",
        around,
        tables=tables,
        label=label,
        stats=statistics,
        most_drawn=MOST_DRAWN,
        most_open=MOST_OPEN,
    )


def _script_words(around: PageSurroundings) -> dict[str, Any]:
    return {
        **texts.CHAT_WORDS,
        "platforms": PLATFORMS,
        "months": MONTHS,
        "states": {platform: _state_forms(platform) for platform in Platform},
        "followable": FOLLOWABLE,
        "phones": around.phones,
        "publicUrl": around.public_url,
        "label": DEMONSTRATION,
    }


def _state_forms(platform: Platform) -> dict[str, dict[str, str]]:
    """The words of every state, with `{date}` where the day comes, so that they are written once only."""
    return {
        state: {"dated": _form(platform, state, _ANY_DAY), "undated": _form(platform, state, None)}
        for state in PageState
    }


def _form(platform: Platform, state: PageState, checked_on: date | None) -> str:
    return state_words(CardPage(platform, "", state, checked_on), _ANY_DAY).replace(day(_ANY_DAY), "{date}")


def fill(template: str, around: PageSurroundings, **content: Any) -> str:  # noqa: ANN401 - any template, any content
    """The page that a template makes of its content."""
    return _templates.get_template(template).render(around=around, texts=texts, **content)


_templates = Environment(
    loader=PackageLoader("bot.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
_templates.globals.update(
    page_titles=PAGE_TITLES, platforms=PLATFORMS, followable=FOLLOWABLE, state_words=state_words
)
_templates.filters.update(
    shown=shown,
    bare=bare,
    day=day,
    main_page=main_page,
    route=route_to,
    is_link=is_link,
    phone_link=phone_link,
    path=lambda text: quote(text, safe=""),
)
