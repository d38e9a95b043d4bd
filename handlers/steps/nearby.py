"""A point on the map: the nearest institutions of what was asked about. The point is kept nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import asin, cos, isfinite, radians, sin, sqrt

from catalog.model import Institution, Platform
from catalog.search import Clues, Decision
from catalog.search.places.region_places import Point
from catalog.statistics.usage import Count, Measure
from handlers.dialogue.intents import without_near_me
from handlers.dialogue.refine import again
from handlers.dialogue.turn import Turn
from handlers.messages import Reply
from handlers.steps import nearby_towns
from handlers.steps.listing import institutions
from handlers.texts import nearby as texts
from handlers.view.choices import menu, rows
from handlers.view.kinds import kind_of

EARTH_KM = 6371.0
MOST_SHOWN = 5
FAR_KM = 50.0

SENDING = (Platform.TELEGRAM, Platform.VK, Platform.MAX)
"""Where a point can be sent."""


def near(turn: Turn) -> Reply:
    """`/near школа`, «рядом»: asks for the point; what is to be looked for there stays open."""
    asked = turn.said.partition(" ")[2] if turn.said.startswith("/") else ""
    session = replace(turn.session, query=asked, options=(), offset=0, asked="") if asked else turn.session
    return _send_point(turn.remembering(session))


def near_me(turn: Turn) -> Reply | None:
    """«Ближайшая школа»: asks for the point. None where the words name a place, or mean one institution."""
    asked = without_near_me(turn.said)
    if turn.incoming.aloud or not _is_of_use(turn):
        return None
    result = turn.find(turn.catalog.parse(asked))
    if result.decision is not Decision.CHOOSE or not result.clues.kinds or _is_placed(result.clues):
        return None
    session = replace(turn.session, query=asked, options=(), offset=0, asked="", shown="")
    reply = _send_point(turn.remembering(session))
    decision = Decision.CHOOSE.value
    return replace(reply, decision=decision, counts=(Count(Measure.DECISION, decision),))


def nearest(turn: Turn) -> Reply:
    """The institutions nearest to the point that came, each with its distance."""
    here = turn.incoming.location
    if here is None or not _is_on_earth(here):
        return Reply(texts.NO_SUCH_POINT, session=turn.session)
    wanted, what = _wanted(turn)
    found = sorted(_distances(here, wanted), key=lambda pair: pair[0])
    if not found:
        near_towns = [(kilometres(here, town.point), town) for town in turn.catalog.towns]
        return nearby_towns.offered(turn, near_towns, what)
    head = texts.FAR if found[0][0] > FAR_KM else texts.NEAREST
    notes = [head, texts.of_how_many(len(found), len(wanted)), "" if what else texts.NAME_KIND]
    listed = [
        replace(row, line=f"{row.line} — {texts.distance(away)}")
        for row, (away, _) in zip(
            rows([one for _, one in found[:MOST_SHOWN]]), found[:MOST_SHOWN], strict=True
        )
    ]
    return menu(" ".join(filter(None, notes)), listed, replace(turn.session, query="", shown=""))


def kilometres(one: Point, other: Point) -> float:
    """Along a great circle (the haversine formula)."""
    (north, east), (north_too, east_too) = (tuple(map(radians, point)) for point in (one, other))
    chord = sin((north_too - north) / 2) ** 2
    chord += cos(north) * cos(north_too) * sin((east_too - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def _send_point(turn: Turn) -> Reply:
    """Asks for a point where one can be sent and leads anywhere; else for words."""
    if not _is_of_use(turn):
        return Reply(texts.SAY_PLACE, session=turn.session)
    if turn.incoming.aloud:
        return Reply(texts.SEND_POINT_ALOUD, session=turn.session)
    return Reply(texts.SEND_POINT, session=turn.session, asks_point=True)


def _is_of_use(turn: Turn) -> bool:
    """Whether a point can be sent here, and leads anywhere."""
    known = (one.latitude is not None for one in turn.catalog.institutions)
    return turn.incoming.channel in SENDING and (bool(turn.catalog.towns) or any(known))


def _is_placed(clues: Clues) -> bool:
    return bool(clues.places or clues.street or clues.unknown_place or clues.numbers)


def _wanted(turn: Turn) -> tuple[Sequence[Institution], str]:
    """What the open question is about, wherever it is, and what that is called; everything without one."""
    if not turn.session.query:
        return _working(turn.catalog.institutions), ""
    result = again(turn.remembering(replace(turn.session, place=""))).result
    kind = kind_of(result.clues.kinds[0]) if result.clues.kinds else None
    what = kind.name.many if kind else ""
    if result.decision is Decision.CHOOSE:
        return _working(institutions(turn, result.fitting)), what
    if not kind:
        return _working(turn.catalog.institutions), ""
    return _working(one for key in result.clues.kinds for one in turn.catalog.browse(key)), what


def _working(found: Iterable[Institution]) -> Sequence[Institution]:
    return [one for one in found if not one.successor]


def _distances(here: Point, found: Iterable[Institution]) -> Iterable[tuple[float, Institution]]:
    """Kilometres to those whose coordinates are known."""
    for one in found:
        if one.latitude is not None and one.longitude is not None:
            yield kilometres(here, (one.latitude, one.longitude)), one


def _is_on_earth(point: Point) -> bool:
    latitude, longitude = point
    return all(map(isfinite, point)) and abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004 - degrees
