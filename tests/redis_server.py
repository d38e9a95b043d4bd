"""The Redis of the tests. Whoever writes there uses names of its own and removes them."""

from redis import Redis
from redis.exceptions import RedisError

from tests.services import need

REDIS_URL = "redis://127.0.0.1:6379/0"


def need_redis() -> None:
    """Skip, or fail, where there is none."""
    need("Redis", available=_answers())


def _answers() -> bool:
    try:
        with Redis.from_url(REDIS_URL, socket_connect_timeout=1) as redis:
            return bool(redis.ping())
    except RedisError:
        return False
