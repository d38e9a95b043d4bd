"""`gospublic run` as a process of its own, with VK's double for its platform."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from time import monotonic, sleep
from types import MappingProxyType
from typing import Any

import httpx

from tests.doubles.vk import Vk

PATIENCE_SECONDS = 60.0  # other tests share the processor
CALLBACK: Mapping[str, str] = {"GOSPUBLIC_VK_CONFIRMATION": "c0nf1rm", "GOSPUBLIC_VK_SECRET": "s3cret"}


@dataclass
class Guide:
    """The process. Its register and its journal stay in its folder from one start to the next."""

    folder: Path
    environment: dict[str, str]
    address: str = ""
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        log = self.folder / "log"
        log.unlink(missing_ok=True)
        with log.open("wb") as stderr:
            command = [sys.executable, "-m", "bot", "run"]
            self.process = subprocess.Popen(command, cwd=self.folder, env=self.environment, stderr=stderr)
        until(lambda: "web_chat_listens" in log.read_text(encoding="utf-8"))
        listens = next(line for line in log.read_text(encoding="utf-8").splitlines() if "listens" in line)
        self.address = json.loads(listens)["address"]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE_SECONDS)

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        self.process.terminate()
        return self.process.wait(PATIENCE_SECONDS)


@contextmanager
def guide(vk: Vk, folder: Path, **settings: str) -> Iterator[Guide]:
    """Started, and gone at the end whatever happens."""
    own = {
        "GOSPUBLIC_DATABASE_URL": f"sqlite:///{folder}/register.sqlite3",
        "GOSPUBLIC_VK_API": vk.address,
        "GOSPUBLIC_VK_TOKEN": vk.token,
        "GOSPUBLIC_VK_GROUP_ID": str(vk.group_id),
        "GOSPUBLIC_WEB_PORT": "0",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    running = Guide(folder, {**os.environ, **own, **settings})
    running.start()
    try:
        yield running
    finally:
        running.kill()


class LongPoll:
    """Events wait in VK's Long Poll server."""

    settings: Mapping[str, str] = MappingProxyType({})

    def __init__(self, vk: Vk, guide: Guide) -> None:
        del guide
        until(lambda: vk.polls > 0)  # what came before the first start ever isn't asked for
        self.add: Callable[[dict[str, Any]], None] = vk.add

    def close(self) -> None:
        """Nothing is held."""


class Callback:
    """VK delivers to `/vk`, again and again until it hears `ok`; several at once."""

    settings: Mapping[str, str] = CALLBACK

    def __init__(self, vk: Vk, guide: Guide) -> None:
        del vk
        self._guide = guide
        self._queue: Queue[dict[str, Any] | None] = Queue()
        self._threads = [threading.Thread(target=self._deliver) for _ in range(8)]
        for thread in self._threads:
            thread.start()

    def add(self, event: dict[str, Any]) -> None:
        self._queue.put({**event, "secret": CALLBACK["GOSPUBLIC_VK_SECRET"]})

    def close(self) -> None:
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()

    def _deliver(self) -> None:
        while (event := self._queue.get()) is not None:
            end = monotonic() + PATIENCE_SECONDS
            while not self._is_taken(event) and monotonic() < end:
                sleep(0.1)

    def _is_taken(self, event: dict[str, Any]) -> bool:
        with suppress(httpx.HTTPError):
            return httpx.post(f"{self._guide.address}vk", json=event).text == "ok"
        return False


def until(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Wait for it, or fail."""
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "waited in vain"
        sleep(0.02)
