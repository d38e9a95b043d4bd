"""A Redis of a test's own, for programs whose keys have fixed names."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from redis import Redis
from redis.exceptions import RedisError

from tests.services import need

SECONDS_TO_START = 60.0


@contextmanager
def redis_process(folder: Path) -> Iterator[str]:
    """Gives its address: a socket in the folder, which nobody else uses."""
    program = shutil.which("redis-server")
    need("redis-server", available=program is not None)
    socket = folder / "redis.sock"
    settings = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(folder)]
    with subprocess.Popen([program or "", *settings], stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"unix://{socket}")
            yield f"unix://{socket}"
        finally:
            process.kill()


def _wait_for(address: str) -> None:
    end = monotonic() + SECONDS_TO_START
    while True:
        try:
            with Redis.from_url(address) as redis:
                redis.ping()
        except RedisError:
            assert monotonic() < end
            sleep(0.02)
        else:
            return
