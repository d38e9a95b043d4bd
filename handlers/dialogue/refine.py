"""Which question a message asks: a new one, or the open one made narrower."""

from dataclasses import dataclass, replace

from catalog.search import Clues, Decision, Query, SearchResult, Slot
from handlers.dialogue.clues import adds, is_place, is_talk, is_whole, says
from handlers.dialogue.turn import Turn
from handlers.dialogue.which_place import is_near, is_region, ordered

WHERE = "place"
"""What `Session.asked` holds while the question where is open."""

FOUND = (Decision.ANSWER, Decision.CHOOSE)
FEW = 5
"""Institutions that a name may stand for and still be a question of its own."""

LONG_NAME = 6
"""Words; a longer question that has its answer is an official name, and the place a part of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was taken, with what the search made of it."""

    result: SearchResult
    query: Query  # the question without its place, where it can be asked without
    place: str  # the key of the place that holds from now on; empty: none
    held: bool = False  # the place was said earlier, not in this question
    widened: bool = False  # the place that was said earlier had nothing: searched everywhere
    refines: bool = False  # a word more about the open question, which stays open as it was


def ask(turn: Turn) -> Asked:
    """The new message alone, or behind the open question where it only adds to it."""
    if not turn.session.query or not _can_refine(turn):
        return settle(turn, turn.query)
    refined = replace(_refined(turn), refines=True)
    return settle(turn, turn.query) if _stands_alone(turn, refined.result) else refined


def _can_refine(turn: Turn) -> bool:
    """Whether the message is no question by itself, but a word more about the open one."""
    clues = turn.query.clues
    if is_whole(clues) or turn.query.told.whole or not (adds(clues) or clues.unknown):
        return False
    if clues.talk is not None and is_talk(turn.find(turn.query)):
        return False
    opened = turn.opened.clues
    is_about_kind = opened.kinds and not opened.topic and not turn.opened.told.beyond
    if clues.unknown and (not is_about_kind or _subjects(clues) > 1):
        return False  # a subject of its own: «автобус до города»
    return not (clues.places and is_place(opened) and not turn.opened.told.whole)


def _subjects(clues: Clues) -> int:
    return len(clues.unknown) + len(clues.names) + len(clues.places)


def _stands_alone(turn: Turn, refined: SearchResult) -> bool:
    """Whether the message finds something by itself, to which the open question adds nothing."""
    clues = turn.query.clues
    if is_place(clues) or clues.on_street or not says(clues):
        return False
    alone = turn.find(turn.query)
    if alone.decision not in FOUND:
        return False
    if refined.decision is Decision.NONE or (
        refined.decision is Decision.ANSWER and refined.fitting[:1] == (turn.session.shown,)
    ):
        return True
    named = bool(clues.names) and len(alone.fitting) <= FEW
    return named and set(alone.fitting).isdisjoint(refined.fitting[:FEW])


def _refined(turn: Turn) -> Asked:
    """The open question with a word more; a place or number said now takes the stead of an earlier one."""
    clues = turn.query.clues
    if is_place(clues) and len(turn.opened.clues.places) > 1 and (within := _one_of_a_name(turn)):
        return within
    said_anew = Slot.PLACE if clues.places else Slot.NUMBER if clues.numbers else None
    opened = turn.opened.without(said_anew) if said_anew else turn.opened
    return settle(turn, opened.with_words(turn.said))


def _one_of_a_name(turn: Turn) -> Asked | None:
    """Which of the places of one name is meant: «Шуруповка», and then «Дубовский район»."""
    within = settle(turn, turn.opened.with_words(turn.said))
    narrower = set(within.result.fitting) <= set(turn.find(turn.opened).fitting)
    return within if within.result.decision in FOUND and narrower else None


def again(turn: Turn) -> Asked:
    """The open question once more; its place was shown with it."""
    return replace(settle(turn, turn.opened), held=False)


def settle(turn: Turn, query: Query) -> Asked:
    """Search with the place said earlier, unless the question names one; everywhere if that has nothing."""
    if query.clues.places:
        return _placed(turn, query)
    held = turn.session.place
    elsewhere = query.clues.unknown_place and turn.session.asked != WHERE
    if elsewhere or not held or turn.catalog.place(held) is None:
        return Asked(turn.find(query), query, "")
    near = turn.find(query, place=held)
    if near.decision is Decision.NONE or near.clues.names:
        result = turn.find(query)
        if result.decision in FOUND and (near.decision is Decision.NONE or _passes_over(near, result)):
            return Asked(result, query, held, widened=True)
    return Asked(near, query, held, held=True)


def _passes_over(near: SearchResult, result: SearchResult) -> bool:
    """Whether the place has nothing of that name: what is listed there answers another question."""
    return bool(result.clues.names) and set(near.fitting).isdisjoint(result.fitting)


def _placed(turn: Turn, query: Query) -> Asked:
    """Take the place out of the question, so that another can stand in its stead later."""
    catalog, whole = turn.catalog, turn.find(query)
    is_name = whole.decision is Decision.ANSWER and len(query.text.split()) > LONG_NAME
    rest = query.without(Slot.PLACE)
    words = sum(len(said.split()) for said in query.said(Slot.PLACE))
    places = whole.clues.places or query.clues.places
    keys = ordered(catalog, places, turn.session.place, 0 if is_name else words)
    if is_region(catalog, keys[0]):
        return Asked(whole, query, "")  # it holds everything: no place to keep
    if is_name or not rest.text:
        return Asked(whole, query, keys[0])
    if is_near(catalog, keys[0], turn.session.place):
        near = turn.find(rest, place=keys[0])
        return Asked(whole if near.decision is Decision.NONE else near, rest, keys[0])
    meant = _meant(turn, keys, rest, whole)
    return Asked(whole, rest, meant) if meant else Asked(whole, query, keys[0])


def _meant(turn: Turn, keys: list[str], rest: Query, whole: SearchResult) -> str:
    """Of places of one name, that where the rest of the question finds what all of it does; "" for none.

    What several of them have stays a question with its place: without it, it would lose the others.
    """
    if len(keys) == 1 or not whole.fitting:
        return keys[0]
    holding = [key for key in keys if turn.catalog.is_at(whole.fitting, key)]
    same = (key for key in holding if turn.find(rest, place=key).fitting == whole.fitting)
    return next(same, "")
