"""Questions about the card shown last: one line that answers, or that says where to ask."""

from collections.abc import Sequence

from catalog.model import Institution, Platform, is_fresh
from handlers.dialogue.clues import is_whole, says
from handlers.dialogue.intents import platform, resource
from handlers.dialogue.turn import Turn
from handlers.messages import Card, Choice, LinkButton, Reply
from handlers.steps.show import closure_note
from handlers.texts import talk as texts
from handlers.texts.words import PAGE_TITLES, PLATFORMS, bare, state_words
from handlers.view.card import FOLLOWABLE, card_of
from handlers.view.choices import menu, rows
from handlers.view.payloads import listed, payload
from handlers.view.route import route_to


def hours(turn: Turn) -> Reply | None:
    """The opening hours, or where to ask for them. None where no card was shown."""
    institution = _shown(turn)
    if institution is None or is_whole(turn.query.clues):
        return None
    card = card_of(institution, turn.context, turn.today)
    closed = " ".join(closure_note(institution, turn.today))
    if institution.hours and is_fresh(institution.known_on, turn.today):
        told = texts.hours(institution.hours, institution.known_on)
        return _line(turn, card, f"{closed} {told}".strip())
    return _line(turn, card, closed or texts.NO_HOURS, *_ways(card))


def detail(turn: Turn, asked: str) -> Reply | None:
    """«А телефон?», «как доехать?»: that, or that it isn't known. None where no card was shown."""
    institution = _shown(turn)
    if institution is None:
        return None
    card = card_of(institution, turn.context, turn.today)
    found = {"phone": card.phone, "address": card.address}[asked]
    route = route_to(card) if asked == "address" else None
    if not found:
        return _line(turn, card, texts.NO_DETAIL[asked], *_ways(card))
    return _line(
        turn, card, texts.DETAILS[asked].format(found, name=_named(card)), links=[route] if route else []
    )


def pages(turn: Turn) -> Reply | None:
    """«А телеграм?», «это официальная?»: the pages asked for, each with its state."""
    institution = _shown(turn)
    if institution is None:
        return None
    card, wanted = card_of(institution, turn.context, turn.today), platform(turn.words)
    found = [page for page in card.pages if wanted in (None, page.platform)]
    lines = [
        texts.PAGE.format(
            platform=PLATFORMS[page.platform], address=bare(page.url), state=state_words(page, turn.today)
        )
        for page in found
    ]
    nothing = texts.NO_SUCH_PAGE.format(platform=PLATFORMS[wanted]) if wanted else texts.NO_PAGES
    links = [LinkButton(PAGE_TITLES[page.platform], page.url) for page in found if page.state in FOLLOWABLE]
    return _line(turn, card, "\n".join(lines or [nothing]), links=links)


def in_passing(turn: Turn) -> Reply | None:
    """A word about the card within a message that names nothing else: «а телефон есть хоть какой».

    A need that is told comes before the card.
    """
    clues = turn.query.clues
    if not turn.session.shown or says(clues) or clues.numbers or turn.query.told.whole:
        return None
    asked = _asked_of_card(turn)
    return _ASKED[asked](turn) if asked else None


def whose(turn: Turn, asked: str) -> Reply | None:
    """«Часы работы» while a list is open: of which of them? None where none is, or more is said."""
    clues = turn.query.clues
    is_more = bool(turn.session.shown or says(clues) or clues.numbers or turn.query.told.whole)
    if is_more or not (asked in _ASKED or _asked_of_card(turn)):
        return None
    found = listed(turn.catalog, turn.session.options)
    return menu(texts.WHOSE, rows(found), turn.session) if found else None


def beside(turn: Turn, institution: Institution) -> str:
    """What a question that names the institution asks of it beside, where its card can't tell: one line."""
    card, asked = card_of(institution, turn.context, turn.today), _asked_of_card(turn)
    lacks = {"phone": not card.phone, "address": not card.address}.get(asked, False)
    return texts.NO_DETAIL[asked] if lacks else ""


def _asked_of_card(turn: Turn) -> str:
    said = turn.words.split()
    stems = resource().of_card.items()
    return next((key for key, begun in stems if any(word.startswith(begun) for word in said)), "")


def _unknown(turn: Turn) -> Reply | None:
    """What no list can know: whom to ask."""
    institution = _shown(turn)
    if institution is None:
        return None
    card = card_of(institution, turn.context, turn.today)
    return _line(turn, card, texts.NOT_IN_LIST, *_ways(card))


_ASKED = {
    "phone": lambda turn: detail(turn, "phone"),
    "address": lambda turn: detail(turn, "address"),
    "hours": hours,
    "site": pages,
    "unknown": _unknown,
}


def _shown(turn: Turn) -> Institution | None:
    return turn.catalog.get(turn.session.shown) if turn.session.shown else None


def _line(turn: Turn, card: Card, *said: str, links: Sequence[LinkButton] = ()) -> Reply:
    """The answer, with the way back to the card, which isn't shown once more."""
    choice = Choice(texts.SHOW_CARD, payload("card", card.code))
    return Reply(" ".join(filter(None, said)), choices=(choice,), links=tuple(links), session=turn.session)


def _ways(card: Card) -> list[str]:
    """Where to ask: the telephone, the site, or that neither is known."""
    ways = [texts.ASK_BY_PHONE.format(phone=card.phone)] if card.phone else []
    site = next((page.url for page in card.pages if page.platform is Platform.SITE), "")
    if site:
        ways.append(texts.ON_SITE.format(site=bare(site)))
    return ways


def _named(card: Card) -> str:
    return ", ".join(filter(None, (card.name, card.place)))
