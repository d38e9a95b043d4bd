"""What somebody finds next, in other words, tells what they meant by those that found nothing."""

from dataclasses import replace

from catalog.search import Decision
from handlers.messages import Incoming, Miss, Reply


def noted(incoming: Incoming, reply: Reply) -> Reply:
    """The reply with its miss kept for the next turn; with an answer, a note of what was found at last.

    A card that was chosen tells nothing: the guide itself had offered it.
    """
    missed = next((note for note in reply.remember if isinstance(note, Miss)), None)
    if missed is not None:
        kept = (missed.text, missed.sought, missed.place)
        return replace(reply, session=replace(reply.session, missed=kept))
    asked = reply.session.missed and not incoming.choice
    if not asked or reply.decision != Decision.ANSWER or len(reply.cards) != 1:
        return reply
    text, sought, place = reply.session.missed
    note = Miss("found_later", text, sought, place, reply.cards[0].code)
    session = replace(reply.session, missed=())
    return replace(reply, session=session, remember=(*reply.remember, note))
