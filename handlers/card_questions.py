"""Questions about the card shown last that the list can't answer: it says where to ask."""

from catalog.model import Platform
from handlers.asking import is_whole
from handlers.institution import card_of
from handlers.messages import Card, Reply
from handlers.plain import bare
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


def _site(card: Card) -> str:
    return next((page.url for page in card.pages if page.platform is Platform.SITE), "")
