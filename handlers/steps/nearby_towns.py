"""Where no institution's coordinates are known: the towns near the point, of which one is chosen."""

from collections.abc import Iterable
from dataclasses import replace

from catalog.search.places.region_places import Town
from handlers.dialogue.turn import Turn
from handlers.messages import Reply
from handlers.texts import nearby as texts
from handlers.view.choices import menu, numbered

MOST_TOWNS = 3
WITHIN_KM = 60.0
"""Volgograd is 70 km long: so far from its centre one may still be in it."""


def offered(turn: Turn, near: Iterable[tuple[float, Town]], what: str) -> Reply:
    """The towns (with the kilometres to each), the nearest first, to look for `what` in.

    The point doesn't tell in which of them somebody is: that is asked.
    """
    within = sorted((pair for pair in near if pair[0] <= WITHIN_KM), key=lambda pair: pair[0])[:MOST_TOWNS]
    if not within:
        return Reply(texts.no_coordinates(what), session=turn.session)
    rows = numbered([(town.name, f"at:{town.place}") for _, town in within])
    listed = [
        replace(row, line=f"{row.line} — {texts.distance(away)}")
        for row, (away, _) in zip(rows, within, strict=True)
    ]
    return menu(texts.choose_town(what), listed, replace(turn.session, shown=""))
