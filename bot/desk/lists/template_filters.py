"""Filters of the lists' templates."""

from collections.abc import Iterable

NARROW_SPACE = "\u202f"


def pairs(values: Iterable[str]) -> list[tuple[str, str]]:
    """Values that are their own words."""
    return [(value, value) for value in values]


def grouped(number: int) -> str:
    """«250 000»."""
    return f"{number:,}".replace(",", NARROW_SPACE)
