"""Leases in Redis, shared by all processes. Imported only where Redis is set: it takes a while."""

from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.leases import LeasesAwayError

TAKE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""
FREE = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"


class RedisLeases:
    """A lease is a key that ends by itself; each step is one script: no other process comes between."""

    def __init__(self, url: str) -> None:
        self._redis: Redis = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
        self._take = self._redis.register_script(TAKE)
        self._free = self._redis.register_script(FREE)

    async def take(self, name: str, holder: str, seconds: float) -> bool:
        try:
            return bool(await self._take([f"lease:{name}"], [holder, round(seconds * 1000)]))
        except RedisError as error:
            raise LeasesAwayError(type(error).__name__) from error

    async def free(self, name: str, holder: str) -> None:
        try:
            await self._free([f"lease:{name}"], [holder])
        except RedisError as error:
            raise LeasesAwayError(type(error).__name__) from error

    async def close(self) -> None:
        await self._redis.aclose()
