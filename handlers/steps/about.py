"""Questions about the list itself: what the mark means, who keeps it, how large it is."""

from dataclasses import replace

from catalog.model import STARTER, SYNTHETIC, Institution
from catalog.region import Purpose
from catalog.search import Decision
from handlers.dialogue.intents import resource
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, LinkButton, Reply
from handlers.texts import figures as texts
from handlers.texts import greeting
from handlers.texts.names import everyday_name
from handlers.view.payloads import payload

LARGEST, MOST_LARGEST = 5, 10


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
    asked = turn.find(turn.query)
    if asked.decision is Decision.ANSWER and asked.clues.kinds:
        return _of_one(turn, asked.matches[0].institution)
    figures = turn.context.statistics(turn.today)
    lines = [texts.all_pages(figures)]
    if figures.all.counted:
        lines.append(texts.all_followers(figures))
    text = "\n".join((*lines, *_keeper(turn)))
    return Reply(text, links=_tables(turn, texts.ALL_FIGURES), session=turn.session)


def _of_one(turn: Turn, institution: Institution) -> Reply:
    """«Сколько подписчиков у поликлиники 28»: its own count, with the card a line away."""
    counted = [page for page in institution.pages if page.followers is not None and page.shown_on(turn.today)]
    rows = [texts.followers_of_page(page) for page in counted]
    if not rows and institution.followers:
        rows = [texts.followers_of_one(institution.followers, institution.followers_on)]
    name = everyday_name(institution)
    text = "\n".join((f"{name}.", *(rows or [texts.NOT_COUNTED_HERE]), *_keeper(turn)))
    options = (payload("card", institution.code),)
    choice = Choice(texts.ITS_CARD, options[0])
    return Reply(text, choices=(choice,), session=replace(turn.session, options=options, offset=0, asked=""))


def largest(turn: Turn) -> Reply:
    """The pages with the most followers, each with the day of the count: five, or up to ten if asked."""
    asked = resource().how_many.search(turn.words)
    most = max(1, min(int(asked[1]), MOST_LARGEST)) if asked else LARGEST
    best = turn.context.statistics(turn.today).largest[:most]
    if not best:
        return Reply(texts.NOBODY_COUNTED, session=turn.session)
    rows = [
        texts.largest_row(position, everyday_name(large.institution), large)
        for position, large in enumerate(best, start=1)
    ]
    options = tuple(payload("card", large.institution.code) for large in best)
    session = replace(turn.session, query="", options=options, offset=0, asked="", shown="")
    text = "\n".join((texts.LARGEST, *rows, *_keeper(turn)))
    return Reply(text, links=_tables(turn, texts.TABLE), session=session)


def _tables(turn: Turn, title: str) -> tuple[LinkButton, ...]:
    """Where all figures stand with their sources; nowhere where residents can't reach this server."""
    base = turn.context.public_url
    return (LinkButton(title, f"{base}/stats"),) if base else ()


def _keeper(turn: Turn) -> list[str]:
    if turn.context.label == SYNTHETIC:
        return []
    if turn.context.label == STARTER:
        sums = turn.context.statistics(turn.today).all
        return [f"{greeting.starter(sums.institutions, sums.confirmed)} {greeting.NOT_FOR_PRINT}"]
    kept = turn.region.keeper
    return [greeting.KEPT_BY.format(keeper=kept) if kept else greeting.NOBODY_KEEPS]
