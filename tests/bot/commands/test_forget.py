"""Who asks to be forgotten is: the conversation in Redis, the words of a report."""

import asyncio
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.privacy.pseudonyms import People
from bot.redis_pipeline import RedisGroup
from bot.sessions.redis import RedisSessions
from catalog.store.register import open_register
from handlers.messages import Session
from handlers.texts import forgetting as texts
from tests.redis_server import REDIS_URL, need_redis

SECRET = uuid4().hex


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'register.sqlite3'}"
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", url)
    monkeypatch.setenv("GOSPUBLIC_SECRET", SECRET)
    return url


def gospublic_forget(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["forget", *arguments])
    return done.exit_code, done.output


@pytest.mark.redis
def test_a_conversation_is_forgotten(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    need_redis()
    monkeypatch.setenv("GOSPUBLIC_REDIS_URL", REDIS_URL)
    number = uuid4().int % 10**9
    person = f"telegram:{number}:{number}"  # as bot.telegram.receive calls whoever writes to the bot alone

    async def session(saved: Session | None = None) -> Session:
        redis = RedisGroup(REDIS_URL)
        sessions = RedisSessions(redis, People(SECRET.encode()))
        if saved:
            await sessions.save(person, saved)
        found = await sessions.load(person)
        await redis.close()
        return found

    assert asyncio.run(session(Session(query="школа"))) == Session(query="школа")
    assert gospublic_forget(f"telegram:{number}") == (0, texts.FORGOTTEN + "\n")
    assert asyncio.run(session()) == Session()
    assert database


def test_what_cannot_be_forgotten_is_not_claimed(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert database
    assert gospublic_forget("vk:1") == (0, texts.FORGOTTEN + "\n")
    monkeypatch.setenv("GOSPUBLIC_REDIS_URL", "redis://127.0.0.1:1/0")
    assert gospublic_forget("vk:1")[0] == 1


def test_the_words_of_a_report_are_forgotten_and_its_number_stays(database: str) -> None:
    with closing(open_register(database)) as register:
        number = register.queues.write_report("error", "a-1", "тут мой адрес", date(2026, 11, 25), "voice")
    assert gospublic_forget("--report", str(number))[0] == 0
    with closing(open_register(database)) as register:
        assert "адрес" not in str(register.queues.report(number))
    assert "адрес" not in Path(database.removeprefix("sqlite:///")).read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("arguments", [[], ["Иванова Мария"], ["telegram:"]])
def test_a_person_is_named_by_platform_and_number(arguments: list[str]) -> None:
    assert gospublic_forget(*arguments)[0] == 2
