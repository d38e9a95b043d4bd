"""Looking through the list: kinds of institutions, and the places where one kind is."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.search.places.region_places import Level, PlaceName
from handlers.dialogue.refine import again
from handlers.dialogue.turn import Turn
from handlers.messages import KINDS, PLACES, Choice, Reply
from handlers.texts import finding, greeting
from handlers.texts.words import capitalised
from handlers.view.choices import PAGE_SIZE, numbered


def kinds(turn: Turn, offset: int = 0) -> Reply:
    """Five of the kinds that the list holds, in the vocabulary's order; each leads to its institutions."""
    held = [(capitalised(kind.several), f"kind:{kind.key}") for kind in turn.catalog.kinds()]
    reply = _page(turn, KINDS, greeting.BROWSE, held, offset)
    return replace(reply, session=replace(reply.session, query="", shown=""))


def places(turn: Turn, offset: int = 0) -> Reply | None:
    """Five of the places where the open question has an answer; None where no question is open."""
    if not turn.session.query:
        return None
    held = [(place.label, f"at:{place.key}") for place in _having(turn)]
    if not held:
        return None
    reply = _page(turn, PLACES, finding.WHERE, held, offset)
    return replace(reply, session=replace(reply.session, shown=""))


def turned(turn: Turn, step: int) -> Reply | None:
    """The next or the previous five of what is being looked through; None where nothing is."""
    handlers = {KINDS: kinds, PLACES: places}
    handler = handlers.get(turn.session.asked)
    return handler(turn, turn.session.offset + step * PAGE_SIZE) if handler else None


def chosen(turn: Turn, line: int) -> Reply | None:
    """The page with that line of what is looked through; None where nothing is, or it has no such line."""
    handlers = {KINDS: kinds, PLACES: places}
    handler = handlers.get(turn.session.asked)
    page = handler(turn, (line - 1) // PAGE_SIZE * PAGE_SIZE) if handler and line else None
    if page is None or not 0 <= line - 1 - page.session.offset < len(page.session.options):
        return None
    return page


def _having(turn: Turn) -> list[PlaceName]:
    """Municipalities and city districts that some fitting institution is in."""
    fitting = set(again(turn.remembering(replace(turn.session, place=""))).result.fitting)
    levels = (Level.MUNICIPALITY, Level.DISTRICT)
    return [
        place
        for place in turn.catalog.places()
        if place.level in levels
        and any(institution.code in fitting for institution in turn.catalog.browse(place=place.key))
    ]


def _page(turn: Turn, asked: str, head: str, options: Sequence[tuple[str, str]], offset: int) -> Reply:
    offset = max(0, min(offset, (len(options) - 1) // PAGE_SIZE * PAGE_SIZE))
    rows = numbered(options[offset : offset + PAGE_SIZE], start=offset + 1)
    more = len(options) - offset - len(rows)
    return Reply(
        text="\n".join((head, *(row.line for row in rows), *([finding.more(more)] if more > 0 else []))),
        choices=(
            *(row.choice for row in rows),
            *([Choice(finding.MORE, f"{asked}:{offset + PAGE_SIZE}")] if more > 0 else []),
            *([Choice(finding.BACK, f"{asked}:{offset - PAGE_SIZE}")] if offset else []),
        ),
        session=replace(
            turn.session, options=tuple(row.choice.choice for row in rows), offset=offset, asked=asked
        ),
    )
