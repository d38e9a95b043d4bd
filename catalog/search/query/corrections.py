"""«Школа 8, ой нет, 9 камышин»: of what was said twice the last value counts."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from catalog.search.query.query import Query, Replaced
from catalog.search.result import Slot

KNOWN = (Slot.KIND, Slot.NUMBER, Slot.PLACE, Slot.NAME, Slot.STREET)
CORRECTED = (*KNOWN, Slot.UNKNOWN_PLACE)
NUMBER = "№ "
MOST = 4
"""So many corrections are heard; more are a story."""


def corrected(query: Query, phrases: Iterable[str]) -> Query:
    """The question with what was corrected put right; itself where it corrects nothing."""
    taken, behind, read = "", 0, query.parser.parse_plain
    replaced: tuple[Replaced, ...] = ()
    for at, found in enumerate(marks(tuple(phrases)).finditer(query.text)):
        if at == MOST:
            break
        said = f"{taken}{query.text[behind : found.start()]}"
        rest = _until_next(query.text[found.end() :], phrases)
        put_right = _merged(read(said), read(rest)) if said.strip(" ,") else None
        behind = found.end()
        if put_right is None and said.strip(" ,"):  # «лицей 5, ой, шесть»
            put_right = _merged(read(said), read(f"{NUMBER}{rest}"), NUMBER)
        if put_right is None:
            begins = not said.strip(" ,") and _begins_with_value(read(rest))
            taken = "" if begins else f"{said}{found[0]}"
            continue
        kept, pairs = put_right
        taken, replaced = f"{kept} " if kept else "", (*replaced, *pairs)
    text = f"{taken}{query.text[behind:]}".strip(" ,")
    if text == query.text or not text:
        return query
    return replace(read(text), written=query.text, replaced=replaced)


@lru_cache(maxsize=8)
def marks(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One or more markers in a row, with the signs around them."""
    longest_first = sorted(phrases, key=len, reverse=True)
    words = "|".join(r"[\s,]{1,3}".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?:(?:^|(?<=[\s,.;…—-]))(?:{words})(?!\w)[\s,.;…—-]{{0,4}}){{1,4}}", re.IGNORECASE)


def _until_next(text: str, phrases: Iterable[str]) -> str:
    following = marks(tuple(phrases)).search(text)
    return text[: following.start()] if following and following.start() else text


def _begins_with_value(query: Query) -> bool:
    """«Нет, в Камышине», unlike «нет воды» and «опечатка в документе»."""
    first = query.slots[0] if query.slots else None
    return first is not None and not first.start and first.slot in KNOWN


def _merged(before: Query, after: Query, mark: str = "") -> tuple[str, tuple[Replaced, ...]] | None:
    """What is left of the words before, and what took whose stead; None where nothing was said twice.

    `mark`: what was put before the words behind, and takes part in what is left.
    """
    first = after.slots[0].slot if after.slots else None
    if first not in CORRECTED or not after.said(first) or not before.said(first):
        return None
    if mark and (first is not Slot.NUMBER or after.slots[0].start):
        return None
    twice = [slot for slot in CORRECTED if before.said(slot) and after.said(slot)]
    pairs = tuple(Replaced(slot, before.said(slot)[-1], after.said(slot)[0]) for slot in twice)
    if all(pair.denied == pair.meant for pair in pairs):
        return None
    kept = f"{before.without(*twice).text} {mark}".strip()
    return kept, tuple(pair for pair in pairs if pair.denied != pair.meant)
