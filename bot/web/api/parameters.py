"""What is asked for in a query string → values. Anything else is refused with one sentence. Pure."""

import base64
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from starlette.datastructures import QueryParams

from bot.web.receive import RefusedRequestError
from handlers.texts import api as texts

MOST_CHARACTERS = 500
"""Of one filter; a longer one names nothing."""

MOST_ROWS = 200
ROWS = 50
MOST_OF_CURSOR = 200
MOST_VERSIONS = 2**31

_CODE = re.compile(r"[A-Za-z0-9_-]{0,64}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which institutions are asked for, and from where on."""

    kind: str = ""
    place: str = ""
    q: str = ""
    updated_since: str = ""  # ISO 8601 in UTC, comparable as text
    limit: int = ROWS
    after: str = ""  # the last code of the page before; of a search, how many were shown


def wanted(query: QueryParams) -> Wanted:
    """The filters of a list. Raises RefusedError."""
    return Wanted(
        text(query, "kind"),
        text(query, "place"),
        text(query, "q"),
        moment(query),
        limit(query),
        cursor(query)[1],
    )


def text(query: QueryParams, name: str) -> str:
    """A filter, without what surrounds it; empty where it isn't given. Raises RefusedError."""
    value = query.get(name, "")
    if len(value) > MOST_CHARACTERS or "\0" in value:
        raise RefusedRequestError(texts.BAD_FILTER.format(name=name, most=MOST_CHARACTERS))
    return value.strip()


def limit(query: QueryParams) -> int:
    """How many rows. Raises RefusedError."""
    value = query.get("limit", str(ROWS))
    if not (value.isascii() and value.isdigit() and len(value) <= 3 and 1 <= int(value) <= MOST_ROWS):  # noqa: PLR2004 - digits of the most
        raise RefusedRequestError(texts.BAD_LIMIT.format(most=MOST_ROWS))
    return int(value)


def moment(query: QueryParams) -> str:
    """`updated_since`, a day or a moment by ISO 8601, as a moment in UTC; empty: any. Raises RefusedError."""
    value = query.get("updated_since", "").strip()
    if not value:
        return ""
    try:
        if _DAY.fullmatch(value):
            read = datetime.combine(date.fromisoformat(value), time(), UTC)
        else:
            read = datetime.fromisoformat(value.replace(" ", "+"))
            read = read.replace(tzinfo=UTC) if read.tzinfo is None else read
        return read.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError) as error:
        raise RefusedRequestError(texts.BAD_MOMENT) from error


def cursor(query: QueryParams) -> tuple[int, str]:
    """A version, and the code (or the number of rows) after which to go on. Raises RefusedError."""
    value = query.get("cursor", "")
    if not value:
        return 0, ""
    try:
        number, after = json.loads(base64.b64decode(value[:MOST_OF_CURSOR], b"-_", validate=True))
    except (ValueError, TypeError, RecursionError) as error:
        raise RefusedRequestError(texts.BAD_CURSOR) from error
    is_number = type(number) is int and 0 <= number < MOST_VERSIONS
    if is_number and isinstance(after, str) and _CODE.fullmatch(after):
        return number, after
    raise RefusedRequestError(texts.BAD_CURSOR)


def next_cursor(after: str, number: int = 0) -> str:
    """What `cursor` reads again."""
    return base64.urlsafe_b64encode(json.dumps([number, after]).encode()).decode()
