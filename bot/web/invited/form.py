"""What the form of the page sends → values. Pure: bytes in, a value out, or one sentence."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from bot.invited.answering import Sent, asked_columns
from bot.web.receive import RefusedRequestError, media_type
from handlers.texts import page as texts

MOST_BYTES = 64 * 1024
"""Room for every field at its longest, each letter written as two escaped bytes, several times over."""

MOST_FIELDS = 20
RIGHT, LOOK, SEND = "right", "look", "send"

_UNWRITTEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that nobody sees: in a card they could turn a line round, or hide a part of an address."""


@dataclass(frozen=True, slots=True)
class ConfirmForm:
    """`deed`: one of RIGHT, LOOK and SEND, or something else that nobody offered."""

    deed: str
    sent: Sent


def read_form(body: bytes, content_type: str) -> ConfirmForm:
    """Raises RefusedRequestError."""
    if media_type(content_type) != "application/x-www-form-urlencoded":
        raise RefusedRequestError(texts.NOT_A_FORM, status=415)
    try:
        fields = parse_qs(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace"
        )
    except ValueError as error:
        raise RefusedRequestError(texts.NOT_A_FORM) from error
    given = {key: _line(values[0]) for key, values in fields.items()}
    cells = {column.key: given[column.key] for column in asked_columns() if column.key in given}
    return ConfirmForm(given.get("deed", ""), Sent(cells, given.get("remark", ""), given.get("stamp", "")))


def _line(said: str) -> str:
    return " ".join(_UNWRITTEN.sub(" ", said).split())
