"""One institution is meant: its card, and what is to be said beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from catalog.model import Institution, Platform, Topic
from catalog.region import Confidence, Purpose, Region, RegionService
from catalog.search import Clues
from catalog.statistics.usage import Count, Measure
from handlers.dialogue.turn import Turn
from handlers.messages import Card, Choice, Reply
from handlers.texts import cards as texts
from handlers.texts.names import everyday_name, place_beside
from handlers.view.card import card_choices, card_of, link_buttons, services_of, successor_of, telephones_of
from handlers.view.choices import fitted
from handlers.view.needs import done_by
from handlers.view.superior import superior_choices, superior_note

NO_CLUES = Clues()


def show(turn: Turn, code: str, *, before: Sequence[str] = (), clues: Clues = NO_CLUES) -> Reply:
    """The card of an institution that the catalogue has; `before` is said behind the first line.

    One that closed leads to its successor. The list from which it was chosen stays: another line of it can be
    taken next.
    """
    institution = turn.catalog.get(code)
    if institution is None:
        return gone(turn)
    notes = list(before)
    if institution.successor:
        return _closed(turn, institution)
    return _shown(turn, institution, notes, clues)


def gone(turn: Turn) -> Reply:
    """A card was asked for that the list no longer has."""
    return Reply(text=texts.GONE, session=replace(turn.session, shown=""))


def _closed(turn: Turn, institution: Institution) -> Reply:
    first = texts.CLOSED.format(name=everyday_name(institution))
    successor = successor_of(institution, turn.context)
    if successor is None:
        return Reply(f"{first}\n{texts.NOBODY_INSTEAD}", session=replace(turn.session, shown=""))
    reply = _shown(turn, successor, [], NO_CLUES)
    return replace(reply, text=f"{first} {texts.INSTEAD.format(name=reply.cards[0].name)}\n{reply.text}")


def _shown(turn: Turn, institution: Institution, notes: Sequence[str], clues: Clues) -> Reply:
    channel = clues.channel or turn.incoming.channel
    card = card_of(institution, turn.context, turn.today, channel, clues.topic)
    lines = [
        _first_line(card),
        *closure_note(institution, turn.today),
        *notes,
        *_pages_note(turn, institution, card),
        *telephone_notes(turn, institution, clues.topic),
    ]
    return Reply(
        text="\n".join(lines),
        cards=(card,),
        choices=(*_ways_on(turn, institution, card), *card_choices(card.code)),
        links=link_buttons(card, turn.context),
        session=replace(turn.session, shown=card.code, asked="", misses=0, insults=0),
        counts=() if card.code == turn.session.shown else (Count(Measure.CARD, card.code),),
    )


def _first_line(card: Card) -> str:
    """The name and the place, unless the name says it: «Администрация Волгограда.»"""
    return ", ".join(filter(None, (card.name, place_beside(card.name, card.place)))) + "."


def _ways_on(turn: Turn, institution: Institution, card: Card) -> tuple[Choice, ...]:
    """Who stands above it where it has no page; where nobody does and it is empty, what its kind does."""
    above = () if _has_page(card) else superior_choices(institution, turn.catalog)
    if above or not _is_empty(card):
        return above
    done = done_by(turn.catalog, turn.catalog.kind_key_of(institution.code), "", turn.today)
    return tuple(Choice(fitted("", need.title), f"need:{need.id}") for need in done)


def _is_empty(card: Card) -> bool:
    """Whether there is no way to reach it: no page, no site, no telephone."""
    return not card.pages and not card.phone


def _has_page(card: Card) -> bool:
    """Whether a page in a social network can be shown."""
    return any(page.platform is not Platform.SITE for page in card.pages)


def closure_note(institution: Institution, today: date) -> list[str]:
    """That it is closed for a time, until that is over."""
    days = institution.closed_by(today)
    return [texts.closure(*days, today)] if days else []


def _pages_note(turn: Turn, institution: Institution, card: Card) -> list[str]:
    """Said where no page in a social network can be shown: why, and whom to turn to."""
    if _has_page(card):
        return []
    reason = institution.no_page_reason.rstrip(". ")
    if reason:
        lines = [texts.NO_PAGES_WHY.format(reason=reason)]
    elif _is_empty(card) and not (card.address or card.services):
        lines = [texts.ONLY_NAME]
    else:
        lines = [texts.NO_PAGES, *([texts.NOTHING_KNOWN] if _is_empty(card) else [])]
    lines.append(superior_note(institution, turn.catalog))
    return [" ".join(filter(None, lines))]


def telephone_notes(turn: Turn, institution: Institution, topic: Topic | None) -> list[str]:
    """Telephones that are services: its own first, else the region's for what its services are about."""
    own = telephones_of(institution, turn.context, turn.today)
    if own:
        return [texts.telephone(service) + "." for service in own]
    topics = {service.topic for service in services_of(institution, turn.context, turn.today)} | {topic}
    if Topic.DOCTOR not in topics:
        return []
    phones = [spoken(turn, service) for service in region_telephones(turn, Topic.DOCTOR)]
    return [texts.CALL.format(phone="; ".join(phones))] if phones else []


def spoken(turn: Turn, service: RegionService) -> str:
    """«122 (ежедневно с 8:00 до 20:00)»: the number, and the hours where they are known."""
    phone = texts.phone_words(service.url)
    contact = next((one for one in turn.region.contacts if one.phone == phone), None)
    hours = contact.hours_on(turn.today) if contact else ""
    return f"{phone} ({hours})" if hours else phone


def region_telephones(turn: Turn, topic: Topic) -> list[RegionService]:
    """The region's numbers for a service, where the source is sure or the operator confirmed it this year."""
    return [
        service
        for service in turn.region.services_for(topic, turn.today)
        if service.url.startswith("tel:")
        and (service.confidence is Confidence.HIGH or _confirmed(turn.region, service.url, turn))
    ]


def _confirmed(region: Region, url: str, turn: Turn) -> bool:
    contact = region.contact(Purpose.DOCTOR, turn.today)
    if contact is None or contact.confirmed_on is None or contact.confirmed_on.year != turn.today.year:
        return False
    return contact.phone == url.removeprefix("tel:")


def with_choices(reply: Reply, *choices: Choice) -> Reply:
    """The same reply with more to choose from, behind what it has."""
    return replace(reply, choices=(*reply.choices, *choices))
