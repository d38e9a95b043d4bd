"""Questions about the card shown last that the list can't answer: it says where to ask."""

from dataclasses import replace

from catalog.model import Platform, is_fresh
from handlers.dialogue.clues import is_whole
from handlers.dialogue.intents import platform
from handlers.dialogue.turn import Turn
from handlers.messages import Card, Reply
from handlers.steps.show import show
from handlers.texts import talk as texts
from handlers.texts.words import PLATFORMS, bare, state_words
from handlers.view.card import card_of


def hours(turn: Turn) -> Reply | None:
    """The opening hours, or where to ask for them. None where no card was shown."""
    institution = turn.catalog.get(turn.session.shown) if turn.session.shown else None
    if institution is None or is_whole(turn.query.clues):
        return None
    if institution.hours and is_fresh(institution.seen_on, turn.today):
        return Reply(texts.hours(institution.hours, institution.seen_on), session=turn.session)
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


def pages(turn: Turn) -> Reply | None:
    """«А телеграм?», «это официальная?»: the pages asked for, each with its state, and the card again."""
    if turn.catalog.get(turn.session.shown) is None:
        return None
    reply = show(turn, turn.session.shown)
    wanted = platform(turn.words)
    found = [page for card in reply.cards for page in card.pages if wanted in (None, page.platform)]
    lines = [
        texts.PAGE.format(
            platform=PLATFORMS[page.platform], address=bare(page.url), state=state_words(page, turn.today)
        )
        for page in found
    ]
    nothing = texts.NO_SUCH_PAGE.format(platform=PLATFORMS[wanted]) if wanted else texts.NO_PAGES
    return replace(reply, text="\n".join(lines or [nothing]), session=turn.session)


def _detail(card: Card, asked: str) -> str:
    return {"phone": card.phone, "address": card.address}[asked]


def _site(card: Card) -> str:
    return next((page.url for page in card.pages if page.platform is Platform.SITE), "")
