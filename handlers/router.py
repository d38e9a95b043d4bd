"""Which step of the dialogue answers: an ordered table of (when, handler)."""

from collections.abc import Callable
from dataclasses import replace

from catalog.model import SYNTHETIC
from handlers.context import Context
from handlers.dialogue import held_place
from handlers.dialogue.corrections import corrected, denies_place, with_note
from handlers.dialogue.intents import is_near_me
from handlers.dialogue.redact import without_personal
from handlers.dialogue.rephrasing import noted
from handlers.dialogue.turn import Turn, clean
from handlers.messages import Attachment, Incoming, Reply, Session
from handlers.steps import (
    address,
    buttons,
    check_page,
    commands,
    did_it_help,
    emergencies,
    find,
    judged,
    nearby,
    report,
    small_talk,
    start,
    typed_choice,
)
from handlers.steps.commands import Handler
from handlers.steps.sections import with_way_on
from handlers.texts import greeting as texts
from handlers.texts import talk as said
from handlers.view.plain_text import plain_text


def respond(incoming: Incoming, session: Session, context: Context) -> Reply:
    """The answer to one thing that a person did. Never raises; sends nothing; reads no clock.

    `reply.session` is how the conversation goes on. An empty text without anything to choose means silence.
    """
    turn = Turn(incoming, session, context)
    reply = _answered(turn)
    reply = replace(reply, remember=tuple(without_personal(note, context.catalog) for note in reply.remember))
    reply = did_it_help.asking(turn, _placed_on_screen(noted(incoming, reply)))
    return _as_wished(_labelled(turn, reply), incoming)


def _answered(turn: Turn) -> Reply:
    given = ((handler, handler(turn)) for when, handler in STEPS if when(turn))
    handler, reply = next((handler, reply) for handler, reply in given if reply is not None)
    return reply if handler in WITHOUT_WAY_ON else with_way_on(reply)


def _placed_on_screen(reply: Reply) -> Reply:
    """The reply with whether it stands beside the card, or the list, that «назад» leads back to."""
    session = reply.session
    cards = {card.code for card in reply.cards}
    beside = session.shown not in cards if session.shown else bool(session.query) and not reply.decision
    return replace(reply, session=replace(session, aside=beside))


def _labelled(turn: Turn, reply: Reply) -> Reply:
    """On invented data every answer says so; the region's own numbers are real there too."""
    if turn.context.label != SYNTHETIC or not reply.text:
        return reply
    real = not reply.cards and any(contact.phone in reply.text for contact in turn.region.contacts)
    return replace(reply, text=f"{reply.text}\n{texts.REAL_NUMBERS if real else texts.DEMONSTRATION}")


def _as_wished(reply: Reply, incoming: Incoming) -> Reply:
    """Where no buttons are wanted, all of it as text. An invented or emergency answer is no exception."""
    if reply.session.buttons or not reply.text:
        return reply
    return replace(reply, text=plain_text(reply, incoming.today), cards=(), choices=(), links=())


def _heard(turn: Turn) -> Reply:
    """A voice message that the platform wrote down: what was heard is said, then answered."""
    heard = clean(turn.incoming.transcript)
    incoming = replace(turn.incoming, text=heard, transcript="", attachment=None)
    spoken = replace(turn, incoming=incoming)
    reply = _answered(spoken)
    if spoken.danger.certain() or not reply.text:
        return reply
    return replace(reply, text=f"{said.YOU_SAID.format(said=small_talk.quoted(heard))} {reply.text}")


def _corrected(turn: Turn) -> Reply | None:
    """«Не X, а Y» is answered as «Y», «не X» with «где?»; None where nothing is corrected."""
    if denies_place(turn):
        return held_place.other(turn)
    meant = corrected(turn)
    if not meant:
        return None
    instead = turn.saying(meant)
    reply = next(filter(None, (handler(instead) for handler in CORRECTED)))
    return with_note(reply, turn)


def _is_voice(turn: Turn) -> bool:
    incoming = turn.incoming
    return incoming.attachment is Attachment.VOICE and not turn.said and bool(clean(incoming.transcript))


def _always(_: Turn) -> bool:
    return True


WITHOUT_WAY_ON: tuple[Handler, ...] = (emergencies.answer, _heard)
"""An emergency has nothing to choose; what was heard is answered as what is written."""

CORRECTED: tuple[Handler, ...] = (typed_choice.typed, typed_choice.named, find.find)

STEPS: tuple[tuple[Callable[[Turn], bool], Handler], ...] = (
    (lambda turn: turn.incoming.start is not None, start.start),
    (_is_voice, _heard),
    (lambda turn: bool(turn.said), emergencies.answer),
    (lambda turn: bool(turn.incoming.choice), buttons.pressed),
    (commands.is_command, commands.obey),
    (lambda turn: bool(turn.session.asked) or report.is_menu(turn.session), report.own_words),
    (lambda turn: bool(turn.said or turn.incoming.links), judged.verdict),
    (lambda turn: check_page.is_broken(turn.said), check_page.broken_link),
    (lambda turn: turn.incoming.location is not None, nearby.nearest),
    (small_talk.is_wordless, small_talk.wordless),
    (small_talk.is_too_long, small_talk.too_long),
    (lambda turn: is_near_me(turn.said), nearby.near_me),
    (_always, address.answer),
    (_always, _corrected),
    (_always, typed_choice.typed),
    (_always, typed_choice.named),
    (_always, commands.explain),
    (_always, find.find),
)
"""The first handler that answers. Emergencies come before whatever else a written message may be."""
