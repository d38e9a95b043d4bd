"""The Redis of the tests. Whoever writes there uses names of its own and removes them."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from redis import Redis
from redis.exceptions import RedisError

from tests.services import need

REDIS_URL = "redis://127.0.0.1:6379/0"
SECONDS_TO_START = 10.0


def need_redis() -> None:
    """Skip, or fail, where there is none."""
    need("Redis", available=_answers())


def _answers(url: str = REDIS_URL) -> bool:
    try:
        with Redis.from_url(url, socket_connect_timeout=1) as redis:
            return bool(redis.ping())
    except RedisError:
        return False


@contextmanager
def own_redis(folder: Path) -> Iterator[str]:
    """A server of the test's own, for processes whose names in it can't be told apart; gives its address."""
    program = shutil.which("redis-server")
    need("redis-server", available=program is not None)
    assert program
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            url = f"redis://127.0.0.1:{port}/0"
            end = monotonic() + SECONDS_TO_START
            while not _answers(url) and monotonic() < end:
                sleep(0.05)
            yield url
        finally:
            process.terminate()
