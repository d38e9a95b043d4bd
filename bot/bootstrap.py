"""The one place that joins settings, store, catalogue, sessions and channels."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.conversation import Conversation
from bot.deep_links import Bots, from_settings
from bot.delivery.inbox import Inbox, ProcessInbox
from bot.feedback.outbox import Notes
from bot.leases.holder import DatabaseLeases, Leases
from bot.live.open_register import ready_register
from bot.live.served import Guide
from bot.platforms import SPOKEN
from bot.privacy.pseudonyms import People
from bot.privacy.secret_file import secret_of
from bot.rate_limit.memory import Pace, Pacer
from bot.sessions.database import DatabaseSessions
from bot.sessions.memory import Sessions
from bot.settings import Settings
from catalog.region import load_region
from catalog.store.processes.leases import KeptLeases
from catalog.store.processes.sessions import SessionStore
from catalog.store.register import Register

if TYPE_CHECKING:
    from bot.redis_pipeline import RedisGroup


DELIVERING = tuple(one.platform for one in SPOKEN)
"""Channels whose updates wait in an inbox until they are answered."""


@dataclass(frozen=True)
class Parts:
    """What a channel needs, joined."""

    settings: Settings
    register: Register
    guide: Guide
    sessions: Sessions
    leases: Leases
    notes: Notes
    conversation: Conversation
    redis: "RedisGroup | None"
    bots: Bots

    async def close(self) -> None:
        """Write down what is left, and let go of connections."""
        self.notes.close()
        await self.sessions.close()
        if self.redis:
            await self.redis.close()
        self.register.close()


def assemble(settings: Settings) -> Parts:
    """Open the register and join the parts; the catalogue is loaded by `guide.refresh` or `guide.follow`.

    Raises RegisterUnavailable or RegionError, with a sentence for the operator.
    """
    register = ready_register(settings)
    guide = Guide(register, load_region(settings.region), settings)
    redis, notes = _redis_group(settings), Notes(register.queues, register.counts)
    sessions, pace, leases = _shared(settings, redis) if redis else _own(settings, register.leases)
    conversation = Conversation(guide, sessions, pace, notes)
    return Parts(
        settings, register, guide, sessions, leases, notes, conversation, redis, from_settings(settings)
    )


def make_inbox(settings: Settings, sessions: Sessions | None = None) -> Inbox:
    """What is delivered waits here: in Redis, else in the database; in memory where no platform delivers.

    `sessions`: those in the database are written there with the answers that they came to.
    """
    if not settings.has_platform:
        return ProcessInbox()
    from bot.delivery.encryption import Seal

    seal = Seal(secret_of(settings))
    if settings.redis_url:
        from bot.delivery.redis_inbox import RedisInbox
        from bot.redis_pipeline import RedisGroup

        return RedisInbox(RedisGroup(settings.redis_url), seal)
    from bot.delivery.journaled_inbox import JournaledInbox
    from catalog.store.processes.journal import Journal

    carried = sessions if isinstance(sessions, DatabaseSessions) else None
    return JournaledInbox(Journal(settings.database_url), seal, sessions=carried)


def _redis_group(settings: Settings) -> "RedisGroup | None":
    if not settings.redis_url:
        return None
    from bot.redis_pipeline import RedisGroup

    return RedisGroup(settings.redis_url)


def _own(settings: Settings, kept: KeptLeases) -> tuple[Sessions, Pacer, Leases]:
    """What one process has for itself. A restart forgets neither sessions nor leases: both are rows."""
    store, people = SessionStore(settings.database_url), People(secret_of(settings))
    sessions = DatabaseSessions(store, people, DELIVERING if settings.has_platform else ())
    return sessions, Pace(), Leases(DatabaseLeases(kept))


def _shared(settings: Settings, redis: "RedisGroup") -> tuple[Sessions, Pacer, Leases]:
    """What all processes have together."""
    from bot.leases.redis import RedisLeases
    from bot.rate_limit.redis import RedisPace
    from bot.sessions.redis import RedisSessions

    people = People(secret_of(settings))
    return RedisSessions(redis, people), RedisPace(redis, people), Leases(RedisLeases(redis))
