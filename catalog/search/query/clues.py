"""A reading as the dialogue gets it."""

from catalog.search.index.search_index import SearchIndex
from catalog.search.query.slots import Reading
from catalog.search.result import Clues

MOST_PLACES = 6


def clues_of(reading: Reading, top: int, index: SearchIndex) -> Clues:
    """What was understood of the question; places are told apart by `top`, those that fit."""
    return Clues(
        kinds=tuple(clue.kind for clue in reading.kinds),
        numbers=tuple(reading.numbers),
        places=_places(reading, top, index),
        names=tuple(clue.said for clue in reading.names),
        topic=reading.topic or reading.own_topic,
        street=reading.street.said if reading.street else "",
        house=reading.house,
        audience=reading.audience,
        channel=reading.channel,
        code=reading.code,
        talk=reading.talk,
        unknown_place=reading.unknown_place,
        unknown=tuple(reading.unknown),
        on_street=_is_on_street(reading),
    )


def _is_on_street(reading: Reading) -> bool:
    named = any(clue.street for clue in reading.names) or any(clue.street for clue in reading.places)
    return named or reading.street is not None or reading.doubted_street


def _places(reading: Reading, top: int, index: SearchIndex) -> tuple[str, ...]:
    """The keys of the places that were named, the lowest first; of one name, those that fit."""
    keys: list[str] = []
    for group in sorted((g for clue in reading.places for g in clue.groups), key=lambda group: -group.level):
        named = group.keys[:1] if group.town else group.keys
        fitting = [key for key in named if index.at(key) & top] if len(named) > 1 else ()
        keys += fitting or named
    return tuple(dict.fromkeys(keys))[:MOST_PLACES]
