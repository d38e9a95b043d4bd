"""The one place that joins settings, store, catalogue, sessions and channels."""

from dataclasses import dataclass
from time import perf_counter

import structlog

from bot.conversation import Conversation
from bot.guide import Guide
from bot.pace import Pace
from bot.sessions import MemorySessions, Sessions
from bot.settings import Settings
from catalog.region import load_region, starter
from catalog.store.register import Register, open_register

log = structlog.get_logger()

STARTER_LABEL = "starter"


@dataclass(frozen=True)
class Parts:
    """What a channel needs, joined."""

    settings: Settings
    register: Register
    guide: Guide
    sessions: Sessions
    conversation: Conversation


def assemble(settings: Settings) -> Parts:
    """Open the register and join the parts; the catalogue is loaded by `guide.refresh` or `guide.follow`.

    Raises RegisterUnavailable or RegionError, with a sentence for the operator.
    """
    register = ready_register(settings)
    guide = Guide(register, load_region(settings.region), settings)
    sessions = _sessions(settings)
    return Parts(settings, register, guide, sessions, Conversation(guide, sessions, Pace(), register))


def ready_register(settings: Settings) -> Register:
    """The register, with the region's starter list in it where it was empty.

    Raises RegisterUnavailable or RegionError.
    """
    register = open_register(settings.database_url)
    if register.active_version() is None:
        started = perf_counter()
        institutions = starter(load_region(settings.region))
        register.replace(institutions, note="starter", label=STARTER_LABEL)
        log.info("starter_loaded", institutions=len(institutions), seconds=round(perf_counter() - started, 2))
    return register


def _sessions(settings: Settings) -> Sessions:
    if not settings.redis_url:
        return MemorySessions()
    from bot.redis_sessions import RedisSessions

    return RedisSessions(settings.redis_url)
