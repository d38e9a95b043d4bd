"""What acts say of an address, in words: why, and who knows."""

from catalog.areas.model import AreaAnswer, AreaDecision
from catalog.areas.places import municipality_of
from catalog.areas.services import shown, who_knows
from catalog.model import Institution
from handlers.context import Context
from handlers.texts import areas as texts
from handlers.texts.names import everyday_name

MOST_NAMED = 1


def why(answer: AreaAnswer, context: Context) -> str:
    """The question that is open, the act, or who knows where there is none."""
    if answer.decision is AreaDecision.ASK:
        return texts.question(answer.missing, answer.options)
    if answer.served:
        first = [texts.SEVERAL] if answer.decision is AreaDecision.CHOOSE else []
        return " ".join([*first, *(f"{texts.basis(one)}." for one in answer.served)])
    service = shown(answer.groups[0]) if answer.groups else ""
    return f"{texts.nothing(answer.decision, service)} {texts.who(knowing(answer, context))}"


def knowing(answer: AreaAnswer, context: Context) -> list[str]:
    """Who knows about these services there, with their telephones."""
    found = _knowing(answer, context)
    return [", ".join(filter(None, (everyday_name(one), one.phone))) for one in found[:MOST_NAMED]]


def _knowing(answer: AreaAnswer, context: Context) -> list[Institution]:
    own = municipality_of(answer.municipality)
    if not own.name:
        return []
    groups = answer.groups or tuple(one.group for one in answer.served)
    return [
        one
        for kind in who_knows(groups)
        for one in context.catalog.browse(kind)
        if municipality_of(one.place.municipality) == own and not one.successor
    ]
