"""The channel on the real register, sessions and dialogue, before the double of the Bot API."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.bootstrap import Parts, assemble
from bot.conversation import Conversation
from bot.rate_limit.memory import Pace
from bot.sessions.memory import MemorySessions
from bot.settings import Settings
from tests.bot.telegram.talking import Talk
from tests.doubles.telegram import TOKEN, Telegram, serving


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    file = tmp_path_factory.mktemp("register") / "register.sqlite3"
    parts = assemble(Settings.model_validate({"database_url": f"sqlite:///{file}", "telegram_token": TOKEN}))
    parts.guide.refresh()
    yield parts
    asyncio.run(parts.close())


@pytest.fixture
def parts(joined: Parts) -> Parts:
    """With sessions of the test's own."""
    sessions = MemorySessions()
    conversation = Conversation(joined.guide, sessions, Pace(), joined.notes)
    return replace(joined, sessions=sessions, conversation=conversation)


@pytest.fixture
def talk(parts: Parts) -> Iterator[Talk]:
    telegram = Telegram()
    with serving(telegram):
        yield Talk(parts, telegram)
    assert telegram.refused == [], "the description of the API or its lengths don't allow these calls"
