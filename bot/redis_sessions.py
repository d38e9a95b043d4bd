"""Sessions that several processes share, in Redis. Imported only where Redis is set: it takes a while."""

import json
from dataclasses import asdict

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.sessions import LIFETIME_SECONDS, key_of, session_from_json
from handlers.messages import Session

log = structlog.get_logger()


class RedisSessions:
    """Sessions that several processes share. With Redis away a conversation starts anew, and goes on."""

    def __init__(self, url: str) -> None:
        self._redis: Redis = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)

    async def load(self, person: str) -> Session:
        try:
            saved = await self._redis.get("session:" + key_of(person))
        except RedisError as error:
            log.warning("session_not_loaded", error=type(error).__name__)
            return Session()
        return session_from_json(saved) if saved else Session()

    async def save(self, person: str, session: Session) -> None:
        try:
            await self._redis.set("session:" + key_of(person), json.dumps(asdict(session)), LIFETIME_SECONDS)
        except RedisError as error:
            log.warning("session_not_saved", error=type(error).__name__)

    async def close(self) -> None:
        await self._redis.aclose()
