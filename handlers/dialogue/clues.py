"""What sort of thing a message says, by what was understood of it."""

from catalog.search import Clues, Decision, SearchResult


def is_whole(clues: Clues) -> bool:
    """Whether a message is a question of its own, rather than a word more about the open one."""
    return bool(clues.kinds or clues.topic or clues.code or clues.needs)


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
    found = (clues.places, clues.names, clues.street, clues.audience, clues.unknown_place)
    return is_whole(clues) or any(found)
