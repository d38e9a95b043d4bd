"""What a person writes, and who they are, stays in no log, figure, row or key once it is answered."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import httpx
import psycopg
import pytest
from redis import Redis

from catalog.queues.masking import CUT
from tests.bot.vk.events import message
from tests.doubles.max import Max
from tests.doubles.max_updates import dialogue, wrote
from tests.doubles.process import Running, running
from tests.doubles.server import listening
from tests.doubles.telegram import TOKEN, Telegram
from tests.doubles.telegram import serving as serving_telegram
from tests.doubles.telegram_people import writes
from tests.doubles.vk import Vk
from tests.doubles.vk import serving as serving_vk
from tests.redis_process import redis_process

ON_TELEGRAM, IN_VK, IN_MAX, ON_THE_WEB = 77_100_411, 77_100_422, 77_100_433, "canary-session-77100444"
PERSONAL = (
    "+7 905 471-62-83",
    "112-233-445 95",
    "kanareika@example.org",
    "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
)
SAID = (
    f"поликлиника 99999 позвоните {PERSONAL[0]}, СНИЛС {PERSONAL[1]}, почта {PERSONAL[2]}, код {PERSONAL[3]}",
    "поликлиника 30 дзержинский",
    "сообщить об ошибке",
    "4",
    f"не тот телефон, мой {PERSONAL[0]}, пишите на {PERSONAL[2]}, СНИЛС {PERSONAL[1]}, код {PERSONAL[3]}",
)
SECRETS = (TOKEN, "vk-token-of-tests", "max-token-of-tests", "secret-of-tests")
SECONDS_TO_ANSWER = 60.0


@dataclass
class Platforms:
    """Everywhere a person can write."""

    telegram: Telegram
    vk: Vk
    max: Max
    guide: Running

    def say(self, text: str) -> None:
        """Write it everywhere, and wait for the answers."""
        counts = self._answers()
        self.telegram.add(writes(ON_TELEGRAM, text))
        self.vk.add(message(text, IN_VK))
        self.max.add(wrote(IN_MAX, text))
        told = {"session": ON_THE_WEB, "text": text}
        assert httpx.post(f"{self.guide.address}/api/messages", json=told, timeout=20).status_code == 200
        until(lambda: all(now > before for now, before in zip(self._answers(), counts, strict=True)))

    def _answers(self) -> list[int]:
        return [len(self.telegram.sent()), len(self.vk.to(IN_VK)), len(self.max.to(dialogue(IN_MAX)))]


def until(reached: object) -> None:
    assert callable(reached)
    end = monotonic() + SECONDS_TO_ANSWER
    while not reached():
        assert monotonic() < end, "waited in vain"
        sleep(0.02)


@contextmanager
def everywhere(folder: Path, **settings: str) -> Iterator[Platforms]:
    with ExitStack() as stack:
        telegram = stack.enter_context(serving_telegram(Telegram()))
        vk = stack.enter_context(serving_vk(Vk(token=SECRETS[1])))
        on_max = Max(token=SECRETS[2])
        given = {
            "telegram_token": TOKEN,
            "telegram_api": telegram.address,
            "vk_token": SECRETS[1],
            "vk_group_id": str(vk.group_id),
            "vk_api": vk.address,
            "max_token": SECRETS[2],
            "max_api": stack.enter_context(listening(on_max.app())),
            "secret": SECRETS[3],
            **settings,
        }
        guide = stack.enter_context(running(folder, given))
        until(lambda: vk.polls > 0 and httpx.get(f"{guide.address}/readyz").status_code == 200)
        yield Platforms(telegram, vk, on_max, guide)


def assert_bare(where: str, kept: str) -> None:
    canaries = (*PERSONAL, "471-62-83", "4716283", *SECRETS)
    people = map(str, (ON_TELEGRAM, IN_VK, IN_MAX, ON_THE_WEB))
    found = [canary for canary in (*canaries, *people) if canary in kept]
    assert not found, (where, found)


def test_one_process_on_a_file_keeps_nothing_of_a_person(tmp_path: Path) -> None:
    with everywhere(tmp_path) as platforms:
        for text in SAID:
            platforms.say(text)
        assert_bare("metrics", httpx.get(f"{platforms.guide.address}/metrics").text)
        platforms.guide.stop()
        assert_bare("log", "".join(platforms.guide.lines))
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert_bare(path.name, path.read_bytes().decode("utf-8", "replace"))


@pytest.mark.postgres
def test_on_postgresql_and_redis_nothing_of_a_person_is_kept(tmp_path: Path, postgres_url: str) -> None:
    with redis_process(tmp_path) as redis_url:
        with everywhere(tmp_path, database_url=postgres_url, redis_url=redis_url) as platforms:
            for text in SAID:
                platforms.say(text)
            assert_bare("metrics", httpx.get(f"{platforms.guide.address}/metrics").text)
            assert_bare("redis", _everything_in_redis(redis_url))
            platforms.guide.stop()
            assert_bare("log", "".join(platforms.guide.lines))
        assert_bare("database", _everything_in(postgres_url))


def _everything_in(postgres_url: str) -> str:
    with psycopg.connect(postgres_url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        queries = [f'SELECT * FROM "{name}"' for (name,) in tables]
        rows = [str(row) for query in queries for row in connection.execute(query.encode())]
    assert any(CUT in row for row in rows), "nothing of what was said was written down at all"
    return "\n".join(rows)


def _everything_in_redis(url: str) -> str:
    with Redis.from_url(url) as redis:
        dumped = {key: redis.dump(key) for key in redis.scan_iter()}
    assert any(key.startswith(b"session:") for key in dumped)
    return str(dumped)
