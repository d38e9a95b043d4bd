"""Values of JSON that comes from outside, each with the shape that is wanted or an empty one of it."""

import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from handlers.messages import cut_text

LARGEST = 2**63 - 1
"""Identifiers are 64-bit numbers."""

_UNREADABLE = re.compile(r"[\x00\ud800-\udfff]")


def members(value: object) -> Mapping[str, Any]:
    """An object's members, or none."""
    return value if isinstance(value, Mapping) else {}


def items(value: object, most: int) -> Sequence[Mapping[str, Any]]:
    """The objects of a list, so many at the most."""
    found = value[:most] if isinstance(value, list) else []
    return [one for one in found if isinstance(one, Mapping)]


def text(value: object) -> str:
    """What is read of a string, without what no database takes; or an empty one."""
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", cut_text(value)) if isinstance(value, str) else ""


def integer(value: object) -> int:
    """A whole number, or 0."""
    whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST
    return int(value) if whole else 0  # type: ignore[call-overload]


def degrees(value: object, most: float) -> float | None:
    """A latitude or a longitude within its range, or None."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if isfinite(number) and abs(number) <= most else None
