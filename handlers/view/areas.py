"""What acts say of an address, in words: why, and who knows."""

from itertools import islice

from catalog.areas.model import AreaAnswer, AreaDecision
from catalog.areas.names.places import municipality_of
from catalog.areas.names.services import shown, who_knows
from catalog.model import Institution
from catalog.search.places.place_names import split_place
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
        return " ".join([*first, *(f"{texts.basis(one)}." for one in answer.served), *namesakes(answer)])
    service = shown(answer.groups[0]) if answer.groups else ""
    told = (texts.nothing(answer.decision, service), texts.who(knowing(answer, context)))
    return " ".join((*told, *namesakes(answer)))


def namesakes(answer: AreaAnswer) -> list[str]:
    """A sentence about other places of that name, where there are any."""
    return [texts.elsewhere(answer.elsewhere)] if answer.elsewhere else []


def knowing(answer: AreaAnswer, context: Context) -> list[str]:
    """Who knows about these services there, with their telephones."""
    found = in_the_know(answer, context)
    return [", ".join(filter(None, (everyday_name(one), one.phone))) for one in found]


def in_the_know(answer: AreaAnswer, context: Context) -> list[Institution]:
    """The bodies of that municipality to turn to, the nearest first."""
    own = municipality_of(answer.municipality)
    if not own.name:
        return []
    groups = answer.groups or tuple(one.group for one in answer.served)
    found = (
        one
        for kind in who_knows(groups)
        for one in context.catalog.browse(kind)
        if municipality_of(one.place.municipality) == own and not one.successor and _is_near(one, answer)
    )
    return list(islice(found, MOST_NAMED))


def _is_near(one: Institution, answer: AreaAnswer) -> bool:
    """Not another district's of the same city."""
    _, district = split_place(one.place)
    if district:
        return district in answer.address.locality
    return True
