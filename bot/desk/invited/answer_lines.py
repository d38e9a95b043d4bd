"""An answer as one line of the desk: what was, what is to be, and what residents would be told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.desk.invited import texts
from bot.invited.answering import added_addresses, asked_columns, words_of
from catalog.invitations.model import InvitedAnswer
from catalog.region import day_in
from handlers.context import Context
from handlers.texts.names import everyday_name


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer as one line; addresses are text, and what residents would be told of them stands beside."""

    number: int
    institution: str
    code: str
    said: str
    verdict: str
    told_at: datetime
    state: str


def line_of(answer: InvitedAnswer, context: Context | None) -> AnswerLine:
    """`context`: what is served; None while it is being loaded."""
    return AnswerLine(
        answer.number,
        name_of(answer, context),
        answer.code,
        said_of(answer),
        _verdict(answer, context) if context else "",
        answer.told_at,
        _state_of(answer),
    )


def name_of(answer: InvitedAnswer, context: Context | None) -> str:
    institution = context.catalog.get(answer.code) if context else None
    return everyday_name(institution) if institution else answer.code


def said_of(answer: InvitedAnswer) -> str:
    """«Телефон: «112» → «113»», line by line."""
    headers: Mapping[str, str] = {column.key: column.header for column in asked_columns()}
    told = answer.told
    lines = [
        f"{headers.get(key, key)}: «{told.shown.get(key, '')}» → «{value}»"
        for key, value in told.cells.items()
    ]
    lines += [texts.REMARK.format(remark=told.remark)] if told.remark else []
    return "\n".join(lines) or texts.SAID_RIGHT


def _state_of(answer: InvitedAnswer) -> str:
    return texts.AGREED_BY.format(operator=answer.agreed_by) if answer.agreed_by else texts.WAITS


def _verdict(answer: InvitedAnswer, context: Context) -> str:
    today = day_in(context.region)
    urls = (url for found in added_addresses(answer.told).values() for url in found)
    return "\n".join(words_of(url, context, today) for url in urls)
