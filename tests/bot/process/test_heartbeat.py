"""The pulse of the event loop."""

import asyncio
import socket
import threading
import time
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from bot.process.heartbeat import Heartbeat


async def beating(heartbeat: Heartbeat, seconds: float, frozen: float = 0.0) -> None:
    task = asyncio.create_task(heartbeat.beat())
    await asyncio.sleep(seconds)
    time.sleep(frozen)  # noqa: ASYNC251 - this is the freeze
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def test_a_loop_that_stands_still_is_ended_and_one_that_moves_is_not() -> None:
    ended = threading.Event()
    asyncio.run(beating(Heartbeat(ended.set, frozen=1.0), 1.5))
    assert not ended.is_set()
    asyncio.run(beating(Heartbeat(ended.set, frozen=0.3), 0.1, frozen=1.0))
    assert ended.is_set()


def test_systemd_is_told_that_it_is_ready_and_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(str(tmp_path / "notify"))
        told.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        asyncio.run(beating(Heartbeat(lambda: None), 0.4))
        assert [told.recv(64), told.recv(64)] == [b"READY=1", b"WATCHDOG=1"]


def test_lag_is_measured() -> None:
    before = REGISTRY.get_sample_value("gospublic_loop_lag_seconds_sum") or 0.0
    asyncio.run(beating(Heartbeat(lambda: None), 0.1, frozen=0.0))

    async def freeze() -> None:
        task = asyncio.create_task(Heartbeat(lambda: None).beat())
        await asyncio.sleep(0.05)
        time.sleep(0.6)  # noqa: ASYNC251 - this is the freeze
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(freeze())
    assert (REGISTRY.get_sample_value("gospublic_loop_lag_seconds_sum") or 0.0) - before > 0.2
