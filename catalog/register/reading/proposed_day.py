"""The day that a title names, «по состоянию на 01.11.2026»: proposed as that of the marks, never taken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import Field

from catalog.register.sheet import Sheet
from catalog.resource_file import RESOURCES, Text, Words, read_resource

TITLE_ROWS = 10
NUMERIC = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)")
IN_WORDS = re.compile(r"(?P<day>\d{1,2})\s(?P<month>[а-яё]{3,8})\s(?P<year>20\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateWords:
    """A dates.yaml; its own head says what each is."""

    before: Words
    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]


@cache
def date_words() -> DateWords:
    """The words, read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "register" / "dates.yaml", DateWords)


def proposed_day(sheets: Iterable[Sheet], header_rows: dict[str, int], today: date) -> date | None:
    """The latest day named above the tables that has come already."""
    found = [
        day
        for sheet in sheets
        for number, row in sheet.rows[:TITLE_ROWS]
        if number <= header_rows.get(sheet.name, 0)
        for cell in row
        if any(words in cell.lower() for words in date_words().before) and (day := _day_in(cell))
    ]
    return max((day for day in found if day <= today), default=None)


def _day_in(text: str) -> date | None:
    found = NUMERIC.search(text) or IN_WORDS.search(text)
    if not found:
        return None
    month = found["month"]
    try:
        number = int(month) if month.isdigit() else date_words().months.index(month.lower()[:3]) + 1
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
