"""The page of a link: the card as residents see it, the form, and what became of earlier answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.invited import texts
from bot.invited.answering import LONGEST, LONGEST_PAGES, ProposalReading, asked_columns, card_stamp
from bot.invited.opening import OpenedLink
from bot.web import render
from bot.web.cards import Door, door
from catalog.invitations.model import PAGES, AnswerState, InvitedAnswer
from catalog.model import Institution
from catalog.region import Region, day_of
from catalog.register.columns.columns import Column
from handlers.context import Context
from handlers.view.card import card_of

MOST_ANSWERS = 20
KEYBOARDS = {"phone": "tel", **dict.fromkeys(PAGES, "url")}


@dataclass(frozen=True, slots=True)
class PageFields:
    """What stands in the form."""

    cells: dict[str, str]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One field of the form, with what is said beside it."""

    column: Column
    value: str
    longest: int
    help: str
    keyboard: str
    problems: Sequence[str] = ()
    verdicts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A field before and after, as it was written."""

    header: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier answer in words."""

    on: date
    what: str
    state: str
    why: str


def confirm_page(  # noqa: PLR0913, PLR0917 - what the page is of, and what it shows
    around: render.PageSurroundings,
    context: Context,
    opened: OpenedLink,
    fields: PageFields,
    reading: ProposalReading,
    today: date,
) -> str:
    """`reading`: what was made of what was sent; an empty one where nothing was."""
    institution, answers = opened.institution, opened.answers
    return render.fill(
        "confirm.html",
        around,
        door=_door(context, institution, today),
        hours=institution.hours,
        invitation=opened.invitation,
        stamp=card_stamp(institution),
        lines=[_line(column, fields, reading) for column in asked_columns()],
        fields=fields,
        reading=reading,
        is_review=reading.told is not None,
        changes=_changes(reading),
        past=[_past(answer, context.region) for answer in answers[:MOST_ANSWERS]],
        is_received=bool(answers)
        and answers[0].state is AnswerState.WAITING
        and reading == ProposalReading(),
        words=texts,
        longest_remark=LONGEST["remark"],
    )


def _changes(reading: ProposalReading) -> list[ShownChange]:
    if reading.told is None:
        return []
    told = reading.told
    columns = (column for column in asked_columns() if column.key in told.cells)
    return [ShownChange(column.header, told.shown[column.key], told.cells[column.key]) for column in columns]


def _door(context: Context, institution: Institution, today: date) -> Door:
    """As the chat shows it; of the register's row while the chat hasn't taken it over yet."""
    return door(context, institution.code, today) or Door(card_of(institution, context, today))


def _line(column: Column, fields: PageFields, reading: ProposalReading) -> CardLine:
    key = column.key
    return CardLine(
        column,
        fields.cells.get(key, ""),
        LONGEST.get(key, LONGEST_PAGES),
        texts.HELP.get(key, ""),
        KEYBOARDS.get(key, "text"),
        reading.faults.get(key, ()),
        reading.verdicts.get(key, ()),
    )


def _past(answer: InvitedAnswer, region: Region) -> Past:
    headers = {column.key: column.header for column in asked_columns()}
    changed = [f"{headers.get(key, key)}: {value or texts.EMPTY}" for key, value in answer.told.cells.items()]
    remark = [f"{texts.REMARK.lower()}: {answer.told.remark}"] if answer.told.remark else []
    what = "; ".join((*changed, *remark)) or texts.SAID_RIGHT
    return Past(day_of(answer.told_at, region), what, texts.STATES[answer.state], answer.why)
