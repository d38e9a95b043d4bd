"""JSON from outside as values that everything behind can take, and never less of a batch than is readable.

A platform's batch is one JSON text of many people's updates. What is wrong within one of them (brackets
20,000 deep, a number of 10,000 digits, half a surrogate pair, a byte that is no UTF-8) must not make the
whole unreadable: nobody in it would be answered, for ever, since it is fetched again.
"""

import json
import re
from math import isfinite
from typing import Any

from bot.delivery.shape import LARGEST, text

DEEPEST = 64
"""Updates are some ten deep. Python's reader gives up at about a thousand."""

LONGEST_NUMBER = 40
"""Digits; Python's reader gives up at 4,300."""

_TOKEN = re.compile(rf'"(?:[^"\\]|\\.)*+"?|[\[{{]|[\]}}]|-?\d{{{LONGEST_NUMBER},}}+[\d.eE+-]*+', re.DOTALL)


def read_json(raw: bytes | str) -> Any:  # noqa: ANN401 - any JSON
    """The value. What isn't text, or is too deep or too long to be read, is replaced. Raises ValueError."""
    written = raw if isinstance(raw, str) else raw.decode(errors="replace")
    try:
        return json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return json.loads(_tame(written), strict=False)


def clean(value: Any, deepest: int = DEEPEST) -> Any:  # noqa: ANN401 - any JSON, in and out
    """The value with text that every database takes, numbers of 64 bits, and null for what is too deep."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {text(key): clean(one, deepest - 1) for key, one in value.items()} if deepest else None
    if isinstance(value, list):
        return [clean(one, deepest - 1) for one in value] if deepest else None
    if isinstance(value, int):
        return value if abs(value) <= LARGEST else None
    return None if isinstance(value, float) and not isfinite(value) else value


def _tame(written: str) -> str:
    """The JSON text with `null` for what is too deep and 0 for a number that is too long, in linear time."""
    kept, depth, begin = [], 0, 0
    for token in _TOKEN.finditer(written):
        mark = token[0][0]
        if mark in "[{":
            depth += 1
            if depth == DEEPEST + 1:
                kept += [written[begin : token.start()], "null"]
        elif mark in "]}":
            depth -= 1
            if depth == DEEPEST:
                begin = token.end()
        elif mark != '"' and depth <= DEEPEST:
            kept += [written[begin : token.start()], "0"]
            begin = token.end()
    return "".join([*kept, written[begin:] if depth <= DEEPEST else ""])
