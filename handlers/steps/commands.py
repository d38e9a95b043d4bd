"""Words said to the bot itself: commands, and questions about the list or the card shown last."""

from collections.abc import Callable
from dataclasses import replace

from handlers.dialogue import held_place
from handlers.dialogue.intents import command, question
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply, Session
from handlers.steps import (
    about,
    browse,
    buttons,
    card_questions,
    did_it_help,
    find,
    human,
    judged,
    nearby,
    report,
    services,
    small_talk,
    start,
)
from handlers.steps.report import is_awaiting
from handlers.steps.sections import section_choices
from handlers.texts import cards, finding, reports
from handlers.texts import check_page as check_page_texts
from handlers.texts import greeting as texts
from handlers.texts import talk as talk_texts
from handlers.view.payloads import listed

Handler = Callable[[Turn], Reply | None]


def is_command(turn: Turn) -> bool:
    return bool(command(turn.said, turn.words))


def obey(turn: Turn) -> Reply | None:
    """Do what the command says; None where there is nothing that it could be about."""
    reply = COMMANDS[command(turn.said, turn.words)](turn)
    if reply is None or reply.session.asked != turn.session.asked or not is_awaiting(turn.session):
        return reply
    return replace(reply, session=replace(reply.session, asked=""))  # no report is written of what comes next


def explain(turn: Turn) -> Reply | None:
    """Answer a question about the list or the card; None where the message is none."""
    asked = question(turn.words)
    handler = QUESTIONS.get(asked)
    reply = handler(turn) if handler else card_questions.in_passing(turn)
    return reply or card_questions.whose(turn, asked)


def _cancel(turn: Turn) -> Reply:
    kept = Session(buttons=turn.session.buttons, reported=turn.session.reported, place=turn.session.place)
    return Reply(texts.CANCELLED, session=kept)


def _buttons(turn: Turn, *, wanted: bool) -> Reply:
    sentence = texts.WITH_BUTTONS if wanted else texts.WITHOUT_BUTTONS
    return Reply(sentence, session=replace(turn.session, buttons=wanted))


def _find(turn: Turn) -> Reply:
    """`/find школа 5`: what stands behind the command is the question."""
    asked = turn.said.partition(" ")[2] if turn.said.startswith("/") else ""
    return find.find(turn.saying(asked)) if asked else Reply(texts.FIND, session=turn.session)


def _check(turn: Turn) -> Reply:
    """`/check vk.com/…`: the verdict, or that there is nothing to judge."""
    return judged.verdict(turn) or Reply(check_page_texts.SEND_LINK, session=turn.session)


def _everywhere(turn: Turn) -> Reply:
    """«Везде»: the open question without its place."""
    anywhere = turn.remembering(replace(turn.session, place="", asked=""))
    return find.open_question(anywhere, None) or held_place.other(turn)


def _agreed(turn: Turn) -> Reply:
    """«Да» to «Помогло?»; else there is nothing to agree to."""
    answered = did_it_help.told(turn, "yes") if did_it_help.is_open(turn) else None
    return answered or Reply(talk_texts.GO_ON, session=turn.session)


def _refused(turn: Turn) -> Reply | None:
    """«Нет» behind a card is «не то», to «Помогло?» more than that; of a list it is none of those."""
    if did_it_help.is_open(turn) and (answered := did_it_help.told(turn, "no")):
        return answered
    if turn.session.shown or listed(turn.catalog, turn.session.options):
        return _wrong(turn)
    return Reply(talk_texts.GO_ON, session=turn.session)


def _wrong(turn: Turn) -> Reply | None:
    """«Не то»: what else the card may have been; of a list, other words, another place or a report."""
    if turn.session.shown:
        return buttons.take(turn, f"wrong:{turn.session.shown}")
    is_list = bool(listed(turn.catalog, turn.session.options))
    ways = Choice(finding.OTHER_PLACE, "place"), Choice(finding.REPORT_MISSING, "missing")
    return Reply(cards.WRONG_ASK, choices=ways if is_list else (), session=turn.session)


def _unsure(turn: Turn) -> Reply:
    """«Не знаю»: what may be chosen from."""
    return browse.places(turn) or Reply(texts.HELP, session=turn.session)


def _saying(sentence: str) -> Handler:
    return lambda turn: Reply(sentence, session=turn.session)


def _show_all(turn: Turn) -> Reply | None:
    return find.open_question(turn, 0)


def _report(turn: Turn) -> Reply:
    """The menu of what stands on the screen: of the card, of one of the list, or of what wasn't found."""
    if turn.session.shown:
        return buttons.take(turn, f"report:{turn.session.shown}")
    if not turn.session.query:
        return Reply(reports.NOTHING_TO_REPORT, choices=section_choices(), session=turn.session)
    is_list = not (turn.session.aside or turn.session.misses)
    return report.which_menu(turn) if is_list else report.missing_menu(turn)


COMMANDS: dict[str, Handler] = {
    "start": start.start,
    "help": _saying(texts.HELP),
    "about": about.about,
    "privacy": _saying(texts.PRIVACY),
    "find": _find,
    "check": _check,
    "near": nearby.near,
    "services": services.menu,
    "browse": browse.kinds,
    "cancel": _cancel,
    "more": buttons.more,
    "all": _show_all,
    "back": buttons.back,
    "place": held_place.other,
    "places": lambda turn: browse.places(turn) or held_place.other(turn),
    "everywhere": _everywhere,
    "agreed": _agreed,
    "refused": _refused,
    "unsure": _unsure,
    "wrong": _wrong,
    "report": _report,
    "missing": report.missing_menu,
    "human": human.human,
    "without_buttons": lambda turn: _buttons(turn, wanted=False),
    "with_buttons": lambda turn: _buttons(turn, wanted=True),
}

QUESTIONS: dict[str, Handler] = {
    "top": about.largest,
    "statistics": about.statistics,
    "keeper": about.keeper,
    "own_report": report.asked_about,
    "about": about.about,
    "report": _report,
    "hours": card_questions.hours,
    "phone": lambda turn: card_questions.detail(turn, "phone"),
    "address": lambda turn: card_questions.detail(turn, "address"),
    "site": card_questions.pages,
    "deceived": start.deceived,
    "injection": small_talk.not_an_operator,
}
