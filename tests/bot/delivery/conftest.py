"""What the messengers' channels need of the whole, and each kind of inbox."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from redis import Redis

from bot.bootstrap import Parts, assemble
from bot.conversation import Conversation
from bot.delivery.encryption import Seal
from bot.delivery.inbox import Inbox, ProcessInbox
from bot.delivery.journaled_inbox import JournaledInbox
from bot.delivery.redis_inbox import RedisInbox
from bot.rate_limit.memory import Pace
from bot.redis_pipeline import RedisGroup
from bot.sessions.memory import MemorySessions
from bot.settings import Settings
from catalog.store.processes.journal import Journal
from catalog.store.register import open_register
from tests.bot.delivery.platforms import SETTINGS
from tests.redis_server import REDIS_URL, need_redis

SEAL = Seal(b"secret")


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    file = tmp_path_factory.mktemp("register") / "register.sqlite3"
    parts = assemble(Settings.model_validate({"database_url": f"sqlite:///{file}", **SETTINGS}))
    parts.guide.refresh()
    yield parts
    asyncio.run(parts.close())


@pytest.fixture
def parts(joined: Parts) -> Parts:
    """With sessions of the test's own."""
    sessions = MemorySessions()
    conversation = Conversation(joined.guide, sessions, Pace(), joined.notes)
    return replace(joined, sessions=sessions, conversation=conversation)


KINDS = [
    "memory",
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.postgres),
    pytest.param("redis", marks=pytest.mark.redis),
]


@pytest.fixture(params=KINDS)
def make_inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Inbox]]:
    """Each is the inbox of one more process; made within the loop that uses it."""
    if request.param == "memory":
        yield ProcessInbox
    elif request.param == "redis":
        need_redis()
        prefix = f"test:{uuid4().hex}:"
        yield lambda: RedisInbox(RedisGroup(REDIS_URL), SEAL, prefix)
        with Redis.from_url(REDIS_URL) as redis:
            for key in redis.scan_iter(f"{prefix}*"):
                redis.delete(key)
    else:
        url = f"sqlite:///{tmp_path}/r.sqlite3"
        if request.param == "postgresql":
            url = request.getfixturevalue("postgres_url")
        open_register(url).close()
        yield lambda: JournaledInbox(Journal(url), SEAL)
