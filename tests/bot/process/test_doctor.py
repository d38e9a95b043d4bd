"""Whatever is wrong is told, with what to do; what is right is left alone."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.process.doctor import Diagnosis, examine
from bot.settings import Settings
from bot.telegram import texts as telegram_texts
from handlers.texts import doctor as texts
from tests.doubles.telegram import TOKEN, Telegram, serving
from tests.redis_server import REDIS_URL, need_redis

NOWHERE = "http://127.0.0.1:1"


def findings(**given: object) -> dict[str, Diagnosis]:
    async def play() -> list[Diagnosis]:
        return [one async for one in examine(Settings.model_validate(given))]

    return {one.what: one for one in asyncio.run(play())}


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'register.sqlite3'}"


def test_a_new_installation_is_well(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert texts.ALL_WELL in done.stdout


def test_what_is_wrong_is_status_1_and_no_trace(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("GOSPUBLIC_REDIS_URL=redis://127.0.0.1:1/0\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert texts.NO_REDIS in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.redis
@pytest.mark.postgres
def test_with_both_services_the_clocks_are_compared(postgres_url: str) -> None:
    need_redis()
    found = findings(database_url=postgres_url, redis_url=REDIS_URL, secret="s" * 32)
    assert found[texts.DATABASE].faults == found[texts.CLOCK].faults == ()
    assert found[texts.CLOCK].note == texts.WELL


@pytest.mark.parametrize(
    ("given", "what", "told"),
    [
        ({"public_url": "http://a.example"}, texts.SETTINGS, texts.NEEDS_HTTPS),
        ({"public_url": "https://a.example"}, texts.SETTINGS, texts.ALL_ARE_ONE),
        ({"webhook_secret": "a"}, texts.SETTINGS, texts.HALF_WEBHOOK),
        ({"vk_confirmation": "a"}, texts.SETTINGS, texts.HALF_CALLBACK),
        ({"vk_token": "a", "vk_api": NOWHERE}, texts.SETTINGS, texts.NO_GROUP),
        ({"redis_url": "redis://127.0.0.1:1/0"}, texts.REDIS, texts.NO_REDIS),
        ({"redis_url": "redis://127.0.0.1:1/0"}, texts.SETTINGS, texts.UNKEYED),
    ],
)
def test_a_fault_is_told_where_it_is(database: str, given: dict[str, str], what: str, told: str) -> None:
    assert told in findings(database_url=database, **given)[what].faults


def test_a_platform_out_of_reach_is_told_and_the_others_are_looked_at(database: str) -> None:
    found = findings(
        database_url=database,
        telegram_token="1:a",
        telegram_api=NOWHERE,
        max_token="a",
        max_api=NOWHERE,
    )
    assert len(found[texts.TELEGRAM].faults) == len(found[texts.MAX].faults) == 1
    assert found[texts.VK].note == texts.NOT_SET


def test_a_database_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite3").write_bytes(b"not a database" * 1000)
    found = findings(database_url=f"sqlite:///{tmp_path / 'register.sqlite3'}")
    assert found[texts.DATABASE].faults


def test_what_botfather_was_not_told_is_told(database: str) -> None:
    def of(**me: bool) -> tuple[str, ...]:
        with serving(Telegram(me=me)) as telegram:
            given = {"telegram_token": TOKEN, "telegram_api": telegram.address}
            return findings(database_url=database, **given)[texts.TELEGRAM].faults

    assert of(supports_inline_queries=True, can_read_all_group_messages=False) == of() == ()
    assert of(supports_inline_queries=False) == (telegram_texts.NO_INLINE,)
    assert of(can_read_all_group_messages=True) == (telegram_texts.READS_GROUPS,)
