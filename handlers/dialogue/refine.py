"""Which question a message asks: a new one, or the open one made narrower."""

import re
from dataclasses import dataclass, replace

from catalog.search import Clues, Decision, SearchResult
from handlers.dialogue.clues import adds, is_place, is_talk, is_whole
from handlers.dialogue.place_words import is_near, is_region, ordered, without_places
from handlers.dialogue.turn import Turn

WHERE = "place"
"""What `Session.asked` holds while the question where is open."""

FOUND = (Decision.ANSWER, Decision.CHOOSE)
FEW = 5
"""Institutions that a name may stand for and still be a question of its own."""

LONG_NAME = 6
"""Words; a longer question that has its answer is an official name, and the place a part of it."""

ON_A_STREET = re.compile(r"(?:а\s+|и\s+)?(?:на|по|ул|улиц[аеы])\b", re.IGNORECASE)
"""A street narrows the open question, whatever else stands in it."""

OWN_NUMBER = re.compile(r"(?:№\s*|\bномер\s+)?\b\d{1,4}\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was taken, with what the search made of it."""

    result: SearchResult
    query: str  # the question without its place, where it can be asked without
    place: str  # the key of the place that holds from now on; empty: none
    held: bool = False  # the place was said earlier, not in this question
    widened: bool = False  # the place that was said earlier had nothing: searched everywhere
    refines: bool = False  # a word more about the open question, which stays open as it was


def ask(turn: Turn) -> Asked:
    """The new message alone, or behind the open question where it only adds to it."""
    alone = turn.catalog.search(turn.said)
    if not turn.session.query or not _can_refine(turn, alone):
        return settle(turn, turn.said, alone)
    refined = replace(_refined(turn, alone), refines=True)
    return settle(turn, turn.said, alone) if _stands_alone(turn, alone, refined.result) else refined


def _can_refine(turn: Turn, alone: SearchResult) -> bool:
    """Whether the message is no question by itself, but a word more about the open one."""
    clues = alone.clues
    if is_whole(clues) or is_talk(alone) or not (adds(clues) or clues.unknown):
        return False
    opened = turn.catalog.search(turn.session.query)
    if clues.unknown and (not opened.clues.kinds or opened.clues.topic or _subjects(clues) > 1):
        return False  # a subject of its own: «автобус до города»
    return not (clues.places and is_place(opened.clues))


def _subjects(clues: Clues) -> int:
    return len(clues.unknown) + len(clues.names) + len(clues.places)


def _stands_alone(turn: Turn, alone: SearchResult, refined: SearchResult) -> bool:
    """Whether the message finds something by itself, to which the open question adds nothing."""
    if (
        alone.decision not in FOUND
        or is_place(alone.clues)
        or alone.clues.street
        or ON_A_STREET.match(turn.said)
    ):
        return False
    if refined.decision is Decision.NONE or (
        refined.decision is Decision.ANSWER and refined.fitting[:1] == (turn.session.shown,)
    ):
        return True
    named = bool(alone.clues.names) and len(alone.fitting) <= FEW
    return named and set(alone.fitting).isdisjoint(refined.fitting[:FEW])


def _refined(turn: Turn, alone: SearchResult) -> Asked:
    """The open question with a word more; a place that is said now takes the stead of an earlier one."""
    query = turn.session.query
    if not alone.clues.places:
        return settle(turn, f"{without_numbers(turn, query) if alone.clues.numbers else query} {turn.said}")
    opened, _ = without_places(turn.catalog, query, turn.catalog.search(query).clues)
    return _placed(turn, f"{opened} {turn.said}", alone)


def without_numbers(turn: Turn, query: str) -> str:
    """The open question without the number that it asks for: another is said in its stead."""
    asked = turn.catalog.search(query).clues.numbers
    rest = " ".join(OWN_NUMBER.sub(" ", query).split())
    return rest if asked and rest else query


def again(turn: Turn) -> Asked:
    """The open question once more; its place was shown with it."""
    return replace(settle(turn, turn.session.query), held=False)


def settle(turn: Turn, query: str, alone: SearchResult | None = None) -> Asked:
    """Search with the place said earlier, unless the question names one; everywhere if that has nothing.

    `alone`: the question searched without a place, where that was done before.
    """
    result = alone or turn.catalog.search(query)
    if result.clues.places:
        return _placed(turn, query, result)
    held = turn.session.place
    elsewhere = result.clues.unknown_place and turn.session.asked != WHERE
    if elsewhere or not held or turn.catalog.place(held) is None:
        return Asked(result, query, "")
    near = turn.catalog.search(query, place=held)
    if result.decision in FOUND and (near.decision is Decision.NONE or _passes_over(near, result)):
        return Asked(result, query, held, widened=True)
    return Asked(near, query, held, held=True)


def _passes_over(near: SearchResult, result: SearchResult) -> bool:
    """Whether the place has nothing of that name: what is listed there answers another question."""
    return bool(result.clues.names) and set(near.fitting).isdisjoint(result.fitting)


def _placed(turn: Turn, query: str, named: SearchResult) -> Asked:
    """Take the place out of the question, so that another can stand in its stead later.

    `named`: the search of the words that name the place, perhaps with others.
    """
    catalog = turn.catalog
    whole = named if named.query == query else catalog.search(query)
    whole_name = whole.decision is Decision.ANSWER and len(query.split()) > LONG_NAME
    rest, taken = ("", 0) if whole_name else without_places(catalog, query, whole.clues)
    keys = ordered(catalog, named.clues.places, turn.session.place, taken)
    if is_region(catalog, keys[0]):
        return Asked(whole, query, "")  # it holds everything: no place to keep
    if not rest:
        return Asked(whole, query, keys[0])
    if is_near(catalog, keys[0], turn.session.place):
        near = catalog.search(rest, place=keys[0])
        return Asked(whole if near.decision is Decision.NONE else near, rest, keys[0])
    same = (key for key in keys if catalog.search(rest, place=key).fitting == whole.fitting)
    return Asked(whole, rest, next(same, keys[0]))
