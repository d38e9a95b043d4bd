"""Cells that a spreadsheet program would run as a formula are written with an apostrophe before them.

The two functions undo each other exactly, also for a text that already begins with apostrophes.
"""

import re

FORMULA = re.compile(r"'*[=+\-@\t\r]")
PHONE = re.compile(r"\+\d[\d\s();,+-]{4,200}")
"""Digits alone run nothing, and an apostrophe before them is seen by whoever opens the file."""

ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def escape(cell: str) -> str:
    return "'" + cell if FORMULA.match(cell) and not PHONE.fullmatch(cell) else cell


def unescape(cell: str) -> str:
    return cell[1:] if ESCAPED.match(cell) else cell
