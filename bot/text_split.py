"""Text within what a platform carries: split or cut in its own unit, never inside one sign as people see it.

Telegram counts UTF-16 units, VK and MAX characters.
"""

from collections.abc import Callable, Iterator, Sequence

import regex

Measure = Callable[[str], int]
"""The length of a text in a platform's unit; the length of a whole is the sum of its parts'."""

UNSEEN: dict[int, None] = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0]
)
"""For `str.translate`: signs that turn the direction of writing, and could make an address look like another;
halves of signs."""

ELLIPSIS = "…"
LEAST = 2
"""The shortest limit that makes sense: one sign may be two UTF-16 units."""

_SIGN = regex.compile(r"\X")
_LAST_OF_ONE_UNIT = "\uffff"
_LEFT_HANGING = " ,;:«(—-"


def characters(text: str) -> int:
    """Code points."""
    return len(text)


def utf16_units(text: str) -> int:
    """UTF-16 code units: a sign beyond the first plane (most emoji) counts as two."""
    return len(text) + sum(sign > _LAST_OF_ONE_UNIT for sign in text)


def split(text: str, most: int, measure: Measure = characters) -> list[str]:
    """The text in pieces of at most `most` units (2 or more), none of them blank.

    It is parted at the end of a paragraph, else of a line, else of a word, else between two signs as a
    person sees them. White space at a piece's ends is left out, nothing else is.
    """
    if measure(text) <= most:
        return [text] if text.strip() else []
    pieces: list[str] = []
    rest = _stripped(list(_signs(text, most, measure)))
    while rest:
        taken = _fitting(rest, most, measure)
        end = taken if taken == len(rest) else _end(rest, taken)
        pieces.append("".join(_stripped(rest[:end])))
        rest = _stripped(rest[end:])
    return pieces


def cut(text: str, most: int, measure: Measure = characters) -> str:
    """What fits as it is, else its beginning up to a word's end and «…», in `most` units (2 or more)."""
    if measure(text) <= most:
        return text
    signs = list(_signs(text, most, measure))
    taken = _fitting(signs, most - measure(ELLIPSIS), measure)
    head = signs[: _last(signs[: taken + 1], " ") or taken]
    return "".join(head).rstrip(_LEFT_HANGING) + ELLIPSIS


def _signs(text: str, most: int, measure: Measure) -> Iterator[str]:
    """Signs as a person sees them; one that no message could carry falls into its code points."""
    for found in _SIGN.finditer(text):
        yield from found[0] if measure(found[0]) > most else (found[0],)


def _fitting(signs: Sequence[str], most: int, measure: Measure) -> int:
    """How many signs of the beginning fit."""
    taken = 0
    for position, sign in enumerate(signs):
        taken += measure(sign)
        if taken > most:
            return position
    return len(signs)


def _end(signs: Sequence[str], taken: int) -> int:
    """Where to part, of the signs that fit and the one behind them: the best end of a piece."""
    fitting = signs[: taken + 1]
    paragraph = next((at for at in range(taken - 1, 0, -1) if signs[at - 1] == signs[at] == "\n"), 0)
    return paragraph or _last(fitting, "\n") or _last(fitting, " ") or taken


def _last(signs: Sequence[str], sign: str) -> int:
    """The position of the last such sign, or 0."""
    return next((at for at in range(len(signs) - 1, 0, -1) if signs[at] == sign), 0)


def _stripped(signs: Sequence[str]) -> Sequence[str]:
    """Without the blank signs at both ends."""
    start, end = 0, len(signs)
    while start < end and signs[start].isspace():
        start += 1
    while end > start and signs[end - 1].isspace():
        end -= 1
    return signs[start:end]
