"""The pulse of the event loop."""

import asyncio
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from bot.process.heartbeat import beat

FREEZES = {
    "a pattern, which keeps the interpreter's lock": "re.match('(a+)+$', 'a' * 50 + 'b')",
    "a step in Python": "[None for _ in iter(int, 1)]",
    "a call that waits": "time.sleep(100)",
}
PROGRAM = """
import asyncio, re, time
from bot.process.heartbeat import beat

async def main():
    beating = asyncio.create_task(beat(frozen=1.0))
    await asyncio.sleep(1.5)
    print("moving", flush=True)
    {freeze}

asyncio.run(main())
"""


async def beating(seconds: float, frozen: float = 0.0) -> None:
    task = asyncio.create_task(beat())
    await asyncio.sleep(seconds)
    time.sleep(frozen)  # noqa: ASYNC251 - this is the freeze
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("freeze", FREEZES.values(), ids=FREEZES)
def test_a_process_that_is_frozen_does_not_stay(freeze: str) -> None:
    program = [sys.executable, "-c", PROGRAM.format(freeze=freeze)]
    ended = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stdout == "moving\n"
    assert "most recent call first" in ended.stderr
    assert "in main" in ended.stderr


def test_one_that_leaves_in_peace_is_not_ended_later() -> None:
    program = PROGRAM.format(freeze="beating.cancel(); await asyncio.sleep(0); time.sleep(1.5)")
    subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=True)


def test_systemd_is_told_that_it_is_ready_and_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(str(tmp_path / "notify"))
        told.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        asyncio.run(beating(0.4))
        assert [told.recv(64), told.recv(64)] == [b"READY=1", b"WATCHDOG=1"]


def test_lag_is_measured() -> None:
    before = REGISTRY.get_sample_value("gospublic_loop_lag_seconds_sum") or 0.0
    asyncio.run(beating(0.05, frozen=0.6))
    assert (REGISTRY.get_sample_value("gospublic_loop_lag_seconds_sum") or 0.0) - before > 0.2
