"""What a choice does. Choices are forged and outlive the lists they were in: each is looked up anew."""

import re
from collections.abc import Callable
from dataclasses import replace

from catalog.model import Topic
from handlers.dialogue import held_place, refine
from handlers.dialogue.intents import resource
from handlers.dialogue.refine import WHERE
from handlers.dialogue.turn import Turn
from handlers.messages import Reply
from handlers.steps import (
    address,
    browse,
    did_it_help,
    emergencies,
    find,
    needs,
    not_this_one,
    report,
    services,
    start,
)
from handlers.steps.sections import section_choices
from handlers.steps.show import show
from handlers.texts import finding as texts
from handlers.texts import nearby as nearby_texts
from handlers.view.choices import PAGE_SIZE
from handlers.view.kinds import kind_of
from handlers.view.payloads import meant


def pressed(turn: Turn) -> Reply:
    """The answer to a pressed choice, which may replace the message that the button was under."""
    reply = take(turn, turn.incoming.choice)
    return replace(reply, edits=True) if reply.choices and not reply.cards else reply


def take(turn: Turn, choice: str, note: str = "") -> Reply:
    """Do what the payload says; one that can't be done gets the open list anew."""
    name, _, rest = choice.partition(":")
    action = ACTIONS.get(name)
    reply = action(turn, rest) if action else None
    if reply is None:
        return stale(turn)
    return _noted(reply, note)


def stale(turn: Turn) -> Reply:
    """The choice leads nowhere any more: the list as it is now. A press is no question that found nothing."""
    reply = find.open_question(turn, 0)
    if reply is None or not reply.session.options or reply.remember:
        return Reply(texts.STALE_NOTHING, session=replace(turn.session, options=(), asked=""))
    return replace(reply, text=f"{texts.STALE}\n{reply.text}")


def more(turn: Turn) -> Reply:
    """The next five of the open list, or all of it where only their number was said."""
    if (reply := browse.turned(turn, 1)) is not None:
        return reply
    if not turn.session.query:
        return _nothing_before(turn)
    return find.next_page(turn)


def back(turn: Turn) -> Reply:
    """From what was said aside to the card, to its list, to the page before, to the wider question."""
    if (reply := browse.turned(turn, -1)) is not None:
        return reply
    if turn.session.aside and (reply := _left_aside(turn)) is not None:
        return reply
    if not turn.session.shown and not turn.session.offset:
        return _widened(turn) or _nothing_before(turn)
    step = 0 if turn.session.shown else PAGE_SIZE
    reply = find.open_question(turn, max(0, turn.session.offset - step))
    if reply is None or [card.code for card in reply.cards] == [turn.session.shown]:
        return _nothing_before(turn)
    return reply


def _left_aside(turn: Turn) -> Reply | None:
    """The card, or the list, beside which something else was said last; None where it is gone."""
    if not turn.session.shown:
        return find.open_question(turn, turn.session.offset)
    return show(turn, turn.session.shown) if turn.catalog.get(turn.session.shown) else None


def _nothing_before(turn: Turn) -> Reply:
    return Reply(texts.NOTHING_BEFORE, choices=section_choices(), session=turn.session)


def _widened(turn: Turn) -> Reply | None:
    """The question as it was before it was narrowed; None where it wasn't."""
    query, place = turn.session.wider or ("", "")
    return find.open_question(
        turn.remembering(replace(turn.session, query=query, place=place, wider=())), None
    )


def _card(turn: Turn, token: str) -> Reply | None:
    institution = meant(turn.catalog, token)
    return show(turn, institution.code) if institution else None


def _section(turn: Turn, index: str) -> Reply | None:
    sections = resource().sections
    return start.section(turn, _number(index)) if _number(index) < len(sections) else None


def _ask(turn: Turn, place: str) -> Reply | None:
    """`ask:SECTION-LINE`: one of the questions of a section of the greeting."""
    section, _, line = place.partition("-")
    sections = resource().sections
    asks = sections[_number(section)].asks if _number(section) < len(sections) else ()
    return start.ask(turn, asks[_number(line)]) if _number(line) < len(asks) else None


def _plain(turn: Turn, line: str) -> Reply | None:
    """One of the plain words: the police is called, not looked for."""
    words = resource().plain
    if _number(line) >= len(words):
        return None
    said = turn.saying(words[_number(line)].asks)
    return emergencies.answer(said) or start.ask(turn, said.said)


def _service(turn: Turn, topic: str) -> Reply | None:
    question = services.of_topic(turn, Topic(topic)) if topic in set(Topic) else ""
    return start.ask(turn, question) if question else None


def _kind(turn: Turn, key: str) -> Reply | None:
    kind = kind_of(key)
    return start.ask(turn, kind.name.one) if kind else None


def _at(turn: Turn, key: str) -> Reply | None:
    """The open question in that place, where the unknown one is; without a question, who is needed there."""
    place = turn.catalog.place(key)
    if place is None:
        return None
    if not turn.session.query:
        session = replace(turn.session, place=key, options=(), offset=0, asked="")
        return Reply(nearby_texts.WHO_THERE.format(where=held_place.words_of(place)), session=session)
    there = turn.remembering(replace(turn.session, place=key, asked=WHERE))
    if refine.again(there).widened:  # it has none: what the words say, «…в Камышине нет», whom to ask
        return find.find(turn.saying(place.label))
    return find.open_question(there, None)


def _number(said: str) -> int:
    return int(said) if re.fullmatch(r"[0-9]{1,6}", said) else 0


def _told(turn: Turn, rest: str) -> Reply:
    kind, _, token = rest.partition(":")
    return report.told(turn, kind, token)


def _missing(turn: Turn, kind: str) -> Reply:
    return report.missing(turn, kind) if kind else report.missing_menu(turn)


def _deceived(turn: Turn, _: str) -> Reply:
    return start.deceived(turn)


def _noted(reply: Reply, note: str) -> Reply:
    first, newline, rest = reply.text.partition("\n")
    return replace(reply, text=f"{first} {note}{newline}{rest}") if note else reply


ACTIONS: dict[str, Callable[[Turn, str], Reply | None]] = {
    "address": lambda turn, line: address.chosen(turn, _number(line)),
    "card": _card,
    "section": _section,
    "ask": _ask,
    "plain": _plain,
    "help": did_it_help.told,
    "service": _service,
    "kind": _kind,
    "kinds": lambda turn, offset: browse.kinds(turn, _number(offset)),
    "places": lambda turn, offset: browse.places(turn, _number(offset)),
    "all": lambda turn, _: find.open_question(turn, 0),
    "more": lambda turn, _: more(turn),
    "back": lambda turn, _: back(turn),
    "place": lambda turn, _: held_place.other(turn),
    "at": _at,
    "wrong": not_this_one.wrong,
    "report": report.menu,
    "told": _told,
    "need": needs.chosen,
    "missing": _missing,
    "deceived": _deceived,
}
