"""What an operator would look at one by one: settings, database, Redis, clock, platforms.

Nothing is changed but that the tables are brought up to date, as by every command.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from time import time
from uuid import uuid4

from bot.delivery.model import LaterError
from bot.platforms import SPOKEN, Spoken
from bot.settings import Settings
from catalog.store.errors import StoreError
from catalog.store.register import open_register
from handlers.texts import doctor as texts

MOST_SECONDS_OFF = 5.0
"""Hashes of people change by the hour, and keys end by the second."""

NOTES = {texts.TELEGRAM: texts.TELEGRAM_AND_LAW}
"""What is said of a platform where all is well with it."""

EVICTS_NOTHING = "noeviction"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was looked at, and what is to be done; no faults: all is well, or `note` says how it stands."""

    what: str
    faults: tuple[str, ...] = ()
    note: str = texts.WELL


async def examine(settings: Settings) -> AsyncIterator[Diagnosis]:
    """One finding after another, each when it is known. Never raises for what it finds."""
    yield Diagnosis(texts.SETTINGS, tuple(_settings_faults(settings)))
    database, database_apart = await asyncio.to_thread(_database, settings)
    yield database
    redis, redis_apart = await _redis(settings)
    yield redis
    yield _clock([apart for apart in (database_apart, redis_apart) if apart is not None])
    for one in SPOKEN:
        is_set = one.is_set(settings)
        yield await _platform(one, settings) if is_set else Diagnosis(one.title, note=texts.NOT_SET)


def _settings_faults(settings: Settings) -> list[str]:
    callback = (bool(settings.vk_confirmation), bool(settings.vk_secret.get_secret_value()))
    wrong = {
        texts.NEEDS_HTTPS: settings.public_url and not settings.public_url.startswith("https://"),
        texts.ALL_ARE_ONE: settings.public_url.startswith("https://") and not settings.trusted_proxies,
        texts.HALF_WEBHOOK: settings.webhook_secret and not settings.public_url,
        texts.NO_GROUP: settings.vk_token.get_secret_value() and not settings.vk_group_id,
        texts.HALF_CALLBACK: any(callback) and not all(callback),
        texts.UNKEYED: settings.redis_url and not settings.secret.get_secret_value(),
    }
    return [sentence for sentence, is_wrong in wrong.items() if is_wrong]


def _database(settings: Settings) -> tuple[Diagnosis, float | None]:
    """Also how far its clock is from ours. A lease is taken, to see that it can be written to."""
    try:
        with closing(open_register(settings.database_url)) as register:
            version, name = register.versions.active(), f"doctor:{uuid4().hex}"
            register.leases.take(name, name, 1)
            register.leases.free(name, name)
            apart = register.leases.clock() - time()
    except StoreError as error:
        return Diagnosis(texts.DATABASE, (str(error),)), None
    note = texts.VERSION.format(number=version.number) if version else texts.EMPTY
    return Diagnosis(texts.DATABASE, note=note), None if settings.database_url.startswith("sqlite") else apart


async def _redis(settings: Settings) -> tuple[Diagnosis, float | None]:
    if not settings.redis_url:
        return Diagnosis(texts.REDIS, note=texts.NOT_SET), None
    from bot.redis_pipeline import RedisError, RedisGroup

    redis = RedisGroup(settings.redis_url)
    try:
        seconds, microseconds = await redis.call("TIME")
        apart = float(seconds) + float(microseconds) / 1e6 - time()
        policy = (await redis.call("INFO", "memory")).get("maxmemory_policy", EVICTS_NOTHING)
    except (RedisError, ValueError):
        return Diagnosis(texts.REDIS, (texts.NO_REDIS,)), None
    finally:
        await redis.close()
    faults = () if policy == EVICTS_NOTHING else (texts.REDIS_FORGETS.format(policy=policy),)
    return Diagnosis(texts.REDIS, faults), apart


def _clock(apart: list[float]) -> Diagnosis:
    worst = max(apart, key=abs, default=None)
    if worst is None:
        return Diagnosis(
            texts.CLOCK, note=texts.NO_CLOCK.format(now=f"{datetime.now().astimezone():%d.%m.%Y %H:%M %z}")
        )
    is_off = abs(worst) > MOST_SECONDS_OFF
    return Diagnosis(texts.CLOCK, (texts.CLOCK_IS_OFF.format(seconds=round(abs(worst))),) if is_off else ())


async def _platform(one: Spoken, settings: Settings) -> Diagnosis:
    try:
        return Diagnosis(one.title, tuple(await one.examine(settings)), NOTES.get(one.title, texts.WELL))
    except LaterError as error:
        return Diagnosis(one.title, (texts.UNREACHABLE.format(reason=error),))
