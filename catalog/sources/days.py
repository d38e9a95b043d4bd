"""Days as public registers write them."""

import re
from datetime import date

ISO = re.compile(r"(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
RUSSIAN = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(20\d\d)(?!\d)")


def day_in(text: str) -> date | None:
    """The first day of this century in the text («2026-05-19T…», «20260519», «19.05.2026»), or None."""
    try:
        if found := ISO.search(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := RUSSIAN.search(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return None
