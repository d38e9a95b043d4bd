"""JSON that a platform wouldn't write and Python's `json` can't: too deep, too long, no text."""

import json
import re

DEEP, HUGE, NOT_TEXT = "<deep>", "<huge>", "<not text>"
"""Stand in an update for what `dumps` writes in their place."""

WRITTEN = {
    json.dumps(DEEP): "[" * 20_000 + "]" * 20_000,
    json.dumps(HUGE): "9" * 10_000,
}
"""In the place of a value; a name can't be such."""


def dumps(value: object) -> str:
    """JSON as text, with what stands for hostile pieces replaced by them."""
    text = json.dumps(value).replace(NOT_TEXT, "\\ud83d\\u0000")
    for mark, written in WRITTEN.items():
        text = re.sub(rf"{mark}(?!:)", written, text)
    return text
