"""How often a person writes to all processes together, in Redis."""

from bot.privacy.pseudonyms import People
from bot.rate_limit.memory import MOST_IN_WINDOW, WINDOW_SECONDS, Allowance, Pace, verdict_on
from bot.redis_pipeline import RedisError, RedisGroup

COUNT = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local window, most = ARGV[1] * 1000000, tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
redis.call('ZADD', KEYS[1], now, now)
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -most - 1)
redis.call('EXPIRE', KEYS[1], ARGV[1])
return redis.call('ZCARD', KEYS[1])
"""
"""One round trip, by Redis' own clock: those of processes differ. Of a flood the newest moments are kept."""


class RedisPace:
    """With Redis away each process counts by itself."""

    def __init__(self, redis: RedisGroup, people: People) -> None:
        self._redis = redis
        self._people = people
        self._alone = Pace()

    async def count(self, person: str) -> Allowance:
        key = f"pace:{self._people.names(person)[0]}"
        try:
            count: int = await self._redis.call("EVAL", COUNT, 1, key, WINDOW_SECONDS, MOST_IN_WINDOW + 2)
        except RedisError:
            return await self._alone.count(person)
        return verdict_on(count)
