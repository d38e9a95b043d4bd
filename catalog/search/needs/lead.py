"""Whether a need comes before the institution that the same question mentions."""

from collections.abc import Callable
from dataclasses import replace

from catalog.needs.model import Need
from catalog.search.result import Decision, NeedsTold, SearchResult

TWO = 2
"""Telling words by which a need comes before an institution that is named, and doesn't do it."""

FOUND = (Decision.ANSWER, Decision.CHOOSE)
KindsOf = Callable[[str], frozenset[str]]


def led(found: SearchResult, told: NeedsTold, first: Need | None, kinds_of: KindsOf) -> SearchResult:
    """The result of a search for institutions, with the need before it where that is what is asked.

    `first`: the likeliest need; `kinds_of`: what the institution of a code counts as. The institution that a
    need mentions stays among the matches: it is its object.
    """
    if first is None or not _leads(found, told, first, kinds_of):
        hinted = first is not None and _is_hinted(found, told, first)
        clues = replace(found.clues, needs=told.needs) if hinted else found.clues
        return replace(found, told=told, clues=clues)
    kept = found.decision in (Decision.ANSWER, Decision.SERVICE)
    return replace(
        found,
        told=told,
        decision=Decision.SERVICE if told.sure else Decision.CHOOSE,
        clues=replace(found.clues, needs=told.needs),
        matches=found.matches if kept else (),
        fitting=found.fitting if kept else (),
        question=None,
        missing=(),
        similar=(),
    )


def _is_hinted(found: SearchResult, told: NeedsTold, first: Need) -> bool:
    """Whether nobody is found, and slight words tell of a need: its body stands all the same."""
    clues = found.clues
    if found.decision is not Decision.NONE or not told.hinted or clues.numbers or clues.code or clues.talk:
        return False
    if clues.kinds and clues.unknown and not told.beyond:
        return False  # «детский сад Огонёк»: its own kind is no hint, the name is what isn't found
    return not clues.kinds or bool(set(first.kinds) & set(clues.kinds)) or told.telling > len(clues.kinds)


def _leads(found: SearchResult, told: NeedsTold, first: Need, kinds_of: KindsOf) -> bool:
    clues = found.clues
    if not told.whole or clues.code:
        return False
    if not told.beyond and (clues.kinds or found.decision in FOUND):
        return False
    if found.decision not in FOUND:
        return not (clues.numbers and set(first.kinds) & set(clues.kinds))
    if not (clues.kinds or clues.names or clues.numbers or clues.street):
        return True
    does_it = bool(found.fitting) and bool(set(first.kinds) & kinds_of(found.fitting[0]))
    one = found.decision is Decision.ANSWER
    named = bool(clues.numbers or clues.names or clues.street)
    if does_it:
        return told.sure and not one and not named
    return told.sure and (told.telling >= TWO or not clues.kinds) and not (one and named and not clues.kinds)
