"""Which question a message asks: a new one, or the open one made narrower."""

from dataclasses import dataclass

from catalog.index import Catalog
from catalog.result import Clues, Decision, SearchResult
from handlers.kinds import kind_of
from handlers.phrases import resource
from handlers.turn import Turn


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was taken, with what the search made of it."""

    result: SearchResult
    query: str  # the question without its place, where it can be asked without
    place: str  # the key of the place that holds from now on; empty: none
    held: bool = False  # the place was said earlier, not in this question
    widened: bool = False  # the place that was said earlier had nothing: searched everywhere


def ask(turn: Turn) -> Asked:
    """The new message alone, or behind the open question where it only adds to it."""
    alone = turn.catalog.search(turn.said)
    if not turn.session.query or is_whole(alone.clues) or not adds(alone.clues):
        return settle(turn, turn.said)
    refined = settle(turn, f"{turn.session.query} {turn.said}")
    if refined.result.decision is Decision.NONE and alone.decision in (Decision.ANSWER, Decision.CHOOSE):
        return settle(turn, turn.said)
    return refined


def again(turn: Turn) -> Asked:
    """The open question once more."""
    return settle(turn, turn.session.query)


def settle(turn: Turn, query: str) -> Asked:
    """Search with the place said earlier, unless the question names one; everywhere if that has nothing."""
    result = turn.catalog.search(query)
    if result.clues.places:
        return _placed(turn.catalog, query, result)
    held = turn.session.place
    if not held or turn.catalog.place(held) is None:
        return Asked(result, query, "")
    near = turn.catalog.search(query, place=held)
    if near.decision is Decision.NONE and result.decision in (Decision.ANSWER, Decision.CHOOSE):
        return Asked(result, query, held, widened=True)
    return Asked(near, query, held, held=True)


def is_whole(clues: Clues) -> bool:
    """Whether a message is a question of its own, rather than a word more about the open one."""
    return bool(clues.kinds or clues.topic or clues.code)


def adds(clues: Clues) -> bool:
    """Whether a message says anything that the search can use."""
    return bool(
        is_whole(clues)
        or clues.places
        or clues.numbers
        or clues.names
        or clues.street
        or clues.audience
        or clues.unknown_place
    )


def _placed(catalog: Catalog, query: str, result: SearchResult) -> Asked:
    """Take the place out of the question, so that another can stand in its stead later.

    The question that is put together from its clues has to mean the same; where it doesn't, the place stays.
    """
    rest = without_place(result.clues)
    for key in reversed(result.clues.places):
        same = catalog.search(rest, place=key) if rest else None
        if same and (same.decision, same.fitting) == (result.decision, result.fitting):
            return Asked(result, rest, key)
    return Asked(result, query, result.clues.places[-1])


def without_place(clues: Clues) -> str:
    """The question in words that the catalogue knows, place left out; empty where nothing else was asked."""
    kind = kind_of(clues.kinds[0]) if clues.kinds else None
    words = [kind.name.one] if kind else []
    words += [resource()["topics"].get(clues.topic.value, "")] if clues.topic and not kind else []
    words += [f"№ {number}" for number in clues.numbers]
    words += clues.names
    words += [f"улица {clues.street}"] if clues.street else []
    return " ".join(filter(None, words))
