"""A point on the map: the nearest institutions of what was asked about. The point is kept nowhere."""

from collections.abc import Iterable
from dataclasses import replace
from math import asin, cos, isfinite, radians, sin, sqrt

from catalog.model import Institution
from catalog.result import Decision
from handlers.choices import menu, rows
from handlers.kinds import kind_of
from handlers.listing import institutions
from handlers.messages import Reply
from handlers.texts import nearby as texts
from handlers.turn import Turn

EARTH_KM = 6371.0
MOST_SHOWN = 5
FAR_KM = 50.0

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def near(turn: Turn) -> Reply:
    """`/near школа`, «рядом»: asks for the point; what is to be looked for there stays open."""
    asked = turn.said.partition(" ")[2] if turn.said.startswith("/") else ""
    session = replace(turn.session, query=asked, options=(), offset=0, asked="") if asked else turn.session
    return Reply(texts.SEND_POINT, session=session)


def nearest(turn: Turn) -> Reply | None:
    """The institutions nearest to the point, each with its distance; None where no point came."""
    here = turn.incoming.location
    if here is None:
        return None
    if not _is_on_earth(here):
        return Reply(texts.NO_SUCH_POINT, session=turn.session)
    wanted, what = _wanted(turn)
    found = sorted(_distances(here, wanted), key=lambda pair: pair[0])[:MOST_SHOWN]
    if not found:
        return Reply(texts.no_coordinates(what), session=turn.session)
    head = texts.FAR if found[0][0] > FAR_KM else texts.NEAREST
    hint = "" if what else texts.NAME_KIND
    listed = [
        replace(row, line=f"{row.line} — {texts.distance(kilometres)}")
        for row, (kilometres, _) in zip(rows([one for _, one in found]), found, strict=True)
    ]
    return menu(f"{head} {hint}".strip(), listed, replace(turn.session, query="", shown=""))


def _wanted(turn: Turn) -> tuple[Iterable[Institution], str]:
    """What the open question is about, wherever it is, and what that is called; everything without one."""
    result = turn.catalog.search(turn.session.query)
    kinds = result.clues.kinds
    if not kinds:
        return turn.catalog.institutions, ""
    kind = kind_of(kinds[0])
    what = kind.name.many if kind else ""
    if result.decision is Decision.CHOOSE:
        return institutions(turn, result.fitting), what
    return [one for key in kinds for one in turn.catalog.browse(key)], what


def _distances(here: Point, found: Iterable[Institution]) -> Iterable[tuple[float, Institution]]:
    """Kilometres to those that work and whose coordinates are known."""
    for one in found:
        if one.latitude is not None and one.longitude is not None and not one.successor:
            yield _kilometres(here, (one.latitude, one.longitude)), one


def _kilometres(one: Point, other: Point) -> float:
    """Along a great circle (the haversine formula)."""
    (north, east), (north_too, east_too) = (tuple(map(radians, point)) for point in (one, other))
    chord = sin((north_too - north) / 2) ** 2
    chord += cos(north) * cos(north_too) * sin((east_too - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def _is_on_earth(point: Point) -> bool:
    latitude, longitude = point
    return all(map(isfinite, point)) and abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004 - degrees
