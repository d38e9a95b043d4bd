"""Which institution serves an address: by acts, with the act and its date, or who knows where there is none.

An address is kept in the conversation alone while a part of it is missing: no miss, report or count holds it.
"""

from collections.abc import Sequence
from dataclasses import replace

from catalog.areas.model import AreaAnswer, AreaDecision, MissingPart
from catalog.areas.names.house import plain
from catalog.areas.names.services import shown, stems
from catalog.areas.questions.question_words import asks_who_serves
from catalog.model import Institution
from catalog.search import Decision
from handlers.dialogue.intents import line_number
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply, Session
from handlers.steps.listing import institutions
from handlers.steps.show import show
from handlers.texts import areas as texts
from handlers.texts.names import everyday_name
from handlers.view.areas import in_the_know, knowing, namesakes, why
from handlers.view.choices import fitted, rows

ADDRESS = "address"
"""What `Session.asked` holds while a part of an address is missing."""

MOST_WORDS = 10
"""Words of a message that is a missing part."""

WHICH = (MissingPart.WHICH_PLACE, MissingPart.WHICH_STREET)


def answer(turn: Turn) -> Reply | None:
    """The answer to an address, or to a part of one that was missing; None where the message is neither."""
    if turn.session.asked == ADDRESS and not _is_another_question(turn):
        reply = _continued(turn, turn.said)
        if reply is not None:
            return reply
    areas = turn.context.areas
    asks = asks_who_serves(turn.said)
    if not areas.areas:
        return _no_acts(turn) if asks and _has_number(turn) else None
    if not asks and (not areas.is_address(turn.said) or _stands_there(turn)):
        return None
    return _reply(turn, turn.said, _found(turn, turn.said))


def _no_acts(turn: Turn) -> Reply:
    """Nobody has brought an act: who knows is a press away."""
    return Reply(
        texts.NO_ACTS,
        choices=(Choice(texts.ADMINISTRATIONS, "kind:administration"),),
        session=_closed(turn),
    )


def chosen(turn: Turn, line: int) -> Reply | None:
    """One of the places or streets that were offered, by its number from 0; None where none is open."""
    options = _open(turn).options if turn.session.address else ()
    return _continued(turn, options[line]) if line < len(options) else None


def _open(turn: Turn) -> AreaAnswer:
    return _found(turn, turn.session.address)


def _found(turn: Turn, question: str) -> AreaAnswer:
    """The place of the conversation holds where the question names none."""
    found = turn.context.areas.answer(question, turn.today)
    place = turn.catalog.place(turn.session.place) if turn.session.place else None
    if found.missing is not MissingPart.PLACE or place is None:
        return found
    there = turn.context.areas.answer(f"{question}, {place.label}", turn.today)
    return found if there.decision is AreaDecision.NO_DATA else there


def _continued(turn: Turn, said: str) -> Reply | None:
    """The open address with what was said now; None where it brings the address no further."""
    before = _open(turn)
    if before.decision is not AreaDecision.ASK or len(said.split()) > MOST_WORDS:
        return None
    question = _joined(turn.session.address, before, _option(before, said) or said)
    after = _found(turn, question)
    stuck = after.missing is before.missing and after.options == before.options
    return None if stuck else _reply(turn, question, after)


def _option(before: AreaAnswer, said: str) -> str:
    """The option that is meant by its number or by words that it alone has."""
    number = line_number(said.lower())
    if before.missing in WHICH and number and number <= len(before.options):
        return before.options[number - 1]
    words = set(stems(said))
    fitting = [one for one in before.options if words and words <= set(stems(one))]
    return fitting[0] if len(fitting) == 1 else ""


def _joined(question: str, before: AreaAnswer, said: str) -> str:
    """The whole address anew, from what was understood of it and what was missing."""
    known, service = before.address, shown(before.groups[0]) if before.groups else ""
    if before.missing is MissingPart.HOUSE:
        return f"{service} {known.street} {said}, {known.locality}"
    if before.missing in (MissingPart.STREET, MissingPart.WHICH_STREET):
        house = "" if any(sign.isdigit() for sign in said) else known.house
        return f"{service} {said} {house}, {known.locality}"
    return f"{question}, {said}"


def _is_another_question(turn: Turn) -> bool:
    """Whether it names one institution by itself."""
    return bool(turn.query.clues.kinds) and turn.find(turn.query).decision is Decision.ANSWER


def _has_number(turn: Turn) -> bool:
    return any(sign.isdigit() for sign in turn.said)


def _stands_there(turn: Turn) -> bool:
    """Whether the search knows one institution that has this very address itself."""
    result = turn.find(turn.query)
    if result.decision is not Decision.ANSWER or not result.matches:
        return False
    own = plain(result.matches[0].institution.address)
    return bool(result.clues.house) and result.clues.house in own.replace(",", " ").split()


# --- in words


def _closed(turn: Turn) -> Session:
    return replace(turn.session, address="", asked="", options=())


def _reply(turn: Turn, question: str, found: AreaAnswer) -> Reply:
    if found.decision is AreaDecision.ASK and not found.served:
        return _asked(turn, question, found)
    closed = turn.remembering(_closed(turn))
    if not found.served:
        return _nobody(closed, found)
    codes = list(dict.fromkeys(one.area.code for one in found.served))
    listed = institutions(closed, codes)
    if not listed:
        return _nobody(closed, found)
    if len(listed) == 1 and found.decision is AreaDecision.FOUND:
        notes = [f"{why(found, turn.context)}", _check(turn, found)]
        return replace(show(closed, listed[0].code, before=notes), decision=found.decision.value)
    return _several(closed, found, listed)


def _several(turn: Turn, found: AreaAnswer, listed: Sequence[Institution]) -> Reply:
    head = {AreaDecision.CHOOSE: texts.SEVERAL, AreaDecision.ASK: texts.PRIVATE}.get(
        found.decision, texts.SERVES
    )
    names = {one.code: everyday_name(one) for one in listed}
    lines = [texts.served_line(one, names.get(one.area.code, one.area.code)) for one in found.served]
    choices = tuple(row.choice for row in rows(listed))
    return Reply(
        "\n".join((head, *lines, *namesakes(found), _check(turn, found))),
        decision=found.decision.value,
        choices=choices,
        session=replace(turn.session, options=tuple(one.choice for one in choices), shown=""),
    )


def _asked(turn: Turn, question: str, found: AreaAnswer) -> Reply:
    offered = tuple(
        Choice(fitted(f"{line}. ", option), f"address:{line - 1}")
        for line, option in enumerate(found.options, 1)
    )
    lines = [choice.label for choice in offered]
    text = "\n".join((texts.question(found.missing), *lines))
    options = tuple(choice.choice for choice in offered)
    session = replace(turn.session, address=question, asked=ADDRESS, options=options, shown="")
    return Reply(text, decision=found.decision.value, choices=offered, session=session)


def _nobody(turn: Turn, found: AreaAnswer) -> Reply:
    known = in_the_know(found, turn.context)
    choices = tuple(row.choice for row in rows(known))
    return Reply(
        why(found, turn.context),
        decision=found.decision.value,
        choices=choices,
        session=replace(turn.session, options=tuple(one.choice for one in choices)),
    )


def _check(turn: Turn, found: AreaAnswer) -> str:
    names = knowing(found, turn.context)
    return texts.CHECK_WITH.format(whom="; ".join(names)) if names else texts.CHECK
