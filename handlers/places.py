"""The place that holds within a conversation: said visibly, and changed at a word."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.asking import Asked
from handlers.messages import Choice, Reply
from handlers.texts import finding as texts
from handlers.turn import Turn


def where(turn: Turn, asked: Asked) -> str:
    """«в Камышине» where the question is bound to a place, empty otherwise."""
    place = turn.catalog.place(asked.place) if asked.place and not asked.widened else None
    return place.locative if place else ""


def place_note(turn: Turn, asked: Asked) -> str:
    """What is said where the place wasn't named in this question but earlier."""
    place = turn.catalog.place(asked.place) if asked.place else None
    if place is None:
        return ""
    if asked.widened:
        return texts.WIDENED.format(where=_capitalised(place.locative))
    return texts.HELD.format(where=place.locative) if asked.held else ""


def change_place(asked: Asked) -> Sequence[Choice]:
    return (Choice(texts.OTHER_PLACE, "place"),) if asked.held else ()


def other(turn: Turn) -> Reply:
    """«Другой район»: the place is forgotten, the question stays."""
    session = replace(turn.session, place="", options=(), offset=0, asked="place")
    return Reply(texts.WHERE if turn.session.query else texts.WHERE_ANYTHING, session=session)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
