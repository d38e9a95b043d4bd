"""Reading JSON that anybody may have written: what has another type than expected counts as absent."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")
_LARGEST = 2**63


def mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def items(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def text(value: object) -> str:
    """The text without what no text holds: NUL and halves of surrogate pairs."""
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else ""


def integer(value: object) -> int | None:
    """A 64-bit number, as identifiers are."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if -_LARGEST <= value < _LARGEST else None


def degrees(value: object, most: float) -> float | None:
    """A coordinate between -most and most."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if -most <= value <= most else None
