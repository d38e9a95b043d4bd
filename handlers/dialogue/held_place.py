"""The place that holds within a conversation: said visibly, and changed at a word."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.search.places.region_places import PlaceName
from handlers.dialogue.refine import WHERE, Asked
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply
from handlers.texts import finding as texts
from handlers.texts.words import capitalised


def where(turn: Turn, asked: Asked) -> str:
    """«в Камышине», and that it was said earlier; empty where the question is bound to no place."""
    place = turn.catalog.place(asked.place) if asked.place and not asked.widened else None
    if place is None:
        return ""
    return f"{words_of(place)} {texts.SAID_EARLIER}" if asked.held else words_of(place)


def card_note(turn: Turn, asked: Asked) -> str:
    """What is said beside a card that was looked for in a place said earlier."""
    searched = where(turn, asked) if asked.held else ""
    return texts.HELD.format(where=searched) if searched else widened_note(turn, asked)


def widened_note(turn: Turn, asked: Asked) -> str:
    """Where the place said earlier has nothing of the kind, that the search went beyond it."""
    place = turn.catalog.place(asked.place) if asked.widened else None
    return texts.WIDENED.format(where=capitalised(words_of(place))) if place else ""


def change_place(asked: Asked) -> Sequence[Choice]:
    return (Choice(texts.OTHER_PLACE, "place"),) if asked.held else ()


def words(turn: Turn, query: str, key: str) -> str:
    """A question with its place, as the operator reads it."""
    place = turn.catalog.place(key) if key else None
    return f"{query} ({place.label})" if place else query


def other(turn: Turn) -> Reply:
    """«Другой район»: the place is forgotten, the question stays."""
    session = replace(turn.session, place="", options=(), offset=0, asked=WHERE)
    sentence = texts.WHERE if turn.session.query else texts.WHERE_ANYTHING
    return Reply(sentence, choices=(Choice(texts.CHOOSE_PLACE, "places:0"),), session=session)


def words_of(place: PlaceName) -> str:
    """«в Камышине»; the bare name in brackets where its form isn't known."""
    return place.locative or f"({place.label})"
