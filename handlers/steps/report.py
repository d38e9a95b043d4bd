"""Reports: «Не то», «Сообщить об ошибке», «нет в списке». Nothing in the list changes by itself."""

from dataclasses import replace

from catalog.pages.links import find_links, without_links
from catalog.queues.model import ReportKind
from catalog.region import Contact, Purpose
from catalog.statistics.usage import Count, Help, Measure
from handlers.dialogue.held_place import words
from handlers.dialogue.turn import Turn
from handlers.messages import Reply, Report, Session
from handlers.texts import reports as texts
from handlers.texts.greeting import contact_words
from handlers.texts.names import everyday_name, place_beside, place_name, repeatable
from handlers.view import choices
from handlers.view.kinds import kind_of
from handlers.view.payloads import listed, meant, payload

LONGEST_REPORT = 1000
FEWEST_WORDS = 2
"""Words beside an address that make a report of it; a bare link is to be judged."""

MISSING = "missing"
"""Stands for a code where the institution isn't in the list."""

MOST_REPORTED = 50
"""How many reported codes a conversation remembers."""


def menu(turn: Turn, token: str) -> Reply:
    """What is wrong with the card of that institution?"""
    institution = meant(turn.catalog, token)
    if institution is None:
        return Reply(texts.NOTHING_TO_REPORT, session=turn.session)
    if institution.code in turn.session.reported:
        return Reply(texts.ALREADY, session=turn.session)
    rows = choices.numbered(
        [(label, payload(f"told:{kind}", institution.code)) for kind, label in texts.KINDS]
    )
    session = replace(turn.session, shown=institution.code)
    return choices.menu(f"{everyday_name(institution)}. {texts.MENU}", rows, session)


def which_menu(turn: Turn) -> Reply:
    """About which of the institutions that are listed, or one that isn't?"""
    shown = listed(turn.catalog, turn.session.options)
    found = [(everyday_name(one), place_name(one.place), one.code) for one in shown]
    if not found:
        return missing_menu(turn)
    about = [
        (f"{name}, {place_beside(name, place)}".rstrip(", "), payload("report", code))
        for name, place, code in found
    ]
    return choices.menu(texts.WHICH, choices.numbered([*about, (texts.NOT_LISTED, "missing")]), turn.session)


def missing_menu(turn: Turn) -> Reply:
    """What is to be reported of an institution that the list lacks?"""
    rows = choices.numbered([(label, f"missing:{kind}") for kind, label in texts.MISSING_KINDS])
    return choices.menu(texts.MISSING_MENU, rows, turn.session)


def told(turn: Turn, kind: str, token: str) -> Reply:
    """One of the menu's lines was chosen."""
    institution = meant(turn.catalog, token)
    if institution is None:
        return Reply(texts.NOTHING_TO_REPORT, session=turn.session)
    code = institution.code
    if code in turn.session.reported:
        return Reply(texts.ALREADY, session=turn.session)
    labels = dict(texts.KINDS)
    if kind == "other" or kind not in labels:
        return Reply(texts.OWN_WORDS, session=replace(turn.session, asked=f"report:{code}", options=()))
    return _written(turn, Report(ReportKind.ERROR, code, labels[kind]), texts.WRITTEN)


def missing(turn: Turn, kind: str) -> Reply:
    """An institution works, or has a page, and isn't in the list."""
    if MISSING in turn.session.reported:
        return Reply(texts.ALREADY_MISSING, session=turn.session)
    if kind == "page":
        return Reply(texts.MISSING_LINK, session=replace(turn.session, asked=f"report:{MISSING}", options=()))
    asked_for = words(turn, turn.session.query, turn.session.place)
    report = Report(ReportKind.MISSING_INSTITUTION, "", f"{asked_for} — {texts.NOT_HERE}")
    return _written(turn, report, texts.written_missing(_what(turn)))


def is_awaiting(session: Session) -> bool:
    """Whether the next message is to be written down."""
    return session.asked.partition(":")[0] == "report"


def own_words(turn: Turn) -> Reply | None:
    """The message that «другое» or «пришлите ссылку» asked for, taken as it is; None: nothing is open.

    So is one that names an address in words while the menu is open: «страница сменилась, правильная …».
    """
    code = turn.session.asked.partition(":")[2] if is_awaiting(turn.session) else _instead_of_a_line(turn)
    if not code or (code != MISSING and turn.catalog.get(code) is None):
        return None
    if not turn.said:
        return Reply(texts.OWN_WORDS, session=turn.session)
    if len(turn.said) > LONGEST_REPORT:
        return Reply(texts.TOO_LONG, session=turn.session)
    if code == MISSING:
        if not (turn.incoming.links or find_links(turn.said)):
            return Reply(texts.NO_LINK, session=turn.session)
        asked_for = f"{words(turn, turn.session.query, turn.session.place)}: {turn.said}"
        return _written(turn, Report(ReportKind.MISSING_PAGE, "", asked_for), texts.WRITTEN_MISSING)
    return _written(turn, Report(ReportKind.ERROR, code, turn.said), texts.WRITTEN)


def is_menu(session: Session) -> bool:
    """Whether the menu «что сообщить?» is what was shown last."""
    return bool(session.options) and all(option.startswith("told:") for option in session.options)


def _instead_of_a_line(turn: Turn) -> str:
    worded = len(without_links(turn.said).split()) >= FEWEST_WORDS
    return turn.session.shown if is_menu(turn.session) and worded and find_links(turn.said) else ""


def _what(turn: Turn) -> str:
    """What was looked for, in words of the list's own: the kind and the district."""
    clues = turn.opened.clues
    kind = kind_of(clues.kinds[0]) if clues.kinds else None
    place = turn.catalog.place(turn.session.place)
    looked_in = turn.catalog.place(turn.session.wider[1]) if turn.session.wider else None
    village = repeatable(clues.unknown_place or (looked_in.label if looked_in else ""))
    said = [f"„{village}“"] if village else []
    return ", ".join([*([kind.name.one] if kind else []), *said, *([place.label] if place else [])])


def noted(turn: Turn, mark: str) -> tuple[str, ...]:
    """What the conversation has reported, with one more; the oldest are forgotten first."""
    return tuple(dict.fromkeys((*turn.session.reported, mark)))[-MOST_REPORTED:]


def asked_about(turn: Turn) -> Reply:
    """«Моя жалоба № 214»: whoever writes isn't known, so that the state is told by telephone alone."""
    centre = _centre(turn)
    where = texts.ASK_BY_PHONE.format(contact=contact_words(centre, turn.today)) if centre else texts.NO_PHONE
    return Reply(f"{texts.STATE_NOT_HERE} {where}", session=turn.session)


def _written(turn: Turn, report: Report, sentence: str) -> Reply:
    return Reply(
        text=f"{sentence} {_what_then(turn)}",
        session=replace(turn.session, reported=noted(turn, report.code or MISSING), asked="", options=()),
        remember=(report,),
        counts=(Count(Measure.HELP, Help.REPORT),),
    )


def _what_then(turn: Turn) -> str:
    """No false promise: a human is named only where one is known."""
    centre = _centre(turn)
    if centre is None:
        return f"{texts.NOBODY_YET} {texts.NO_ANSWER_HERE}"
    return f"{texts.NO_ANSWER_HERE} {texts.ASK_BY_PHONE.format(contact=contact_words(centre, turn.today))}"


def _centre(turn: Turn) -> Contact | None:
    """The people who keep the list, where somebody has vouched for their number."""
    centre = turn.region.contact(Purpose.CENTRE, turn.today)
    return centre if centre is not None and centre.confirmed_on is not None else None
