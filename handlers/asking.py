"""Which question a message asks: a new one, or the open one made narrower."""

from dataclasses import dataclass, replace

from catalog.index import Catalog
from catalog.places import Level
from catalog.result import Clues, Decision, SearchResult
from handlers.turn import Turn

LONGEST_PLACE = 3
"""Words of a place: «в красноармейском районе»."""

MOST_WORDS = 15
"""Words of a question that is still taken apart; people who write more are seldom asked back."""

WHERE = "place"
"""What `Session.asked` holds while the question where is open."""


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
    if not turn.session.query or is_whole(alone.clues) or not adds(alone.clues) or is_talk(alone):
        return settle(turn, turn.said)
    refined = replace(settle(turn, f"{turn.session.query} {turn.said}"), refines=True)
    found_alone = alone.decision in (Decision.ANSWER, Decision.CHOOSE) and not is_place(alone.clues)
    if found_alone and (refined.result.decision is Decision.NONE or _shown(turn, refined.result)):
        return settle(turn, turn.said)
    return refined


def _shown(turn: Turn, result: SearchResult) -> bool:
    """Whether the only answer is the card that was shown before: the message added nothing to it."""
    return result.decision is Decision.ANSWER and result.fitting[:1] == (turn.session.shown,)


def again(turn: Turn) -> Asked:
    """The open question once more; its place was shown with it."""
    return replace(settle(turn, turn.session.query), held=False)


def settle(turn: Turn, query: str) -> Asked:
    """Search with the place said earlier, unless the question names one; everywhere if that has nothing."""
    result = turn.catalog.search(query)
    if result.clues.places:
        return _placed(turn.catalog, query, result)
    held = turn.session.place
    elsewhere = result.clues.unknown_place and turn.session.asked != WHERE
    if elsewhere or not held or turn.catalog.place(held) is None:
        return Asked(result, query, "")
    near = turn.catalog.search(query, place=held)
    if near.decision is Decision.NONE and result.decision in (Decision.ANSWER, Decision.CHOOSE):
        return Asked(result, query, held, widened=True)
    return Asked(near, query, held, held=True)


def is_whole(clues: Clues) -> bool:
    """Whether a message is a question of its own, rather than a word more about the open one."""
    return bool(clues.kinds or clues.topic or clues.code)


def is_talk(result: SearchResult) -> bool:
    """Whether a message is said to the bot: a greeting, thanks, an insult, with nothing to look for in it."""
    clues = result.clues
    if clues.talk is None or is_whole(clues) or clues.places or clues.numbers or clues.street:
        return False
    return result.decision is Decision.NONE


def is_place(clues: Clues) -> bool:
    """Whether a message names a place and nothing else: the answer to «where?»."""
    return bool(clues.places or clues.unknown_place) and not (
        is_whole(clues) or clues.numbers or clues.names or clues.street
    )


def adds(clues: Clues) -> bool:
    """Whether a message says anything that the search can use, be it as a word more."""
    return bool(says(clues) or clues.numbers)


def says(clues: Clues) -> bool:
    """Whether a message can be a question: a number alone is none."""
    return bool(
        is_whole(clues)
        or clues.places
        or clues.names
        or clues.street
        or clues.audience
        or clues.unknown_place
    )


def _placed(catalog: Catalog, query: str, result: SearchResult) -> Asked:
    """Take the place out of the question, so that another can stand in its stead later."""
    rest, taken = without_place(catalog, query, result.clues)
    # One word that names several places («алексеевский») means the widest; several words, the narrowest.
    keys = sorted(result.clues.places, key=lambda key: _level(catalog, key), reverse=taken != 1)
    if not rest:
        return Asked(result, query, keys[0])
    same = (key for key in keys if catalog.search(rest, place=key).fitting == result.fitting)
    return Asked(result, rest, next(same, keys[0]))


def without_place(catalog: Catalog, query: str, clues: Clues) -> tuple[str, int]:
    """The question without the words of its place, as few as leave every other clue, and how many they are.

    An empty question where no words can be taken out.
    """
    words = query.split()
    wanted = replace(clues, places=())
    if len(words) > MOST_WORDS:
        return "", 0
    for length in range(1, LONGEST_PLACE + 1):
        for start in range(len(words) - length + 1):
            rest = " ".join(words[:start] + words[start + length :])
            if rest and _means(catalog.search(rest).clues, wanted):
                return rest, length
    return "", 0


def _level(catalog: Catalog, key: str) -> int:
    place = catalog.place(key)
    return place.level if place else Level.REGION


def _means(found: Clues, wanted: Clues) -> bool:
    """The same clues, and no word left over that meant something before."""
    return replace(found, unknown=wanted.unknown) == wanted and set(found.unknown) <= set(wanted.unknown)
