"""The one place that joins settings, store, catalogue, sessions and channels."""

from dataclasses import dataclass

from bot.conversation import Conversation
from bot.delivery.inbox import Inbox, ProcessInbox
from bot.guide import Guide
from bot.leases import DatabaseLeases, Leases
from bot.opening import ready_register
from bot.pace import Pace
from bot.sessions import MemorySessions, Sessions
from bot.settings import Settings
from catalog.region import load_region
from catalog.store.register import Register


@dataclass(frozen=True)
class Parts:
    """What a channel needs, joined."""

    settings: Settings
    register: Register
    guide: Guide
    sessions: Sessions
    leases: Leases
    conversation: Conversation


def assemble(settings: Settings) -> Parts:
    """Open the register and join the parts; the catalogue is loaded by `guide.refresh` or `guide.follow`.

    Raises RegisterUnavailable or RegionError, with a sentence for the operator.
    """
    register = ready_register(settings)
    guide = Guide(register, load_region(settings.region), settings)
    sessions = _sessions(settings)
    leases = _leases(settings, register)
    return Parts(settings, register, guide, sessions, leases, Conversation(guide, sessions, Pace(), register))


def make_inbox(settings: Settings) -> Inbox:
    """What is delivered waits here: in Redis, else in the database; in memory where no platform delivers."""
    tokens = (settings.telegram_token, settings.vk_token, settings.max_token)
    secrets = [token.get_secret_value() for token in tokens]
    if not any(secrets):
        return ProcessInbox()
    from bot.delivery.sealing import Seal

    seal = Seal(secrets)
    if settings.redis_url:
        from bot.delivery.redis_inbox import RedisInbox
        from bot.redis_group import RedisGroup

        return RedisInbox(RedisGroup(settings.redis_url), seal)
    from bot.delivery.journaled_inbox import JournaledInbox
    from catalog.store.journal import Journal

    return JournaledInbox(Journal(settings.database_url), seal)


def _sessions(settings: Settings) -> Sessions:
    if not settings.redis_url:
        return MemorySessions()
    from bot.redis_sessions import RedisSessions

    return RedisSessions(settings.redis_url)


def _leases(settings: Settings, register: Register) -> Leases:
    if not settings.redis_url:
        return Leases(DatabaseLeases(register))
    from bot.redis_leases import RedisLeases

    return Leases(RedisLeases(settings.redis_url))
