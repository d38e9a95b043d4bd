"""Whether a need comes before the institution that the same question mentions."""

from dataclasses import replace
from typing import Protocol

from catalog.needs.model import Need
from catalog.search.result import Clues, Decision, NeedsTold, SearchResult

TWO = 2
"""Telling words by which a need comes before an institution that is named, and doesn't do it."""

FOUND = (Decision.ANSWER, Decision.CHOOSE)


class RegisteredKinds(Protocol):
    """What a register knows of kinds, by their keys."""

    def kinds_of(self, code: str) -> frozenset[str]:
        """What the institution of that code counts as."""
        ...

    def has_kind(self, kind: str) -> bool:
        """Whether some institution counts as that."""
        ...


def led(found: SearchResult, told: NeedsTold, first: Need | None, register: RegisteredKinds) -> SearchResult:
    """The result of a search for institutions, with the need before it where that is what is asked.

    `first`: the likeliest need. The institution that a need mentions stays among the matches: it is its
    object.
    """
    if first is None or not _leads(found, told, first, register):
        hinted = first is not None and _is_hinted(found, told, first, register)
        clues = replace(found.clues, needs=told.needs) if hinted else found.clues
        return replace(found, told=told, clues=clues)
    kept = found.decision in (Decision.ANSWER, Decision.SERVICE) and _is_object(found.clues, told)
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


def _is_hinted(found: SearchResult, told: NeedsTold, first: Need, register: RegisteredKinds) -> bool:
    """Whether nobody is found, and slight words tell of a need: its body stands all the same."""
    clues = found.clues
    if found.decision is not Decision.NONE or not told.hinted or clues.numbers or clues.code or clues.talk:
        return False
    if clues.kinds and not told.beyond and register.has_kind(clues.kinds[0]):
        return False  # «детский сад Огонёк», «техникум Волжский»: a kind that there is, is what is looked for
    return not clues.kinds or bool(set(first.kinds) & set(clues.kinds)) or told.telling > len(clues.kinds)


def _leads(found: SearchResult, told: NeedsTold, first: Need, register: RegisteredKinds) -> bool:
    clues = found.clues
    if not told.whole or clues.code:
        return False
    if not told.beyond and (clues.kinds or found.decision in FOUND):
        return False
    if found.decision not in FOUND:
        return not (clues.numbers and set(first.kinds) & set(clues.kinds))
    return _comes_before(found, told, first, register)


def _comes_before(found: SearchResult, told: NeedsTold, first: Need, register: RegisteredKinds) -> bool:
    """Whether the need, told by whole words, comes before those that were found."""
    clues = found.clues
    does_it = bool(found.fitting) and bool(set(first.kinds) & register.kinds_of(found.fitting[0]))
    one = found.decision is Decision.ANSWER
    named = bool(clues.street) or (bool(clues.names) and not told.name_taken)
    if not (told.kind_named or named or (clues.numbers and does_it)):
        return told.sure or not clues.names  # «температура 38» names nobody who doesn't do it
    if does_it:
        return told.sure and not one and not (named or clues.numbers)
    if told.kind_named:
        return told.sure and (told.telling >= TWO or not (one or named))
    return told.sure and (told.beyond >= TWO or not one)


def _is_object(clues: Clues, told: NeedsTold) -> bool:
    """Whether what is found was named beside the need: not by a number alone, nor by the need's own words."""
    named = told.kind_named or bool(clues.street) or (bool(clues.names) and not told.name_taken)
    return named or not (clues.numbers or clues.names or clues.kinds)
