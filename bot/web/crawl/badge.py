"""A badge for other sites: it names the page that it speaks of, and never says "official" alone."""

from html import escape

from catalog.model import PageState, Platform
from handlers.messages import Card, CardPage
from handlers.texts import open_pages as texts
from handlers.texts.words import bare

SVG = "image/svg+xml"
HEIGHT, CHARACTER, MARGIN = 28, 7.4, 40
"""Pixels; a character's width is that of the widest usual font, so that no word is cut."""

GOOD, GREY = "#17643a", "#55605f"


def badge(card: Card | None) -> bytes:
    """The picture for a card's first page in the state that holds today; for no card, that it isn't known."""
    page = _spoken_of(card) if card else None
    if page is None:
        return _drawn(texts.BADGE_NO_PAGE if card else texts.BADGE_UNKNOWN, GREY)
    if page.state is PageState.CONFIRMED and page.checked_on is not None:
        words = texts.BADGE_SEEN.format(address=bare(page.url), date=page.checked_on.strftime("%d.%m.%Y"))
        return _drawn(words, GOOD)
    return _drawn(texts.BADGE_NOT_SEEN.format(address=bare(page.url)), GREY)


def _spoken_of(card: Card) -> CardPage | None:
    """A page whose mark was seen, else the first that a mark could stand on."""
    social = [page for page in card.pages if page.platform in (Platform.VK, Platform.OK)]
    confirmed = [page for page in social if page.state is PageState.CONFIRMED]
    return next(iter((*confirmed, *social)), None)


def _drawn(words: str, colour: str) -> bytes:
    said, width = escape(words), round(MARGIN + len(words) * CHARACTER)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" role="img" '
        f'aria-label="{said}"><title>{said}</title>'
        f'<rect width="{width}" height="{HEIGHT}" rx="6" fill="{colour}"/>'
        f'<text x="14" y="19" fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="12">'
        f"{said}</text></svg>\n"
    ).encode()
