"""Questions about the list itself: what the mark means, who keeps it, how large it is."""

from collections import Counter
from dataclasses import replace
from datetime import date

from catalog.model import STARTER, SYNTHETIC, Institution, PageState, Platform
from catalog.region import Purpose
from handlers.messages import Reply
from handlers.names import everyday_name
from handlers.payloads import payload
from handlers.texts import figures as texts
from handlers.texts import greeting
from handlers.turn import Turn

LARGEST = 5


def about(turn: Turn) -> Reply:
    """That it is a bot, what the mark means, and who keeps the list."""
    lines = [greeting.MARK, greeting.lapse(turn.context.confirmation_days), *_keeper(turn)]
    return Reply("\n".join(lines), session=turn.session)


def keeper(turn: Turn) -> Reply:
    """«Кто вам даёт эти данные?»"""
    lines = [*_keeper(turn), greeting.SOURCE_OF_MARK]
    press = turn.region.contact(Purpose.PRESS, turn.today)
    if press is not None and press.confirmed_on is not None:
        lines.append(greeting.PRESS.format(contact=greeting.contact_words(press, turn.today)))
    return Reply("\n".join(lines), session=turn.session)


def statistics(turn: Turn) -> Reply:
    """How many pages, how many of them with a mark that counts today, and what followers are not."""
    held = turn.catalog.institutions
    pages = [page for institution in held for page in institution.pages if page.shown_on(turn.today)]
    social = [page for page in pages if page.platform is not Platform.SITE]
    lines = [texts.pages(turn.today, len(held), len(social), confirmed(turn), turn.context.confirmation_days)]
    followers = sum(page.followers or 0 for page in social)
    followers += sum(institution.followers or 0 for institution in held)
    if followers:
        lines.append(texts.followers(followers))
    return Reply("\n".join((*lines, *_keeper(turn))), session=turn.session)


def largest(turn: Turn) -> Reply:
    """The institutions with the most followers, each with the day of the count."""
    counted = [(followers_of(institution), institution) for institution in turn.catalog.institutions]
    best = sorted(((n, i) for n, i in counted if n), key=lambda pair: (-pair[0], pair[1].code))[:LARGEST]
    if not best:
        return Reply(texts.NOBODY_COUNTED, session=turn.session)
    rows = [
        texts.largest_row(position, everyday_name(institution), count, _counted_on(institution))
        for position, (count, institution) in enumerate(best, start=1)
    ]
    options = tuple(payload("card", institution.code) for _, institution in best)
    session = replace(turn.session, query="", options=options, offset=0, asked="", shown="")
    return Reply("\n".join((texts.LARGEST, *rows, *_keeper(turn))), session=session)


def followers_of(institution: Institution) -> int:
    """On its largest page, or as a source counted them where no page is known."""
    counts = [page.followers or 0 for page in institution.pages]
    return max([institution.followers or 0, *counts])


def confirmed(turn: Turn) -> int:
    """Pages that are called official today."""
    states = Counter(
        page.state_on(turn.today, turn.context.confirmation_days)
        for institution in turn.catalog.institutions
        for page in institution.pages
        if page.shown_on(turn.today)
    )
    return states[PageState.CONFIRMED]


def _counted_on(institution: Institution) -> date | None:
    days = [page.followers_on for page in institution.pages if page.followers and page.followers_on]
    return max([*days, *([institution.followers_on] if institution.followers_on else [])], default=None)


def _keeper(turn: Turn) -> list[str]:
    if turn.context.label == SYNTHETIC:
        return []
    if turn.context.label == STARTER:
        count = len(turn.catalog.institutions)
        return [f"{greeting.starter(count, confirmed(turn))} {greeting.NOT_FOR_PRINT}"]
    kept = turn.region.keeper
    return [greeting.KEPT_BY.format(keeper=kept) if kept else greeting.NOBODY_KEEPS]
