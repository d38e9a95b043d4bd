"""Buttons that go on from the open list carry its stamp: those of an older list are told by it.

«Ещё» under a list means that list, not whichever was opened since. What names an institution or a service
needs no stamp: it leads to the same at any time.
"""

from dataclasses import replace
from hashlib import blake2b

from handlers.messages import KINDS, PLACES, Choice, Incoming, Reply, Session

OF_THE_LIST = frozenset({"all", "at", "back", "missing", "more", "place", "places"})
MARK = "#"
LONGEST = 64
OUTDATED = "outdated"
"""No choice of this name is offered: it gets the open list anew."""


def stamped(reply: Reply) -> Reply:
    """The reply with the stamp of its list on what belongs to it."""
    stamp = _stamp(reply.session)
    return replace(reply, choices=tuple(_with(choice, stamp) for choice in reply.choices))


def unstamped(incoming: Incoming, session: Session) -> Incoming:
    """What was pressed, without its stamp; `OUTDATED` where the stamp isn't the open list's."""
    choice, mark, stamp = incoming.choice.partition(MARK)
    if not mark:
        return incoming
    return replace(incoming, choice=choice if stamp == _stamp(session) else OUTDATED)


def _with(choice: Choice, stamp: str) -> Choice:
    marked = f"{choice.choice}{MARK}{stamp}"
    belongs = choice.choice.partition(":")[0] in OF_THE_LIST
    return replace(choice, choice=marked) if belongs and len(marked) <= LONGEST else choice


def _stamp(session: Session) -> str:
    browsed = session.asked if session.asked in (KINDS, PLACES) else ""
    opened = "\0".join((session.query, session.place, str(session.offset), browsed))
    return blake2b(opened.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
