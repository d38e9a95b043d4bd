"""The pulse of the event loop: its lag is a metric, systemd's watchdog is fed from it, the frozen are ended.

Nothing outside can tell a frozen process from a busy one, and compose restarts only what has ended: so a
thread beside the loop ends the process where the loop hasn't moved for long.
"""

import asyncio
import faulthandler
import os
import signal
import socket
import threading
from collections.abc import Callable
from time import monotonic

from bot.observability import metrics

SECONDS_BETWEEN = 0.25
SECONDS_FROZEN = 30.0
"""So long no honest work holds the loop: its longest piece is measured in hundredths of a second."""

Beat = Callable[[], None]


class Heartbeat:
    """Beats in the event loop, and is looked at from a thread. `end` takes a frozen process away."""

    def __init__(self, end: Beat | None = None, frozen: float = SECONDS_FROZEN) -> None:
        self._end = end or _kill
        self._frozen = frozen
        self._last = monotonic()

    async def beat(self) -> None:
        """Measure the loop's lag, and feed systemd's watchdog where there is one, until cancelled."""
        threading.Thread(target=self._look, name="heartbeat", daemon=True).start()
        notify_systemd("READY=1")
        while True:
            due = monotonic() + SECONDS_BETWEEN
            await asyncio.sleep(SECONDS_BETWEEN)
            self._last = monotonic()
            metrics.LAG.observe(max(0.0, self._last - due))
            notify_systemd("WATCHDOG=1")

    def _look(self) -> None:
        while monotonic() - self._last < self._frozen:
            threading.Event().wait(self._frozen / 10)
        self._end()


def notify_systemd(state: str) -> None:
    """Tell systemd, which named a socket for it in NOTIFY_SOCKET (man sd_notify); elsewhere do nothing."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as telling:
        telling.setblocking(False)
        try:
            telling.sendto(state.encode(), f"\0{address[1:]}" if address.startswith("@") else address)
        except OSError:
            metrics.NOT_NOTIFIED.inc()


def _kill() -> None:
    """Say where every thread stands, on stderr, and end at once: nothing gentler reaches a frozen process."""
    faulthandler.dump_traceback(all_threads=True)
    os.kill(os.getpid(), signal.SIGKILL)
