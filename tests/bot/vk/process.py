"""The process's settings with VK's double for its platform, and the two ways in which events reach it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from time import monotonic, sleep
from types import MappingProxyType
from typing import Any

import httpx

from tests.doubles.process import Running, running
from tests.doubles.vk import Vk

PATIENCE_SECONDS = 60.0  # other tests share the processor
CALLBACK: Mapping[str, str] = {"vk_confirmation": "c0nf1rm", "vk_secret": "s3cret"}


@contextmanager
def guide(vk: Vk, folder: Path, settings: Mapping[str, str]) -> Iterator[Running]:
    """The process; its register and its journal stay in the folder from one start to the next."""
    own = {"vk_api": vk.address, "vk_token": vk.token, "vk_group_id": str(vk.group_id)}
    with running(folder, {**own, **settings}) as process:
        yield process


class LongPoll:
    """Events wait in VK's Long Poll server."""

    settings: Mapping[str, str] = MappingProxyType({})

    def __init__(self, vk: Vk) -> None:
        self._vk = vk
        self.add: Callable[[dict[str, Any]], None] = vk.add

    def lead_to(self, process: Running | None) -> None:
        """What came before the first start ever isn't asked for."""
        del process
        until(lambda: self._vk.polls > 0)

    def close(self) -> None:
        """Nothing is held."""


class Callback:
    """VK delivers to `/vk`, again and again until it hears `ok`; several at once."""

    settings: Mapping[str, str] = CALLBACK

    def __init__(self, vk: Vk) -> None:
        del vk
        self._address = ""
        self._queue: Queue[dict[str, Any] | None] = Queue()
        self._threads = [threading.Thread(target=self._deliver) for _ in range(8)]
        for thread in self._threads:
            thread.start()

    def lead_to(self, process: Running) -> None:
        self._address = process.address

    def add(self, event: dict[str, Any]) -> None:
        self._queue.put({**event, "secret": CALLBACK["vk_secret"]})

    def close(self) -> None:
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()

    def _deliver(self) -> None:
        with httpx.Client() as client:
            while (event := self._queue.get()) is not None:
                end = monotonic() + PATIENCE_SECONDS
                while not self._is_taken(client, event) and monotonic() < end:
                    sleep(0.2)

    def _is_taken(self, client: httpx.Client, event: dict[str, Any]) -> bool:
        with suppress(httpx.HTTPError):
            return client.post(f"{self._address}/vk", json=event).text == "ok"
        return False


def until(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Wait for it, or fail."""
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "waited in vain"
        sleep(0.02)
