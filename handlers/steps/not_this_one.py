"""«Не то»: the next best, and a note for the operator."""

from dataclasses import replace

from catalog.queues.model import ReportKind
from catalog.statistics.usage import Count, Help, Measure
from handlers.dialogue.held_place import words
from handlers.dialogue.refine import again
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply, Report
from handlers.steps.listing import institutions
from handlers.steps.report import noted
from handlers.texts import cards as texts
from handlers.texts import finding
from handlers.view.choices import PAGE_SIZE, rows
from handlers.view.payloads import meant

MOST_OFFERED = PAGE_SIZE


def wrong(turn: Turn, token: str) -> Reply | None:
    """What else may have been meant; None where that card isn't in the list."""
    institution = meant(turn.catalog, token)
    return of(turn, institution.code) if institution else None


def of(turn: Turn, code: str) -> Reply:
    """Likewise, of the institution of that code."""
    mark = f"wrong:{code}"
    first_time = mark not in turn.session.reported
    listed = rows(institutions(turn, _others(turn, code)))
    sentence = texts.WRONG_SORRY if first_time else texts.WRONG_AGAIN
    head = f"{sentence} {texts.WRONG_NEXT if listed else texts.WRONG_ASK}"
    return Reply(
        text="\n".join((head, *(row.line for row in listed), *([texts.WRONG_ASK] if listed else []))),
        choices=(*(row.choice for row in listed), Choice(finding.BACK, "back")),
        session=replace(
            turn.session,
            options=tuple(row.choice.choice for row in listed),
            offset=0,
            shown=code,
            reported=noted(turn, mark),
        ),
        remember=(
            Report(ReportKind.WRONG_INSTITUTION, code, words(turn, turn.session.query, turn.session.place)),
        )
        if first_time
        else (),
        counts=(Count(Measure.HELP, Help.WRONG),) if first_time else (),
    )


def _others(turn: Turn, code: str) -> list[str]:
    """The codes that come next in the search's own order, in other places where this one has no more."""
    if not turn.session.query:
        return []
    near = [other for other in again(turn).result.codes if other != code]
    anywhere = near or [other for other in turn.find(turn.opened).codes if other != code]
    return anywhere[:MOST_OFFERED]
