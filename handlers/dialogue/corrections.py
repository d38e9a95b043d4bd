"""«Не X, а Y», «X, ой нет, Y»: what is denied is left out before anything is looked for."""

import re
from collections.abc import Iterator
from dataclasses import replace

from catalog.search import Clues
from handlers.dialogue.clues import is_place
from handlers.dialogue.intents import resource
from handlers.dialogue.turn import Turn
from handlers.messages import Reply
from handlers.texts import finding as texts
from handlers.texts.names import repeatable

MOST_DENIED = 4
"""Words that are denied: more are a story, «не могу записаться к врачу»."""


def corrected(turn: Turn) -> str:
    """What is meant, without what is denied; empty where the message corrects nothing."""
    for found, said in _candidates(turn.said):
        denied = turn.catalog.parse(found["denied"]).clues
        if len(found["denied"].split()) <= MOST_DENIED and _alike(denied, turn.catalog.parse(said).clues):
            return said
    return turn.query.text if turn.query.written else ""


def with_note(reply: Reply, turn: Turn) -> Reply:
    """The reply with what counted instead of what, behind its first line."""
    said = [(repeatable(one.meant), repeatable(one.denied)) for one in turn.query.replaced]
    notes = [texts.CORRECTED.format(meant=meant, denied=denied) for meant, denied in said if meant and denied]
    if not notes or not reply.text:
        return reply
    first, newline, rest = reply.text.partition("\n")
    return replace(reply, text=f"{first}\n{' '.join(notes)}{newline}{rest}")


def denies_place(turn: Turn) -> bool:
    """«Не в Волгограде», and no word of where instead."""
    found = resource().corrections.only_denied.match(turn.said)
    return found is not None and is_place(turn.catalog.parse(found["denied"]).clues)


def _candidates(said: str) -> Iterator[tuple[re.Match[str], str]]:
    if found := resource().corrections.denied.search(said):
        yield found, " ".join(filter(None, (said[: found.start()].strip(" ,"), found["meant"].strip())))
    if found := resource().corrections.behind.match(said):
        yield found, found["meant"]


def _alike(denied: Clues, meant: Clues) -> bool:
    """Whether both say the same sort of thing, and of what is denied every word is understood."""
    pairs = ((denied.places, meant.places), (denied.kinds, meant.kinds), (denied.numbers, meant.numbers))
    return not denied.unknown and any(one and other and one != other for one, other in pairs)
