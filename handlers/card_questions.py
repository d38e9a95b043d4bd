"""Questions about the card shown last that the list can't answer: it says where to ask."""

from dataclasses import replace

from catalog.model import Platform
from handlers.asking import is_whole
from handlers.institution import card_of
from handlers.messages import Card, Reply
from handlers.plain import bare
from handlers.show import show
from handlers.texts import talk as texts
from handlers.turn import Turn


def hours(turn: Turn) -> Reply | None:
    """Opening hours aren't kept: the telephone and the site are. None where no card was shown."""
    institution = turn.catalog.get(turn.session.shown) if turn.session.shown else None
    if institution is None or is_whole(turn.catalog.search(turn.said).clues):
        return None
    card = card_of(institution, turn.context, turn.today)
    ways = [texts.NO_HOURS]
    if card.phone:
        ways.append(texts.HOURS_BY_PHONE.format(phone=card.phone))
    if site := _site(card):
        ways.append(texts.HOURS_ON_SITE.format(site=bare(site)))
    return Reply(" ".join(ways), session=turn.session)


def detail(turn: Turn, asked: str) -> Reply | None:
    """«А телефон?»: that, or that it isn't known, and the card again. None where no card was shown."""
    if turn.catalog.get(turn.session.shown) is None:
        return None
    reply = show(turn, turn.session.shown)
    found = next((_detail(card, asked) for card in reply.cards), "")
    answer = texts.DETAILS[asked].format(found) if found else texts.NO_DETAIL[asked]
    return replace(reply, text=f"{answer}\n{reply.text}", session=turn.session)


def _detail(card: Card, asked: str) -> str:
    links = ", ".join(bare(page.url) for page in card.pages)
    return {"phone": card.phone, "address": card.address, "site": links}[asked]


def _site(card: Card) -> str:
    return next((page.url for page in card.pages if page.platform is Platform.SITE), "")
