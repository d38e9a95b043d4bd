"""What changes of needs at the desk are laid over, and how a need is named in an address."""

from starlette_admin.exceptions import ActionFailed

from bot.bootstrap import Parts
from bot.desk.questions import texts
from catalog.needs.own import NeedKey
from catalog.own_needs.importing import Ground
from catalog.own_needs.known import Known
from catalog.region import day_in
from handlers.texts import STILL_LOADING


def ground_of(parts: Parts) -> Ground:
    """The served catalogue, and what operators say by now. Blocks; raises ActionFailed before it is there."""
    context = parts.guide.context
    if context is None:
        raise ActionFailed(STILL_LOADING)
    own = parts.register.own_needs.read()
    return Ground(context.catalog, parts.settings.region, own, day_in(context.region))


def named(key: NeedKey) -> str:
    """«no_heating», «no_heating.volgograd»."""
    return ".".join(filter(None, key))


def key_of(name: str, ground: Ground, known: Known) -> NeedKey | None:
    """The need of that name; None where there is none, nor anything said of it."""
    need, _, place = name.partition(".")
    key = NeedKey(need, place)
    is_somewhere = not place or place in known.places
    return key if (is_somewhere and known.ground(key)) or key in ground.own else None


def known_key(parts: Parts, pk: object) -> tuple[NeedKey, Ground, Known]:
    """The need of a row, with what it is laid over. Blocks; raises ActionFailed where there is none."""
    ground, known = ground_of(parts), Known.of_region(parts.settings.region)
    key = key_of(str(pk), ground, known)
    if key is None:
        raise ActionFailed(texts.NO_SUCH_NEED)
    return key, ground, known
