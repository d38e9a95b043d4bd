"""Leases in Redis, shared by all processes."""

from bot.leases.holder import LeasesAwayError
from bot.redis_pipeline import RedisError, RedisGroup

TAKE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""
FREE = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"


class RedisLeases:
    """A lease is a key that ends by itself; each step is one script: no other process comes between."""

    def __init__(self, redis: RedisGroup) -> None:
        self._redis = redis

    async def take(self, name: str, holder: str, seconds: float) -> bool:
        return bool(await self._run(TAKE, name, holder, round(seconds * 1000)))

    async def free(self, name: str, holder: str) -> None:
        await self._run(FREE, name, holder)

    async def _run(self, script: str, name: str, *arguments: str | int) -> object:
        try:
            return await self._redis.call("EVAL", script, 1, f"lease:{name}", *arguments)
        except RedisError as error:
            raise LeasesAwayError(type(error).__name__) from error
