"""VK takes twenty calls a second for one token: whoever calls reserves a moment first."""

import threading
from collections.abc import Callable
from time import monotonic

CALLS_A_SECOND = 19.0
"""Below VK's own limit, so that a call which is held up on its way doesn't make the next ones too many."""


class Limiter:
    """Evenly spaced moments, handed out in order to any number of threads and tasks."""

    def __init__(
        self, calls_a_second: float = CALLS_A_SECOND, clock: Callable[[], float] = monotonic
    ) -> None:
        self._gap = 1 / calls_a_second
        self._clock = clock
        self._lock = threading.Lock()
        self._next = clock()

    def reserve(self) -> float:
        """Take the next free moment; returns how many seconds away it is."""
        with self._lock:
            now = self._clock()
            moment = max(now, self._next)
            self._next = moment + self._gap
            return moment - now

    def hold(self, seconds: float) -> None:
        """Nobody calls for so long: VK said that it was too much."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)
