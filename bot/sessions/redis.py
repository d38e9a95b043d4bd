"""Sessions that several processes share, in Redis: each under a hash, sealed for the person alone."""

from bot.privacy.pseudonyms import People
from bot.redis_pipeline import RedisError, RedisGroup
from bot.sessions.memory import LIFETIME_SECONDS, MemorySessions, opened, session_to_json
from handlers.messages import Session


class RedisSessions:
    """With Redis away each process goes on with the conversations that it knows; which has been logged."""

    def __init__(self, redis: RedisGroup, people: People) -> None:
        self._redis = redis
        self._people = people
        self._known = MemorySessions()

    async def load(self, person: str) -> Session:
        try:
            kept: list[bytes | None] = await self._redis.call("MGET", *self._keys(person))
        except RedisError:
            return await self._known.load(person)
        sealed = next(filter(None, kept), None)
        return opened(self._people, person, sealed) if sealed else Session()

    async def save(self, person: str, session: Session) -> None:
        await self._known.save(person, session)
        key, _ = self._keys(person)
        sealed = self._people.seal(person, session_to_json(session))
        try:
            await self._redis.call("SET", key, sealed, "EX", LIFETIME_SECONDS)
        except RedisError:
            return

    async def forget(self, person: str) -> None:
        """Raises RedisError: whoever asked to be forgotten mustn't be told what isn't so."""
        await self._known.forget(person)
        await self._redis.call("DEL", *self._keys(person))

    async def keep_up(self) -> None:
        """Redis itself lets go of what is old."""

    async def close(self) -> None:
        """The connection is the process's own."""
        await self._known.close()

    def _keys(self, person: str) -> list[str]:
        """Of this hour, and of the hour before."""
        return [f"session:{name}" for name in self._people.names(person)]
