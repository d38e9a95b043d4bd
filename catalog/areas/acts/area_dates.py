"""Dates of acts."""

import re
from datetime import date, datetime, timedelta

from catalog.register.cells.cells import DAY_FORMS, EXCEL_EPOCH, NOTHING
from catalog.register.faults import BadCell

FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)
SERIAL = re.compile(r"\d{5}(?:\.0)?")


def read_day(cell: str) -> date | None:
    """The day, or None for an empty cell. Raises BadCell."""
    said = re.sub(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$", "", cell.strip().removesuffix("г.").strip(" ."))
    if said.lower() in NOTHING:
        return None
    found = _serial(said) if SERIAL.fullmatch(said) else _formed(said)
    if found is None or not FIRST <= found <= LAST:
        raise BadCell("это не дата", "Напишите дату так: 01.09.2026")
    return found


def _formed(said: str) -> date | None:
    for form in DAY_FORMS:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return None


def _serial(said: str) -> date:
    return EXCEL_EPOCH + timedelta(days=int(float(said)))
