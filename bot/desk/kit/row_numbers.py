"""A number that came in an address, where anything may stand."""

DIGITS = 9
"""More of them no row has, and a database can't hold."""


def number_of(said: object) -> int | None:
    """The number, or None where it is none that a row could have."""
    text = str(said)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None
