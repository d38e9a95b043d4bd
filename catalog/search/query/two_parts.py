"""«Загс и мфц камышин», «школы 3 и 7»: two institutions in one question."""

import re
from collections.abc import Iterator
from functools import lru_cache

from catalog.search.query.query import Query
from catalog.search.result import Slot

MOST_SPLITS = 3


def two_parts(query: Query, connectors: tuple[str, ...]) -> Iterator[tuple[Query, Query]]:
    """The ways to read it as two questions, each with what it shares with the other put in."""
    if not query.said(Slot.KIND):
        return
    read = query.parser.parse_plain
    for found in list(joints(connectors).finditer(query.text))[:MOST_SPLITS]:
        left, right = read(query.text[: found.start()]), read(query.text[found.end() :])
        parts = _with_kinds(left, right)
        if parts is not None:
            yield _with_places(*parts)
    if second := query.reading.second:  # «больница 7 поликлиника 3»
        left, right = read(query.text[:second]), read(query.text[second:])
        if right.clues.kinds and right.clues.numbers:
            yield _with_places(left, right)


@lru_cache(maxsize=8)
def joints(connectors: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between two institutions: a comma, «и»."""
    words = "|".join(r"\s{1,3}".join(map(re.escape, one.split())) for one in connectors)
    return re.compile(
        rf"\s{{0,3}},\s{{0,3}}(?:(?:{words})\s{{1,3}})?|\s{{1,3}}(?:{words})\s{{1,3}}", re.IGNORECASE
    )


def _with_kinds(left: Query, right: Query) -> tuple[Query, Query] | None:
    """Both with a kind: their own, or that of the other where there is but a number."""
    ours, theirs = left.clues, right.clues
    if ours.kinds and theirs.kinds:
        apart = (ours.kinds, ours.numbers, ours.names) != (theirs.kinds, theirs.numbers, theirs.names)
        return (left, right) if apart or _differ(ours.places, theirs.places) else None
    if ours.kinds and ours.numbers and _is_number(right):
        return left, left.with_number(theirs.numbers[0]).with_words(_place(right))
    if theirs.kinds and theirs.numbers and _is_number(left):
        return right.with_number(ours.numbers[0]), right
    return None


def _differ(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(ours and theirs) and set(ours).isdisjoint(theirs)


def _is_number(query: Query) -> bool:
    """Whether a number, perhaps with a place, is all that it says."""
    return len(query.clues.numbers) == 1 and {one.slot for one in query.slots} <= {Slot.NUMBER, Slot.PLACE}


def _with_places(left: Query, right: Query) -> tuple[Query, Query]:
    """A place that only one of them names holds for both."""
    if left.said(Slot.PLACE) and not right.said(Slot.PLACE, Slot.UNKNOWN_PLACE):
        return left, right.with_words(_place(left))
    if right.said(Slot.PLACE) and not left.said(Slot.PLACE, Slot.UNKNOWN_PLACE):
        return left.with_words(_place(right)), right
    return left, right


def _place(query: Query) -> str:
    """The words of its places as they were written."""
    return " ".join(query.text[one.start : one.end] for one in query.slots if one.slot is Slot.PLACE)
