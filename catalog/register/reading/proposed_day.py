"""The day that a title names, «по состоянию на 01.11.2026»: proposed as that of the marks, never taken."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from catalog.register.sheet import Sheet
from catalog.yaml_loader import load_yaml

TITLE_ROWS = 10
NUMERIC = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)")
IN_WORDS = re.compile(r"(?P<day>\d{1,2})\s(?P<month>[а-яё]{3,8})\s(?P<year>20\d\d)", re.IGNORECASE)


@cache
def _words() -> dict[str, list[str]]:
    text = (files("catalog") / "resources/register/dates.yaml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = load_yaml(text)
    return found


def proposed_day(sheets: Iterable[Sheet], header_rows: dict[str, int], today: date) -> date | None:
    """The latest day named above the tables that has come already."""
    found = [
        day
        for sheet in sheets
        for number, row in sheet.rows[:TITLE_ROWS]
        if number <= header_rows.get(sheet.name, 0)
        for cell in row
        if any(words in cell.lower() for words in _words()["before"]) and (day := _day_in(cell))
    ]
    return max((day for day in found if day <= today), default=None)


def _day_in(text: str) -> date | None:
    found = NUMERIC.search(text) or IN_WORDS.search(text)
    if not found:
        return None
    month = found["month"]
    try:
        number = int(month) if month.isdigit() else _words()["months"].index(month.lower()[:3]) + 1
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
