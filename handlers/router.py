"""Which step of the dialogue answers: an ordered table of (when, handler)."""

from collections.abc import Callable
from dataclasses import replace

from handlers import (
    about,
    browse,
    card_questions,
    check_page,
    emergencies,
    find,
    places,
    press,
    report,
    selecting,
    services,
    start,
    talk,
)
from handlers.context import Context
from handlers.messages import Attachment, Incoming, Reply, Session
from handlers.phrases import command, question
from handlers.plain import plain_text
from handlers.texts import cards, reports
from handlers.texts import greeting as texts
from handlers.texts import talk as said
from handlers.turn import Turn, clean

DEMONSTRATION = "synthetic"

Handler = Callable[[Turn], Reply | None]


def respond(incoming: Incoming, session: Session, context: Context) -> Reply:
    """The answer to one thing that a person did. Never raises; sends nothing; reads no clock.

    `reply.session` is how the conversation goes on. An empty text without anything to choose means silence.
    """
    turn = Turn(incoming, session, context)
    reply = next(filter(None, (handler(turn) for when, handler in STEPS if when(turn))))
    return _as_wished(_labelled(turn, reply), incoming)


def _labelled(turn: Turn, reply: Reply) -> Reply:
    """On invented data every answer says so; the numbers for emergencies are real there too."""
    if turn.context.label != DEMONSTRATION or not reply.text:
        return reply
    real = emergencies.recognise(turn.said) is not None
    return replace(reply, text=f"{reply.text}\n{texts.REAL_NUMBERS if real else texts.DEMONSTRATION}")


def _as_wished(reply: Reply, incoming: Incoming) -> Reply:
    """Where no buttons are wanted, all of it as text. An invented or emergency answer is no exception."""
    if reply.session.buttons or not reply.text:
        return reply
    return replace(reply, text=plain_text(reply, incoming.today), cards=(), choices=(), links=())


def _is_command(turn: Turn) -> bool:
    return bool(command(turn.said, turn.words))


def _command(turn: Turn) -> Reply | None:
    return COMMANDS[command(turn.said, turn.words)](turn)


def _question(turn: Turn) -> Reply | None:
    handler = QUESTIONS.get(question(turn.words))
    return handler(turn) if handler else None


def _judged(turn: Turn) -> Reply | None:
    return check_page.verdict(turn.incoming, turn.session, turn.context)


def _heard(turn: Turn) -> Reply:
    """A voice message that the platform wrote down: what was heard is said, then answered."""
    heard = clean(turn.incoming.transcript)
    reply = respond(
        replace(turn.incoming, text=heard, transcript="", attachment=None), turn.session, turn.context
    )
    if emergencies.recognise(heard) or not reply.text:
        return reply
    return replace(reply, text=f"{said.YOU_SAID.format(said=talk.quoted(heard))} {reply.text}")


def _is_voice(turn: Turn) -> bool:
    incoming = turn.incoming
    return incoming.attachment is Attachment.VOICE and not turn.said and bool(clean(incoming.transcript))


def _cancel(turn: Turn) -> Reply:
    kept = Session(buttons=turn.session.buttons, reported=turn.session.reported, place=turn.session.place)
    return Reply(texts.CANCELLED, session=kept)


def _buttons(turn: Turn, *, wanted: bool) -> Reply:
    sentence = texts.WITH_BUTTONS if wanted else texts.WITHOUT_BUTTONS
    return Reply(sentence, session=replace(turn.session, buttons=wanted))


def _saying(sentence: str) -> Handler:
    return lambda turn: Reply(sentence, session=turn.session)


def _show_all(turn: Turn) -> Reply | None:
    return find.open_question(turn, 0)


def _always(_: Turn) -> bool:
    return True


def _on_card(choice: str, otherwise: str) -> Handler:
    """A word about the card shown last does what its button does; without a card it says what it lacks."""
    return lambda turn: (
        press.take(turn, f"{choice}:{turn.session.shown}")
        if turn.session.shown
        else Reply(otherwise, session=turn.session)
    )


COMMANDS: dict[str, Handler] = {
    "start": start.start,
    "help": _saying(texts.HELP),
    "about": about.about,
    "privacy": _saying(texts.PRIVACY),
    "find": _saying(texts.FIND),
    "services": services.menu,
    "browse": browse.kinds,
    "cancel": _cancel,
    "more": press.more,
    "all": _show_all,
    "back": press.back,
    "place": places.other,
    "places": browse.places,
    "wrong": _on_card("wrong", cards.WRONG_ASK),
    "report": _on_card("report", reports.NOTHING_TO_REPORT),
    "missing": report.missing_menu,
    "without_buttons": lambda turn: _buttons(turn, wanted=False),
    "with_buttons": lambda turn: _buttons(turn, wanted=True),
}

QUESTIONS: dict[str, Handler] = {
    "top": about.largest,
    "statistics": about.statistics,
    "keeper": about.keeper,
    "hours": card_questions.hours,
    "phone": lambda turn: card_questions.detail(turn, "phone"),
    "address": lambda turn: card_questions.detail(turn, "address"),
    "site": lambda turn: card_questions.detail(turn, "site"),
    "deceived": start.deceived,
    "injection": talk.not_an_operator,
}

STEPS: tuple[tuple[Callable[[Turn], bool], Handler], ...] = (
    (lambda turn: turn.incoming.start is not None, start.start),
    (_is_voice, _heard),
    (lambda turn: bool(turn.said), emergencies.answer),
    (lambda turn: bool(turn.incoming.choice), press.pressed),
    (_is_command, _command),
    (lambda turn: bool(turn.session.asked), report.own_words),
    (lambda turn: bool(turn.said or turn.incoming.links), _judged),
    (talk.is_wordless, talk.wordless),
    (talk.is_too_long, talk.too_long),
    (_always, selecting.typed),
    (_always, selecting.named),
    (_always, _question),
    (_always, find.find),
)
"""The first handler that answers. Emergencies come before whatever a message may also be."""
