"""The pulse of the event loop: its lag is a metric, systemd's watchdog is fed from it, the frozen are ended.

Nothing outside can tell a frozen process from a busy one, and compose restarts only what has ended: so a
process whose loop hasn't moved for long ends itself. Its clock is faulthandler's thread, which alone
needs no interpreter lock: a pattern keeps that lock for as long as it is matched, and signals wait.
"""

import asyncio
import faulthandler
import os
import socket
from time import monotonic

from bot.observability import metrics

SECONDS_BETWEEN = 0.25
SECONDS_FROZEN = 30.0
"""So long no honest work holds the loop: its longest piece is measured in hundredths of a second."""


async def beat(frozen: float = SECONDS_FROZEN) -> None:
    """Measure the loop's lag, and feed systemd's watchdog where there is one, until cancelled.

    Where no beat comes for `frozen` seconds, every thread's place is told on stderr and the process ends (1).
    """
    notify_systemd("READY=1")
    try:
        while True:
            faulthandler.dump_traceback_later(frozen, exit=True)
            due = monotonic() + SECONDS_BETWEEN
            await asyncio.sleep(SECONDS_BETWEEN)
            metrics.LAG.observe(max(0.0, monotonic() - due))
            notify_systemd("WATCHDOG=1")
    finally:
        faulthandler.cancel_dump_traceback_later()


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
