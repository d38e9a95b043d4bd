"""Words said to the bot itself: commands, and questions about the list or the card shown last."""

from collections.abc import Callable
from dataclasses import replace

from handlers import about, browse, card_questions, find, places, press, report, services, start, talk
from handlers.messages import Reply, Session
from handlers.phrases import command, question
from handlers.texts import cards, reports
from handlers.texts import greeting as texts
from handlers.turn import Turn

Handler = Callable[[Turn], Reply | None]


def is_command(turn: Turn) -> bool:
    return bool(command(turn.said, turn.words))


def obey(turn: Turn) -> Reply | None:
    """Do what the command says; None where there is nothing that it could be about."""
    return COMMANDS[command(turn.said, turn.words)](turn)


def explain(turn: Turn) -> Reply | None:
    """Answer a question about the list or the card; None where the message is none."""
    handler = QUESTIONS.get(question(turn.words))
    return handler(turn) if handler else None


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
