"""The card of one institution: what is shown of it, in which order, and what is said beside it."""

from datetime import date

from catalog.model import BY_HABIT, Institution, Page, PageState, Platform, Service, Topic, is_fresh
from handlers.context import Context
from handlers.messages import Card, CardPage, Choice, LinkButton
from handlers.texts import cards as texts
from handlers.texts.names import everyday_name, place_name
from handlers.texts.words import PAGE_TITLES
from handlers.view.payloads import payload
from handlers.view.route import route_to

FOLLOWABLE = (PageState.CONFIRMED, PageState.LISTED, PageState.LINKED)
MOST_SUCCESSORS = 10


def card_of(
    institution: Institution,
    context: Context,
    today: date,
    channel: Platform | None = None,
    topic: Topic | None = None,
) -> Card:
    """The card as it counts on that day: what wasn't seen for two years is left out.

    The page on `channel` and the service of `topic` come first.
    """
    fresh = is_fresh(institution.known_on, today)
    return Card(
        code=institution.code,
        name=everyday_name(institution),
        official_name=institution.official_name,
        place=place_name(institution.place),
        address=institution.address if fresh else "",
        phone=institution.phone if fresh else "",
        pages=_pages(institution, context, today, channel),
        services=tuple(
            LinkButton(service.title, service.url)
            for service in services_of(institution, context, today, topic)
            if is_link(service.url)
        ),
    )


def services_of(
    institution: Institution, context: Context, today: date, topic: Topic | None = None
) -> list[Service]:
    """Its own services and those that the region offers to its kind, the wanted topic first, none twice."""
    found = (*institution.services, *_own_form(institution), *context.region.services_of(institution))
    unique: dict[str, Service] = {}
    for service in found:
        if is_fresh(service.seen_on, today) and service.url.strip():
            unique.setdefault(service.url, service)
    return sorted(unique.values(), key=lambda service: service.topic is not topic)


def _own_form(institution: Institution) -> tuple[Service, ...]:
    """Its own form for appeals, as a service."""
    if not institution.appeal_form:
        return ()
    return (Service(texts.APPEAL_FORM, institution.appeal_form, Topic.APPEAL, source=institution.source),)


def telephones_of(institution: Institution, context: Context, today: date) -> list[Service]:
    """The services that are telephone numbers: shown as text, since no button may carry them."""
    return [s for s in services_of(institution, context, today) if s.url.startswith("tel:")]


def successor_of(institution: Institution, context: Context) -> Institution | None:
    """The one that took over in the end, or None where nobody is known."""
    code = institution.successor
    for _ in range(MOST_SUCCESSORS):
        found = context.catalog.get(code)
        if found is None or not found.successor:
            return found
        code = found.successor
    return None


def link_buttons(card: Card, context: Context) -> tuple[LinkButton, ...]:
    """The first page of the card, the wanted service, the way there, the site, and where to share it from."""
    followable = [page for page in card.pages if page.state in FOLLOWABLE]
    first = [page for page in followable if page.platform is not Platform.SITE or len(card.pages) == 1][:1]
    sites = [page for page in followable if page.platform is Platform.SITE and page not in first][:1]
    share = f"{context.public_url.rstrip('/')}/i/{card.code}"
    return (
        *(LinkButton(PAGE_TITLES[page.platform], page.url) for page in first),
        *card.services[:1],
        *filter(None, (route_to(card),)),
        *(LinkButton(PAGE_TITLES[page.platform], page.url) for page in sites),
        *([LinkButton(texts.SHARE, share)] if context.public_url else []),
    )


def card_choices(code: str) -> tuple[Choice, ...]:
    return (
        Choice(texts.WRONG_ONE, payload("wrong", code)),
        Choice(texts.REPORT_ERROR, payload("report", code)),
    )


def is_link(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _pages(
    institution: Institution, context: Context, today: date, channel: Platform | None
) -> tuple[CardPage, ...]:
    shown = [page for page in institution.pages if page.shown_on(today) and is_link(page.url)]
    shown.sort(key=lambda page: (page.platform is not channel, BY_HABIT.index(page.platform)))
    return tuple(_card_page(page, context, today) for page in shown)


def _card_page(page: Page, context: Context, today: date) -> CardPage:
    state = page.state_on(today, context.confirmation_days)
    # A date beside a listed page says when its mark was seen: only a lapsed confirmation has one.
    never_seen = state is PageState.LISTED and page.state is not PageState.CONFIRMED
    return CardPage(page.platform, page.url, state, None if never_seen else page.checked_on)
